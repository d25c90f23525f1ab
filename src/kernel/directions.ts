const overrides = /[\u202a-\u202e\u2066-\u2069]/gu;
const rightToLeft =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Samaritan}\p{Script=Mandaic}]/u;

/**
 * The text without the invisible signs that turn the direction of what follows: they are no part of a name, and one of them left
 * open turns round the amount beside it, or makes "exe.png" of "gnp.exe".
 */
export const withoutOverrides = (text: string): string => text.replace(overrides, "");

/** A text that runs from right to left, shut off from what stands beside it, whose digits it would draw to its other end. */
export const isolated = (text: string): string => (rightToLeft.test(text) ? `\u2068${text}\u2069` : text);

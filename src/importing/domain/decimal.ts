import type { RowRefusalCode } from "./refusals.ts";

export const decimalFormats = ["1,250.00", "1.250,00"] as const;
export type DecimalFormat = (typeof decimalFormats)[number];

export interface DecimalOptions {
  /** Digits after the point that the result counts in: 2 for kopecks, 0 for pieces. */
  readonly digits: number;
  readonly format?: DecimalFormat;
  /** What to do with more digits than that: round half up (away from zero), as for money, or refuse. */
  readonly excess: "round" | "refuse";
}

export type Parsed<Value> =
  | { readonly value: Value; readonly refused?: never }
  | { readonly refused: RowRefusalCode; readonly value?: never };

const marks: readonly (readonly [RegExp, string])[] = [
  [/₽|(?<!\p{L})(?:руб(?:лей|ля|ль)?\.?|р\.|RUB|RUR)(?!\p{L})/giu, "RUB"],
  [/\$|(?<!\p{L})USD(?!\p{L})/giu, "USD"],
  [/€|(?<!\p{L})EUR(?!\p{L})/giu, "EUR"],
  [/£|(?<!\p{L})GBP(?!\p{L})/giu, "GBP"],
  [/₸|(?<!\p{L})KZT(?!\p{L})/giu, "KZT"],
  [/¥|(?<!\p{L})CNY(?!\p{L})/giu, "CNY"],
];

/** "1 250 ₽" → "1 250" and RUB: a mark in the cell says the currency. */
export function splitCurrency(text: string): { readonly number: string; readonly currency: string | null } {
  if (/^[\d\s.,+-]*$/u.test(text)) return { number: text, currency: null };
  for (const [mark, currency] of marks) {
    const number = text.replace(mark, "");
    if (number !== text) return { number: number.trim(), currency };
  }
  return { number: text, currency: null };
}

const groupSpaces = /[\s\u00A0\u2007\u2009\u202F'’]/u;

interface Pieces {
  readonly whole: string;
  readonly fraction: string;
}

function isGrouped(whole: string, separator: string): boolean {
  const [first = "", ...rest] = whole.split(separator);
  return /^\d{1,3}$/.test(first) && rest.every((group) => /^\d{3}$/.test(group));
}

/** Splits at the decimal sign; null when the groups are not thousands. */
function splitAt(body: string, decimal: string, group: string): Pieces | null {
  const at = body.lastIndexOf(decimal);
  const whole = at === -1 ? body : body.slice(0, at);
  const fraction = at === -1 ? "" : body.slice(at + 1);
  if (whole.includes(decimal) || !/^\d*$/.test(fraction)) return null;
  if (whole.includes(group) && !isGrouped(whole, group)) return null;
  return { whole: whole.replaceAll(group, ""), fraction };
}

/** The only sign of its kind: a group and a decimal sign look alike when one to three digits precede and three follow. */
function splitAtOnly(body: string, sign: string, other: string, spaced: boolean): Pieces | "ambiguous" | null {
  if (body.indexOf(sign) !== body.lastIndexOf(sign)) {
    return isGrouped(body, sign) && !spaced ? { whole: body.replaceAll(sign, ""), fraction: "" } : null;
  }
  if (!spaced && /^[1-9]\d{0,2}[.,]\d{3}$/.test(body)) return "ambiguous";
  return splitAt(body, sign, other);
}

function piecesOf(body: string, spaced: boolean, format: DecimalFormat | undefined): Pieces | "ambiguous" | null {
  if (format === "1,250.00") return splitAt(body, ".", ",");
  if (format === "1.250,00") return splitAt(body, ",", ".");
  const comma = body.lastIndexOf(",");
  const point = body.lastIndexOf(".");
  if (comma === -1 && point === -1) return { whole: body, fraction: "" };
  if (point === -1) return splitAtOnly(body, ",", ".", spaced);
  if (comma === -1) return splitAtOnly(body, ".", ",", spaced);
  return comma > point ? splitAt(body, ",", ".") : splitAt(body, ".", ",");
}

function unsigned(text: string): { readonly body: string; readonly negative: boolean } {
  const inBrackets = /^\((.*)\)$/u.exec(text)?.[1];
  if (inBrackets !== undefined) return { body: inBrackets.trim(), negative: true };
  const sign = /^[+\-−–]/u.exec(text)?.[0];
  return { body: sign === undefined ? text : text.slice(1).trim(), negative: sign !== undefined && sign !== "+" };
}

function toMinor(pieces: Pieces, negative: boolean, options: DecimalOptions): Parsed<number> {
  const { digits, excess } = options;
  const kept = pieces.fraction.slice(0, digits).padEnd(digits, "0");
  const beyond = pieces.fraction.slice(digits);
  if (excess === "refuse" && /[1-9]/.test(beyond)) return { refused: "too_many_decimals" };
  const roundsUp = beyond !== "" && beyond.charCodeAt(0) >= 53;
  const minor = BigInt(pieces.whole + kept || "0") + (roundsUp ? 1n : 0n);
  if (minor > BigInt(Number.MAX_SAFE_INTEGER)) return { refused: "number_too_large" };
  return { value: negative && minor !== 0n ? -Number(minor) : Number(minor) };
}

/**
 * A number as people write it → an exact integer of `10^-digits`: "1 250,00", "1,250.00", "1.250,00", "1250.5", "-3",
 * "(3)". A currency mark is taken off by `splitCurrency`. Refused: `ambiguous_number` for "1,250" and "1.250", where the
 * sign may be of thousands or of decimals and no `format` says which; `not_a_number`, `too_many_decimals` (only with
 * `excess: "refuse"`), `number_too_large`.
 */
export function parseDecimal(text: string, options: DecimalOptions): Parsed<number> {
  const { body: written, negative } = unsigned(text.trim());
  const spaced = groupSpaces.test(written);
  if (spaced && !isGrouped(written.replace(/[.,]\d*$/u, "").replace(/['’\s]/gu, " "), " "))
    return { refused: "not_a_number" };
  const body = written.replace(/['’\s]/gu, "");
  if (!/^(?:\d[\d.,]*|[.,]\d+)$/.test(body)) return { refused: "not_a_number" };
  const pieces = piecesOf(body, spaced, options.format);
  if (pieces === null) return { refused: "not_a_number" };
  if (pieces === "ambiguous") return { refused: "ambiguous_number" };
  return toMinor(pieces, negative, options);
}

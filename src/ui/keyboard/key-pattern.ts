/**
 * A shortcut as written in the code: "J", "G B" (one after the other), "Mod+K", "Shift+ArrowRight", "?", "/".
 * `Mod` is ⌘ on a Mac and Ctrl elsewhere. Letters go by the place of the key, so a Russian layout works too.
 */
export type KeyPattern = string;

export interface Stroke {
  readonly code: string;
  readonly mod: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
}

const named: Record<string, string> = { "/": "Slash", Esc: "Escape", "[": "BracketLeft", "]": "BracketRight" };

export function parsePattern(pattern: KeyPattern): readonly Stroke[] {
  return pattern.split(" ").map(parseStroke);
}

function parseStroke(text: string): Stroke {
  if (text === "?") return { code: "?", mod: false, shift: false, alt: false };
  const parts = text.split("+");
  const key = parts.at(-1) ?? "";
  const code = /^[A-Z]$/.test(key) ? `Key${key}` : /^\d$/.test(key) ? `Digit${key}` : (named[key] ?? key);
  return { code, mod: parts.includes("Mod"), shift: parts.includes("Shift"), alt: parts.includes("Alt") };
}

export interface Pressed {
  readonly code: string;
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/** Whether the pressed key is this stroke. "?" is known by its sign or by Shift and the key where English has it. */
export function isStroke(stroke: Stroke, event: Pressed, isMac: boolean): boolean {
  const mod = isMac ? event.metaKey : event.ctrlKey;
  const foreign = isMac ? event.ctrlKey : event.metaKey;
  if (foreign || mod !== stroke.mod || event.altKey !== stroke.alt) return false;
  if (stroke.code === "?") return event.key === "?" || (event.code === "Slash" && event.shiftKey);
  return event.code === stroke.code && event.shiftKey === stroke.shift;
}

/** Printed without a modifier: WCAG 2.1.4 wants a way to turn these off. */
export function isSingle(strokes: readonly Stroke[]): boolean {
  const first = strokes[0];
  return (
    first !== undefined &&
    !first.mod &&
    !first.alt &&
    (first.code === "?" || /^(Key|Digit|Slash|Bracket)/.test(first.code))
  );
}

export const isApple = () => /Mac|iPhone|iPad/.test(navigator.userAgent);

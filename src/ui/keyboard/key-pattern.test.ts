import { expect, test } from "vitest";
import { isSingle, isStroke, parsePattern, type Stroke } from "./key-pattern.ts";

const key = (code: string, key: string, held: Partial<Record<"ctrlKey" | "metaKey" | "shiftKey", boolean>> = {}) => ({
  code,
  key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
});
const one = (pattern: string): Stroke => parsePattern(pattern)[0] ?? { code: "", mod: false, shift: false, alt: false };

test("J works on the Russian layout, where the same key prints О", () => {
  expect(isStroke(one("J"), key("KeyJ", "о"), false)).toBe(true);
});

test("Mod is Ctrl on Windows and ⌘ on a Mac, and never the other one", () => {
  expect(isStroke(one("Mod+K"), key("KeyK", "k", { ctrlKey: true }), false)).toBe(true);
  expect(isStroke(one("Mod+K"), key("KeyK", "k", { ctrlKey: true }), true)).toBe(false);
  expect(isStroke(one("Mod+K"), key("KeyK", "л", { metaKey: true }), true)).toBe(true);
});

test("a letter with Ctrl is the browser's, not ours", () => {
  expect(isStroke(one("C"), key("KeyC", "c", { ctrlKey: true }), false)).toBe(false);
});

test("the question mark is found wherever the layout prints it", () => {
  expect(isStroke(one("?"), key("Digit7", "?", { shiftKey: true }), false)).toBe(true);
  expect(isStroke(one("?"), key("Slash", ",", { shiftKey: true }), false)).toBe(true);
});

test("only shortcuts without a modifier can be turned off", () => {
  expect(isSingle(parsePattern("G B"))).toBe(true);
  expect(isSingle(parsePattern("Mod+Z"))).toBe(false);
  expect(isSingle(parsePattern("Shift+ArrowRight"))).toBe(false);
});

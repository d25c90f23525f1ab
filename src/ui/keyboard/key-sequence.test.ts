import { expect, test } from "vitest";
import { parsePattern } from "./key-pattern.ts";
import { hearStroke } from "./key-sequence.ts";

const known = ["G B", "G R", "R", "J", "?"].map((keys) => ({ keys, strokes: parsePattern(keys) }));

/** Presses keys quickly one after the other; answers what each did. */
function press(...codes: string[]) {
  let begun: readonly (typeof known)[number]["strokes"][number][] = [];
  return codes.map((code) => {
    const isMark = code === "?";
    const event = { code: isMark ? "Slash" : `Key${code}`, key: code, shiftKey: isMark };
    const heard = hearStroke(known, begun, { ...event, ctrlKey: false, metaKey: false, altKey: false }, false);
    begun = heard.next;
    return heard.done?.keys ?? null;
  });
}

test("two keys of a sequence do what the sequence says, and the next key is heard for itself", () => {
  expect(press("G", "R", "?")).toEqual([null, "G R", "?"]);
  expect(press("G", "R", "R")).toEqual([null, "G R", "R"]);
});

test("a key that does not go on with the sequence is not swallowed", () => {
  expect(press("G", "?")).toEqual([null, "?"]);
  expect(press("G", "J", "?")).toEqual([null, "J", "?"]);
});

test("a sequence may begin again in the middle of another", () => {
  expect(press("G", "G", "B")).toEqual([null, null, "G B"]);
});

import { expect, test } from "vitest";
import { cut, textOf, wordsOf } from "./values.ts";

test("no half of a sign is left where a text is cut, nor where it came in halves; what fits stays as it is", () => {
  expect(cut("аб😀", 3)).toBe("аб");
  expect(cut("аб😀", 4)).toBe("аб😀");
  expect(textOf("половина \ud83d и \ude00 другая")).toBe("половина \ufffd и \ufffd другая");
  expect(wordsOf("&#55357;")).toBe("\ufffd");
});

test("a note of nothing but opened marks is read at once, and marks with addresses go", () => {
  const began = performance.now();
  expect(wordsOf("[b=".repeat(33_000), 9)).toBe("[b=[b=[b=");
  // What it took before were eleven seconds; a busy machine is forgiven the rest.
  expect(performance.now() - began).toBeLessThan(5_000);
  expect(wordsOf("[url=https://example.org/a]Договор[/url]")).toBe("Договор");
});

import { expect, test } from "vitest";
import { safeAddress } from "./enter.ts";

test("after sign-in the page leads to addresses of this site only", () => {
  expect(safeAddress("/w/north/board?stage=1")).toBe("/w/north/board?stage=1");
  for (const next of [
    "//evil.example",
    "/\\evil.example",
    "/\t/evil.example",
    "/\n\\evil.example",
    "https://evil.example",
    "javascript:alert(1)",
    "",
    null,
    7,
  ]) {
    expect(safeAddress(next)).toBeNull();
  }
});

import { expect, test } from "vitest";
import { typedTime } from "./typed-time.ts";

test("a time may be typed the way people write it", () => {
  expect(["9", "930", "9:30", "9.30", "0930", "17 05"].map(typedTime)).toEqual([
    "09:00",
    "09:30",
    "09:30",
    "09:30",
    "09:30",
    "17:05",
  ]);
});

test("25:00 and words are no time", () => {
  expect(typedTime("25:00")).toBeNull();
  expect(typedTime("9:75")).toBeNull();
  expect(typedTime("утром")).toBeNull();
});

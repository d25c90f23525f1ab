import { expect, test } from "vitest";
import { typedDate } from "./typed-date.ts";

test("a day may be typed the way people write it", () => {
  expect(typedDate("15.01.2027", "2026-11-18")).toBe("2027-01-15");
  expect(typedDate("5/1/27", "2026-11-18")).toBe("2027-01-05");
  expect(typedDate("25.11", "2026-11-18")).toBe("2026-11-25");
});

test("30 February is refused rather than moved to March", () => {
  expect(typedDate("30.02.2026", "2026-11-18")).toBeNull();
  expect(typedDate("15.01.20", "2026-11-18")).toBe("2020-01-15");
  expect(typedDate("завтра", "2026-11-18")).toBeNull();
});

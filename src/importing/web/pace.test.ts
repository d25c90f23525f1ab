import { expect, test } from "vitest";
import { paceOf } from "./pace.ts";

const startedAt = "2026-03-02T09:00:00Z";
const after = (seconds: number) => Date.parse(startedAt) + seconds * 1000;
const reading = (read: number, bytesRead: number) => ({
  startedAt,
  bytesRead,
  counts: { read, created: 0, updated: 0, skipped: 0, refused: 0, undone: 0 },
});

test("30,000 rows and a quarter of the file in 20 seconds are 1,500 rows a second and a minute to go", () => {
  const pace = paceOf(reading(30_000, 25_000_000), 100_000_000, after(20));
  expect(pace).toEqual({ rowsPerSecond: 1_500, secondsLeft: 60, isRead: false });
});

test("the first moments tell the pace and nothing of the rest, nor does a workbook, whose bytes come at once", () => {
  expect(paceOf(reading(500, 1_000), 100_000, after(1))).toMatchObject({ rowsPerSecond: 500, secondsLeft: null });
  expect(paceOf(reading(500, 1_000), null, after(10))).toMatchObject({ rowsPerSecond: 50, secondsLeft: null });
  expect(paceOf(reading(0, 0), 100_000, after(10))).toMatchObject({ rowsPerSecond: null, secondsLeft: null });
});

test("when all is read the rows are being written, and a pace of reading would only seem to fall", () => {
  const nothing = { rowsPerSecond: null, secondsLeft: null, isRead: true };
  expect(paceOf(reading(30_000, 100_000), 100_000, after(60))).toEqual(nothing);
});

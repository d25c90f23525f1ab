import { expect, test } from "vitest";
import { millisecondsPerDay as day, millisecondsPerHour as hour } from "../../kernel/time.ts";
import { type DealPromise, isOld } from "./old-deal.ts";

const zone = "Europe/Moscow";
/** 12:00 in Moscow. */
const now = Date.UTC(2026, 10, 18, 9);
const open = (days: number, ...promises: DealPromise[]) => ({ openSince: now - days * day, promises });
const moment = { now, zone, usualCycleDays: 30 };

test("a deal is old a millisecond after two usual cycles, not at exactly two", () => {
  expect(isOld(open(60), moment)).toBe(false);
  expect(isOld({ openSince: now - 60 * day - 1, promises: [] }, moment)).toBe(true);
});

test("a meeting planned ahead saves it, one that was planned for the past does not", () => {
  const meeting = (at: number, hasTime = true): DealPromise => ({ kind: "meeting", at, hasTime });
  expect(isOld(open(90, meeting(now + 1)), moment)).toBe(false);
  expect(isOld(open(90, meeting(now)), moment)).toBe(true);
  expect(isOld(open(90, meeting(now - day)), moment)).toBe(true);
  // For the day, at no hour: until the day is over.
  expect(isOld(open(90, meeting(now - 3 * hour, false)), moment)).toBe(false);
  expect(isOld(open(90, meeting(now - 13 * hour, false)), moment)).toBe(true);
});

test("a payment promised for today or later saves it, yesterday's does not", () => {
  expect(isOld(open(90, { kind: "payment", on: "2026-11-18" }), moment)).toBe(false);
  expect(isOld(open(90, { kind: "payment", on: "2026-11-17" }), moment)).toBe(true);
});

test("where nothing is known of the cycle nothing is old", () => {
  expect(isOld(open(9_000), { ...moment, usualCycleDays: null })).toBe(false);
});

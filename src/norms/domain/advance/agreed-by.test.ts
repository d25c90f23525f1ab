import fc from "fast-check";
import { expect, test } from "vitest";
import { isAgreedBy } from "./agreed-by.ts";

const minute = 60_000;
const at = (minutes: number) => 1_000_000 * minute + minutes * minute;
const contact = (done: number, previous: number | null, next: number | null) => ({
  doneAt: at(done),
  previous: previous === null ? null : at(previous),
  next: next === null ? null : at(next),
  until: at(done + 18 * 60),
});

test("a meeting planned with the completion of a call, or some hours after it, was agreed on by that call", () => {
  expect([0, 3 * 60, 18 * 60, 18 * 60 + 1].map((made) => isAgreedBy(contact(0, null, null), at(made)))).toEqual([
    true,
    true,
    true,
    false,
  ]);
});

test("planned five minutes before the call was marked as done it was agreed on by that call, not by yesterday's", () => {
  expect(isAgreedBy(contact(0, -900, null), at(-5))).toBe(true);
  expect(isAgreedBy(contact(-900, null, 0), at(-5))).toBe(false);
  expect(isAgreedBy(contact(0, null, null), at(-31))).toBe(false);
});

test("right after one call and ten minutes before another it belongs to the first", () => {
  expect([isAgreedBy(contact(0, null, 12), at(2)), isAgreedBy(contact(12, 0, null), at(2))]).toEqual([true, false]);
});

test("whatever the contacts of a deal, a step belongs to one of them at most", () => {
  const times = fc.uniqueArray(fc.integer({ min: 0, max: 600 }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(times, fc.integer({ min: -60, max: 700 }), (some, made) => {
      // Two contacts are two minutes apart at least.
      const done = some.map((one) => one * 2).sort((one, other) => one - other);
      const owners = done.filter((one, place) =>
        isAgreedBy(contact(one, done[place - 1] ?? null, done[place + 1] ?? null), at(made)),
      );
      expect(owners.length).toBeLessThanOrEqual(1);
    }),
  );
});

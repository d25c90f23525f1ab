import fc from "fast-check";
import { expect, test } from "vitest";
import { type DayTask, groupOfPlanned, groups, orderDay } from "./order-day.ts";

const minute = 60_000;
const now = 1_000_000 * minute;
const today = now - 9 * 60 * minute;
const group = (minutes: number, hasTime = true) => groupOfPlanned({ at: now + minutes * minute, hasTime }, now, today);

test("what begins within a quarter of an hour is about to; a minute late is late; without an hour it has the whole day", () => {
  expect([group(15), group(16), group(0), group(-1)]).toEqual(["soon", "clock", "soon", "overdue"]);
  expect([groupOfPlanned({ at: today, hasTime: false }, now, today), group(-24 * 60, false)]).toEqual([
    "clock",
    "overdue",
  ]);
});

const task = (key: string, more: Partial<DayTask>): DayTask => ({
  key,
  group: "clock",
  at: now,
  hasTime: true,
  amountMinor: 0,
  ...more,
});

test("a meeting in ten minutes goes before what is late, the dearest of the late first, then the clock, then the day", () => {
  const ordered = orderDay([
    task("hygiene", { group: "hygiene", at: null }),
    task("of the day", { hasTime: false, at: today }),
    task("at three", { at: now + 180 * minute }),
    task("at noon", { at: now + 20 * minute }),
    task("late, 1 million", { group: "overdue", at: now - 999 * minute, amountMinor: 1_000_000_00 }),
    task("late, 4 million", { group: "overdue", at: now - minute, amountMinor: 4_000_000_00 }),
    task("meeting", { group: "soon", at: now + 10 * minute }),
    task("new deal", { group: "fresh", at: now - 26 * minute }),
  ]);
  expect(ordered.map(({ key }) => key)).toEqual([
    "meeting",
    "late, 4 million",
    "late, 1 million",
    "at noon",
    "at three",
    "of the day",
    "new deal",
    "hygiene",
  ]);
});

const anyTask = fc.record({
  key: fc.uuid(),
  group: fc.constantFrom(...groups),
  at: fc.option(fc.nat(5)),
  hasTime: fc.boolean(),
  amountMinor: fc.nat(3),
});

test("the order is total: whatever comes in, everything comes out once, and always in the same order", () => {
  fc.assert(
    fc.property(fc.uniqueArray(anyTask, { selector: ({ key }) => key }), fc.infiniteStream(fc.nat()), (tasks, dice) => {
      const ordered = orderDay(tasks);
      expect(new Set(ordered)).toEqual(new Set(tasks));
      const shuffled = tasks
        .map((one) => ({ one, at: dice.next().value as number }))
        .sort((one, other) => one.at - other.at)
        .map(({ one }) => one);
      expect(orderDay(shuffled)).toEqual(ordered);
    }),
  );
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { millisecondsPerDay as day } from "../../kernel/time.ts";
import { chanceAt, longCycle, type PastVisit, stageHistories } from "./stage-chances.ts";

const visit = (enteredAt: number, leftAt: number | null, cycle: number | null = null): PastVisit => ({
  stageId: "meeting",
  dealCreatedAt: enteredAt,
  enteredAt,
  leftAt,
  cycle,
});

test("five visits, two wins: 3/7 of the stage, and by age what those still open then came to", () => {
  const now = 100 * day;
  const visits = [
    visit(0, 2 * day, 20 * day), // won, left after two days
    visit(0, 5 * day, 20 * day), // won, left after five
    visit(0, 2 * day), // lost after two
    visit(0, 10 * day), // lost after ten
    visit(0, null), // open for a hundred days: not won
    visit(95 * day, 96 * day), // of a deal younger than a 90 % cycle: not counted
  ];
  const meeting = stageHistories(visits, 20 * day, now).get("meeting");
  expect(meeting).toMatchObject({ visits: 5, wins: 2, share: 3 / 7 });
  const s = 3 / 7;
  expect(meeting?.steps).toEqual([
    { day: 0, stillOpen: 5, won: 2, chance: (2 + 10 * s) / 15 },
    // Who left at exactly two days is not there at that age.
    { day: 2, stillOpen: 3, won: 1, chance: (1 + 10 * s) / 13 },
    { day: 5, stillOpen: 2, won: 0, chance: (10 * s) / 12 },
    { day: 10, stillOpen: 1, won: 0, chance: (10 * s) / 11 },
    // Nobody is known to have stood longer than a hundred days: the share of the stage.
    { day: 101, stillOpen: 0, won: 0, chance: s },
  ]);
});

test("the age is that of the present visit, by whole days", () => {
  const steps = [
    { day: 0, chance: 0.5 },
    { day: 2, chance: 0.25 },
    { day: 7, chance: 0.1 },
  ];
  const at = (age: number) => chanceAt(steps, age);
  expect([at(-5), at(0), at(2 * day - 1), at(2 * day), at(7 * day - 1), at(7 * day), at(1e12)]).toEqual([
    0.5, 0.5, 0.5, 0.25, 0.25, 0.1, 0.1,
  ]);
  expect(chanceAt([], day)).toBeNull();
});

test("nine of ten wins are no longer than the 90 % cycle", () => {
  expect(longCycle([10, 1, 2, 3, 4, 5, 6, 7, 8, 9])).toBe(9);
  expect(longCycle([4])).toBe(4);
  expect(longCycle([])).toBeNull();
});

test("a chance is a chance, and each age is counted as by asking every visit", () => {
  const someVisit = fc
    .record({
      entered: fc.integer({ min: 0, max: 60 * day }),
      length: fc.option(fc.integer({ min: 0, max: 40 * day })),
      isWon: fc.boolean(),
    })
    .map(({ entered, length, isWon }) =>
      visit(entered, length === null ? null : entered + length, isWon && length !== null ? day : null),
    );
  fc.assert(
    fc.property(fc.array(someVisit, { minLength: 1 }), fc.integer({ min: 0, max: 120 }), (visits, age) => {
      const now = 100 * day;
      const history = stageHistories(visits, 0, now).get("meeting");
      const stillOpen = visits.filter(({ enteredAt, leftAt }) =>
        leftAt === null ? now - enteredAt >= age * day : leftAt - enteredAt > age * day,
      );
      const won = stillOpen.filter(({ cycle }) => cycle !== null).length;
      const chance = chanceAt(history?.steps ?? [], age * day) ?? Number.NaN;
      expect(chance).toBeCloseTo((won + 10 * (history?.share ?? 0)) / (stillOpen.length + 10), 12);
      expect(chance).toBeGreaterThan(0);
      expect(chance).toBeLessThan(1);
    }),
  );
});

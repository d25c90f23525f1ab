import fc from "fast-check";
import { expect, test } from "vitest";
import type { StageId, UserId } from "../../kernel/ids.ts";
import { millisecondsPerDay, millisecondsPerHour } from "../../kernel/time.ts";
import { defaultWorkingCalendar, workingMilliseconds } from "../../kernel/working-time.ts";
import type { StageDraft } from "./edit-stages.ts";
import { editStages } from "./edit-stages.ts";
import { latestEntryBeyond, paceOf } from "./pace.ts";
import { winProbability } from "./probability.ts";
import { decideUndo } from "./undo.ts";

const stage = (position: number, plannedConversion: number | null, chance: number | null, isWon = false) => ({
  position,
  plannedConversion,
  chances: chance === null ? [] : [{ day: 0, chance }],
  isWon,
});

test("without history the chance to win is the product of the planned conversions still ahead", () => {
  const stages = [stage(1, 0.5, null), stage(2, 0.4, null), stage(3, null, null, true)];
  expect(winProbability(stages, 1, 0)).toBe(0.2);
  expect(winProbability(stages, 2, 0)).toBe(0.4);
  expect(winProbability(stages, 3, 0)).toBe(1);
});

test("own history goes before the plan; without either the chance is not known", () => {
  expect(winProbability([stage(1, 0.5, 0.3), stage(2, null, null), stage(3, null, null, true)], 1, 0)).toBe(0.3);
  expect(winProbability([stage(1, 0.5, null), stage(2, null, 0.7), stage(3, null, null, true)], 1, 0)).toBeNull();
});

test("exactly the target is in it, two targets are not yet twice", () => {
  expect([8, 8.01, 16, 16.01].map((hours) => paceOf(hours * millisecondsPerHour, 8))).toEqual([
    "in",
    "over",
    "over",
    "twice",
  ]);
  expect(paceOf(1e12, null)).toBeNull();
});

test("comparing entries with the threshold is the same as counting working hours", () => {
  const calendar = defaultWorkingCalendar("Europe/Moscow");
  const now = Date.UTC(2026, 10, 18, 9, 30);
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 400 * 9 }),
      fc.integer({ min: 0, max: 500 * 24 * 60 }),
      (hours, minutesAgo) => {
        const entered = now - minutesAgo * 60_000;
        const target = hours * millisecondsPerHour;
        const isOver = workingMilliseconds(entered, now, calendar) > target;
        expect(entered < latestEntryBeyond(target, now, calendar)).toBe(isOver);
      },
    ),
    { numRuns: 300 },
  );
});

const draft = (name: string, more: Partial<StageDraft> = {}): StageDraft => ({
  name,
  isKeyStage: false,
  done: "",
  buyerStep: "",
  keyTask: "",
  entryConditions: [],
  contactChain: [],
  targetHours: null,
  plannedConversion: null,
  ...more,
});
const existing = (id: string, ordinal: number, isArchived = false) => ({ id: id as StageId, ordinal, isArchived });

test("a new stage gets an ordinal never used before, a kept one keeps its own, a left-out one is archived", () => {
  const edit = editStages(
    [existing("a", 0), existing("b", 1), existing("gone", 2, true), existing("won", 3)],
    [draft("New"), draft("A", { id: "a" as StageId }), draft("Won", { id: "won" as StageId })],
  );
  expect(edit).toMatchObject({
    stages: [
      { id: null, ordinal: 4, position: 1, isWon: false },
      { id: "a", ordinal: 0, position: 2, isWon: false },
      { id: "won", ordinal: 3, position: 3, isWon: true },
    ],
    archived: ["b"],
  });
});

test("two key stages, two stages of a name, an archived stage and a 64th ordinal are refused", () => {
  const names = (count: number) => Array.from({ length: count }, (_, index) => draft(`Stage ${index}`));
  expect(editStages([], [draft("A", { isKeyStage: true }), draft("B", { isKeyStage: true })])).toMatchObject({
    refused: "key_stage_twice",
  });
  expect(editStages([], [draft("Won"), draft(" won ")])).toMatchObject({ refused: "stage_name_twice" });
  expect(editStages([existing("a", 0, true)], [draft("A", { id: "a" as StageId })])).toMatchObject({
    refused: "stage_unknown",
  });
  expect(editStages([], names(63))).toMatchObject({ archived: [] });
  expect(editStages([existing("a", 0, true)], names(63))).toMatchObject({ refused: "too_many_stages" });
});

test("a move is taken back by its maker or a head, for fifteen minutes, and once", () => {
  const [anna, boris] = ["anna" as UserId, "boris" as UserId];
  const step = { at: 0, by: anna, canBeUndone: true };
  const quarter = millisecondsPerDay / 96;
  expect(decideUndo(step, { userId: anna, isHead: false }, quarter)).toEqual({ until: quarter });
  expect(decideUndo(step, { userId: boris, isHead: true }, 1)).toEqual({ until: quarter });
  expect(decideUndo(step, { userId: boris, isHead: false }, 1)).toMatchObject({ refused: "undo_not_yours" });
  expect(decideUndo(step, { userId: anna, isHead: false }, quarter + 1)).toMatchObject({ refused: "undo_too_late" });
  expect(decideUndo({ ...step, canBeUndone: false }, { userId: anna, isHead: false }, 1)).toMatchObject({
    refused: "nothing_to_undo",
  });
  expect(decideUndo(null, { userId: anna, isHead: true }, 1)).toMatchObject({ refused: "nothing_to_undo" });
});

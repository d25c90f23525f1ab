import fc from "fast-check";
import { expect, test } from "vitest";
import { type Criterion, type Mark, marks, scoreCall } from "./score-call.ts";

const criterion = (id: string, weight: number, isCritical = false): Criterion => ({ id, name: id, weight, isCritical });
const greeting = criterion("greeting", 10);
const need = criterion("need", 30);
const step = criterion("step", 20, true);
const card = { criteria: [greeting, need, step], isCriticalFatal: true };

test("a call earns the weights of what was done, and half of what was done in part", () => {
  // 10 + 30 / 2 + 20 of 60
  expect(scoreCall(card, { greeting: "yes", need: "partly", step: "yes" })).toBe(45 / 60);
});

test("what did not apply leaves the denominator", () => {
  // 30 of 50
  expect(scoreCall(card, { greeting: "notApplicable", need: "yes", step: "partly" })).toBe(40 / 50);
});

test("a critical criterion failed makes the call 0 where the scorecard says so, and costs its weight where it does not", () => {
  const marked = { greeting: "yes", need: "yes", step: "no" } as const;
  expect(scoreCall(card, marked)).toBe(0);
  expect(scoreCall({ ...card, isCriticalFatal: false }, marked)).toBe(40 / 60);
});

test("a call to which nothing applied has no score", () => {
  expect(scoreCall(card, {})).toBeNull();
});

test("a score is a share, and a better mark never lowers it", () => {
  const order: readonly Mark[] = ["no", "partly", "yes"];
  const criteria = fc.array(fc.tuple(fc.integer({ min: 1, max: 100 }), fc.boolean(), fc.constantFrom(...marks)), {
    minLength: 1,
    maxLength: 12,
  });
  fc.assert(
    fc.property(criteria, fc.nat(), fc.boolean(), (rows, chosen, isCriticalFatal) => {
      const list = rows.map(([weight, isCritical], index) => criterion(`c${index}`, weight, isCritical));
      const marked = Object.fromEntries(rows.map(([, , mark], index) => [`c${index}`, mark]));
      const score = scoreCall({ criteria: list, isCriticalFatal }, marked);
      if (score !== null) expect(score >= 0 && score <= 1).toBe(true);
      const id = `c${chosen % rows.length}`;
      const better = order[order.indexOf(marked[id] ?? "no") + 1];
      if (marked[id] === "notApplicable" || better === undefined || score === null) return;
      const raised = scoreCall({ criteria: list, isCriticalFatal }, { ...marked, [id]: better });
      expect(raised === null || raised >= score).toBe(true);
    }),
  );
});

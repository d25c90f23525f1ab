import { expect, test } from "vitest";
import { type DailyPlan, plannedOn } from "./daily-plan.ts";

const plan = (more: Partial<DailyPlan>): DailyPlan => ({
  userId: null,
  role: null,
  kind: "qualification",
  holdsFrom: "2026-11-01",
  planned: 3,
  ...more,
});
const plans = [
  plan({ role: "salesperson" }),
  plan({ role: "salesperson", holdsFrom: "2026-11-16", planned: 4 }),
  plan({ userId: "anna", planned: 5, holdsFrom: "2026-11-10" }),
  plan({ userId: "anna", planned: null, holdsFrom: "2026-11-20" }),
];
const anna = { userId: "anna", role: "salesperson", kind: "qualification" } as const;

test("a person's own plan goes before that of the role, from its day on, until it is taken back", () => {
  const on = (date: string) => plannedOn(plans, anna, date, 1);
  expect([on("2026-10-31"), on("2026-11-09"), on("2026-11-10"), on("2026-11-19"), on("2026-11-20")]).toEqual([
    0, 3, 5, 5, 4,
  ]);
});

test("half a day asks for half, rounded up; a day off for nothing; another kind for nothing", () => {
  expect([0.5, 0].map((share) => plannedOn(plans, anna, "2026-11-12", share))).toEqual([3, 0]);
  expect(plannedOn(plans, { ...anna, kind: "proposal_sent" }, "2026-11-12", 1)).toBe(0);
});

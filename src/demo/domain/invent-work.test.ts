import { expect, test } from "vitest";
import { dateOf } from "../../kernel/zoned-time.ts";
import { inventDemo } from "./demo-company.ts";
import { inventWork } from "./invent-work.ts";
import { vocabularies } from "./vocabularies.ts";

const now = Date.parse("2026-11-18T09:00:00Z");
const work = inventWork(now, inventDemo(now, "ru"), vocabularies.ru);
const of = (owner: string, date: string) =>
  work.filter((one) => one.owner === owner && one.doneAt !== null && dateOf(one.doneAt, "Europe/Moscow") === date);

test("Громов is below the norm on the three working days before today; nothing is done in the future", () => {
  for (const date of ["2026-11-13", "2026-11-16", "2026-11-17"]) {
    const meetings = of("gromov", date).filter(({ kind }) => kind === "meeting").length;
    const calls = of("gromov", date).filter(({ kind }) => kind === "call").length;
    expect(meetings * 100 + calls).toBeLessThan(115);
    expect(meetings === 0 ? calls : 0).toBeLessThan(25);
  }
  expect(work.every(({ doneAt }) => doneAt === null || doneAt < now)).toBe(true);
});

test("six weeks of fourteen people are some thousands of calls, a part of which nobody answered", () => {
  const calls = work.filter(({ kind, doneAt }) => kind === "call" && doneAt !== null);
  expect(calls.length).toBeGreaterThan(3_000);
  expect(calls.length).toBeLessThan(9_000);
  const missed = calls.filter(({ isHeld }) => isHeld === false).length / calls.length;
  expect(missed).toBeGreaterThan(0.25);
  expect(missed).toBeLessThan(0.6);
});

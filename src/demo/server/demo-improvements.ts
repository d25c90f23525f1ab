import { changeImprovement, createImprovement, decideImprovement } from "../../improvements/index.ts";
import { isRefusal, type Refusal } from "../../kernel/refusal.ts";
import { addMonths, dateOf, monthStart } from "../../kernel/zoned-time.ts";
import type { Unit } from "../../platform/database/unit.ts";
import { keepScenario } from "../../reverse-planning/index.ts";
import { type DemoImprovement, demoImprovements } from "../domain/invent-improvements.ts";
import type { DemoSetting } from "./furnish-demo.ts";

/** An improvement in each state, and a kept sheet of reverse planning. */
export async function writeImprovements(unit: Unit, { stageIds }: DemoSetting): Promise<Refusal | null> {
  for (const one of demoImprovements) {
    const written = await writeImprovement(unit, one, stageIds);
    if (written !== null) return written;
  }
  const { locale } = unit.actor.workspace;
  const name = locale === "ru" ? "Квартал на 250 млн" : "A quarter of 250 million";
  const next = nextQuarter(unit);
  const kept = await keepScenario(unit, { name, pipeline: null, period: next, typed: { target: 250_000_000_00 } });
  return isRefusal(kept) ? kept : null;
}

async function writeImprovement(
  unit: Unit,
  one: DemoImprovement,
  stageIds: DemoSetting["stageIds"],
): Promise<Refusal | null> {
  const { locale } = unit.actor.workspace;
  const created = await createImprovement(unit, {
    source: one.source,
    problem: one.problem[locale],
    hypothesis: one.hypothesis?.[locale] ?? null,
    measure: one.measure,
    stage: one.stage === null ? null : (stageIds[one.stage] ?? null),
    expected: null,
  });
  if (isRefusal(created)) return created;
  if (one.trial === null) return null;
  const month = monthStart(dateOf(unit.now, unit.actor.workspace.timeZone));
  const day = (months: number) => addMonths(month, months);
  const { from, to, baseFrom, baseTo } = one.trial;
  const days = { from: day(from), to: day(to), baseFrom: day(baseFrom), baseTo: day(baseTo) };
  const trial = { kind: "beforeAfter" as const, ...days, people: null, field: null, value: null };
  const planned = await changeImprovement(unit, created.id, { version: created.version, trial });
  if (isRefusal(planned)) return planned;
  const step = { version: planned.version, state: "testing" as const, decision: null };
  const testing = await decideImprovement(unit, created.id, step);
  if (isRefusal(testing) || one.state === "testing") return isRefusal(testing) ? testing : null;
  const end = { version: testing.version, state: one.state, decision: one.decision?.[locale] ?? null };
  const decided = await decideImprovement(unit, created.id, end);
  return isRefusal(decided) ? decided : null;
}

function nextQuarter(unit: Unit): string {
  const [year = "", month = ""] = addMonths(dateOf(unit.now, unit.actor.workspace.timeZone), 3).split("-");
  return `${year}-q${Math.ceil(Number(month) / 3)}`;
}

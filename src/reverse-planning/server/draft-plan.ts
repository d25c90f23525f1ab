import { may } from "../../identity/index.ts";
import type { BodyOf } from "../../kernel/endpoint.ts";
import { isRefusal, type Refusal, refuse } from "../../kernel/refusal.ts";
import { setDailyPlan } from "../../norms/index.ts";
import { draftTarget } from "../../planning/index.ts";
import type { Unit } from "../../platform/database/unit.ts";
import type { Translator } from "../../platform/translate.ts";
import type { PlanMeasures } from "../contract.ts";
import type { draftPlan as endpoint } from "../contract-scenarios.ts";
import { dailyActions } from "../domain/daily-actions.ts";
import { type Days, monthsOf } from "../domain/quarters.ts";
import { reversePlanningRefusals } from "../domain/refusals.ts";
import { type PlanFigures, reversePlan } from "../domain/reverse-plan.ts";
import { figuresOf } from "../domain/sheet.ts";
import { readWholeSheet } from "./read-plan-expectations.ts";

type Body = BodyOf<typeof endpoint>;
type Drafted = ReturnType<(typeof endpoint)["answer"]["parse"]>;

/**
 * Saves a sheet as the draft of the plan and, where asked, its contacts a day as the daily plan of salespeople (PLA-5, PLA-7), counted
 * here anew. Refuses months of two years, parts of months, a sheet without a target, and what the plan itself refuses.
 */
export async function draftPlan(unit: Unit, body: Body, translator: Translator): Promise<Drafted | Refusal> {
  const months = monthsInYear(body);
  if (months === null) return refuse(reversePlanningRefusals, "plan_draft_months");
  const measures = await readWholeSheet(unit, body);
  if (isRefusal(measures)) return measures;
  const figures = figuresOf(measures, body.typed);
  if (figures.targetMinor === null) return refuse(reversePlanningRefusals, "plan_draft_no_target");
  const { locale } = unit.actor.workspace;
  const year = Number(body.from.slice(0, 4));
  const reason = translator.text(locale, "reverse-planning", "draftReason");
  const version = await draftTarget(unit, { year, months, minor: Math.round(figures.targetMinor), reason });
  if (isRefusal(version)) return version;
  const dailyPlan = body.withDailyPlan ? await setDailyPlans(unit, measures, figures) : [];
  if (isRefusal(dailyPlan)) return dailyPlan;
  return {
    year,
    version: { id: version.id, number: version.number },
    target: { minor: Math.round(figures.targetMinor), currency: measures.currency },
    dailyPlan: [...dailyPlan],
  };
}

function monthsInYear({ from, to }: Days): readonly number[] | null {
  const months = monthsOf({ from, to });
  const isWhole = from.endsWith("-01") && to.endsWith("-01") && months.length > 0;
  if (!isWhole || new Set(months.map((month) => month.slice(0, 4))).size > 1) return null;
  return months.map((month) => Number(month.slice(5)));
}

async function setDailyPlans(unit: Unit, measures: PlanMeasures, figures: PlanFigures) {
  if (!may(unit.actor, "norms.edit")) return refuse(reversePlanningRefusals, "plan_draft_no_norms");
  const actions = dailyActions(reversePlan(figures), measures.stages);
  const [, holdsFrom = measures.today] = [measures.period.from, measures.today].sort();
  for (const { kind, planned } of actions) {
    await setDailyPlan(unit, { userId: null, role: "salesperson", kind, holdsFrom, planned });
  }
  return actions;
}

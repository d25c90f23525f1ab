import { forecastOf } from "../../forecasting/index.ts";
import type { QueryOf } from "../../kernel/endpoint.ts";
import type { PipelineId } from "../../kernel/ids.ts";
import { isRefusal, type Refusal, refuse } from "../../kernel/refusal.ts";
import type { Reading } from "../../platform/database/unit.ts";
import type { getPlanExpectations, PlanExpectations, PlanMeasures } from "../contract.ts";
import { isPlannable } from "../domain/quarters.ts";
import { reversePlanningRefusals } from "../domain/refusals.ts";
import { readMeasuredScope } from "./measured-scope.ts";
import { readPlanMeasures } from "./read-plan-measures.ts";

type Asked = QueryOf<typeof getPlanExpectations>;

/** Σ p(won within the period) × amount of the open deals in sight (PLA-5): of the forecast, counted nowhere else. */
export async function readPlanExpectations(reading: Reading, query: Asked): Promise<PlanExpectations | Refusal> {
  const { from, to } = query;
  if (!isPlannable({ from, to })) return refuse(reversePlanningRefusals, "plan_period_wrong");
  const found = await readMeasuredScope(reading, query);
  if (isRefusal(found)) return found;
  const { owners, pipeline, currency } = found.scope;
  const people = owners === "all" ? null : owners;
  const { openMinor } = await forecastOf(reading, { pipelineId: pipeline.id as PipelineId, people, from, to });
  return { expected: { minor: Math.floor(openMinor + 0.5), currency } };
}

/** Measures with what is expected: all that the sheet counts with. */
export async function readWholeSheet(
  reading: Reading,
  query: Asked,
): Promise<(PlanMeasures & PlanExpectations) | Refusal> {
  const measures = await readPlanMeasures(reading, query);
  if (isRefusal(measures)) return measures;
  const expectations = await readPlanExpectations(reading, query);
  return isRefusal(expectations) ? expectations : { ...measures, ...expectations };
}

import type { QueryOf } from "../../kernel/endpoint.ts";
import type { Refusal } from "../../kernel/refusal.ts";
import { refuse } from "../../kernel/refusal.ts";
import type { CalendarDate } from "../../kernel/time.ts";
import { startOfDay } from "../../kernel/zoned-time.ts";
import type { countDeals } from "../contract.ts";
import { pipelineRefusals } from "../domain/refusals.ts";
import type { FlowExit } from "../domain/vocabulary.ts";
import type { Stage } from "./stage.ts";

type Add = (value: unknown) => string;

interface VisitFilter {
  readonly stage: string | undefined;
  readonly column: "entered_at" | "left_at";
  readonly from: CalendarDate | undefined;
  readonly to: CalendarDate | undefined;
  readonly leftAs?: FlowExit | undefined;
}

/**
 * Deals by a visit that began or ended in the days: what the period view of the funnel and the weeks of the flow count. The
 * visit tells the pipeline; the deal may have gone to another one since. Without a stage: any stage.
 */
export function visitConditions(
  filters: Partial<QueryOf<typeof countDeals>>,
  add: Add,
  zone: string,
  stages: readonly Stage[],
): string[] | Refusal<"stage_unknown"> {
  const { enteredStage, enteredFrom, enteredTo, leftStage, leftFrom, leftTo, leftAs } = filters;
  const wanted: VisitFilter[] = [
    { stage: enteredStage, column: "entered_at", from: enteredFrom, to: enteredTo },
    { stage: leftStage, column: "left_at", from: leftFrom, to: leftTo, leftAs },
  ];
  const conditions: string[] = [];
  for (const filter of wanted) {
    if ((filter.stage ?? filter.from ?? filter.to ?? filter.leftAs) === undefined) continue;
    const stage = stages.find(({ id }) => id === filter.stage);
    if (filter.stage !== undefined && stage === undefined) return refuse(pipelineRefusals, "stage_unknown");
    const parts = [...placeParts(stage, add), ...timeParts(filter, add, zone)];
    if (filter.leftAs !== undefined) parts.push(exitCondition(filter.leftAs));
    conditions.push(`d.id in (select v.deal_id from visits v left join stages here on here.workspace_id = $1 and here.id = v.stage_id
      left join stages next on next.workspace_id = $1 and next.id = v.to_stage_id and next.archived_at is null
      where ${["v.workspace_id = $1", "v.void_at is null", ...parts].join(" and ")})`);
  }
  return conditions;
}

/** The pipeline too, since the indexes of visits begin with it. */
const placeParts = (stage: Stage | undefined, add: Add): string[] =>
  stage === undefined ? [] : [`v.pipeline_id = ${add(stage.pipelineId)}::uuid`, `v.stage_id = ${add(stage.id)}::uuid`];

function timeParts({ column, from, to }: VisitFilter, add: Add, zone: string): string[] {
  const border = (date: CalendarDate) => `${add(new Date(startOfDay(date, zone)))}::timestamptz`;
  return [
    `v.${column} is not null`,
    ...(from === undefined ? [] : [`v.${column} >= ${border(from)}`]),
    ...(to === undefined ? [] : [`v.${column} < ${border(to)}`]),
  ];
}

/** The same as the flow's `exitKind`: by the stages as they stand now, those archived being outside the pipeline. */
function exitCondition(leftAs: FlowExit): string {
  switch (leftAs) {
    case "won":
      return "(v.left_as = 'won' or v.left_as = 'moved' and next.pipeline_id = v.pipeline_id and next.is_won)";
    case "lost":
      return "v.left_as = 'lost'";
    case "postponed":
      return "v.left_as = 'postponed'";
    case "forward":
      return "v.left_as = 'moved' and next.pipeline_id = v.pipeline_id and not next.is_won and next.position > here.position";
    case "back":
      return "v.left_as = 'moved' and next.pipeline_id = v.pipeline_id and not next.is_won and next.position <= here.position";
  }
}

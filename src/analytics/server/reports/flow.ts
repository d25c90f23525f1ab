import type { QueryOf } from "../../../kernel/endpoint.ts";
import { isRefusal, type Refusal, refuse } from "../../../kernel/refusal.ts";
import { millisecondsPerDay } from "../../../kernel/time.ts";
import { addDays, mondaysBetween, startOfDay } from "../../../kernel/zoned-time.ts";
import { type FlowAnswer, getFlow } from "../../contract.ts";
import { type FlowWeek, flowKinds, flowOfCounts } from "../../domain/flow.ts";
import { flowMessage } from "../../domain/leading-message.ts";
import { analyticsRefusals } from "../../domain/refusals.ts";
import { flowChart } from "../charts/flow-chart.ts";
import { defineReport, onWire } from "../define-report.ts";
import { readVelocity } from "../read-velocity.ts";
import { headOf, type ReportReading, type ReportScope, readScope } from "../report-scope.ts";
import { readCounts, readOpening, readSpan, type Week } from "./read-flow-counts.ts";
import { readFlowDeals } from "./read-flow-deals.ts";
import { readFlowSegments } from "./read-flow-segments.ts";
import { tabled } from "./split-table.ts";

/**
 * Flow by week and stage, and the velocity (ANA-3). Weeks are whole: those that the period touches, or without a period those from
 * the first event of the pipeline to its last. What comes after `as-of` has not happened. Deals deleted since are counted, as *other*.
 */
export async function readFlow(reading: ReportReading, query: QueryOf<typeof getFlow>): Promise<FlowAnswer | Refusal> {
  const scope = await readScope(reading, query);
  if (isRefusal(scope)) return scope;
  const stage = scope.livedStages.find(({ id }) => id === query.dealsOf);
  if (query.dealsOf !== undefined && !stage) return refuse(analyticsRefusals, "report_stage_unknown");
  const asked = await weeksOf(scope);
  if (isRefusal(asked)) return asked;
  const weeks = await readWeeks(scope, asked);
  return {
    ...headOf(scope),
    by: query.by ?? null,
    weeks: weeks.map(({ week, stages }) => ({ week, stages: [...stages] })),
    ...(scope.split === null ? {} : { segments: await readFlowSegments(scope, scope.split, asked) }),
    ...(stage ? { deals: await readFlowDeals(scope, asked, stage) } : {}),
    ...(await readVelocity(scope)),
    message: onWire(flowMessage(weeks)),
  };
}

/** Fifty years: nobody reads more, and each week is asked for. */
const longestPeriod = 50 * 366 * millisecondsPerDay;

async function weeksOf(scope: ReportScope): Promise<Week[] | Refusal> {
  const [first, last] = await readSpan(scope);
  if (first === null || last === null) return [];
  const from = scope.from ?? first;
  // A period may end in the future; weeks that have not begun say nothing.
  const to = Math.min(scope.to ?? last + 1, scope.asOf + 1);
  if (to - from > longestPeriod) return refuse(analyticsRefusals, "report_period_too_long");
  const mondays = mondaysBetween(from, to, scope.zone);
  return mondays.map((week) => ({
    week,
    begin: startOfDay(week, scope.zone),
    end: Math.min(startOfDay(addDays(week, 7), scope.zone), scope.asOf + 1),
  }));
}

async function readWeeks(scope: ReportScope, weeks: readonly Week[]): Promise<FlowWeek[]> {
  const [first] = weeks;
  if (first === undefined) return [];
  const opening = await readOpening(scope, first.begin);
  const mondays = weeks.map(({ week }) => week);
  return flowOfCounts(opening, await readCounts(scope, weeks), mondays, scope.stages);
}

export const flowReport = defineReport({
  name: "flow",
  endpoint: getFlow,
  read: readFlow,
  chart: flowChart,
  table: ({ weeks, segments }) => {
    const columns = [
      { key: "stage", kind: "text" as const },
      ...(["opening", ...flowKinds, "closing"] as const).map((key) => ({ key, kind: "count" as const })),
    ];
    // Segments are told of all the weeks together.
    if (segments !== undefined)
      return tabled<Pick<FlowWeek, "stages">>({ stages: [] }, segments, { columns, rows: ({ stages }) => stages });
    return {
      columns: [{ key: "week", kind: "date" }, ...columns],
      rows: weeks.flatMap(({ week, stages }) => stages.map((stage) => ({ week, ...stage }))),
    };
  },
});

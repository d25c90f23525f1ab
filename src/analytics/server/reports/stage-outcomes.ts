import { sql } from "kysely";
import type { QueryOf } from "../../../kernel/endpoint.ts";
import { isRefusal, type Refusal, refuse } from "../../../kernel/refusal.ts";
import { millisecondsPerDay } from "../../../kernel/time.ts";
import { getStageOutcomes, type StageOutcomesAnswer } from "../../contract.ts";
import { visitOutcomes } from "../../domain/aalen-johansen.ts";
import { exitKind, type FlowKind, type FlowVisit } from "../../domain/flow.ts";
import { analyticsRefusals } from "../../domain/refusals.ts";
import { sortDurations } from "../../domain/sort-durations.ts";
import {
  outcomesMessage,
  type StayEnd,
  type StaysByEnd,
  stageOutcomes,
  stayEnds,
} from "../../domain/stage-outcomes.ts";
import { durationFigures } from "../../domain/time-in-stage.ts";
import { outcomesChart } from "../charts/outcomes-chart.ts";
import { defineReport, onWire } from "../define-report.ts";
import {
  headOf,
  hoursPerWorkingDay,
  instant,
  narrowing,
  type ReportReading,
  type ReportScope,
  type ReportStage,
  readScope,
  within,
} from "../report-scope.ts";
import { parseDurations } from "../stays/pack-durations.ts";

/** How long the stays on one stage last and how they end by age (ANA-4): visits entered in the period. */
export async function readStageOutcomes(
  reading: ReportReading,
  query: QueryOf<typeof getStageOutcomes>,
): Promise<StageOutcomesAnswer | Refusal> {
  const scope = await readScope(reading, query);
  if (isRefusal(scope)) return scope;
  const wanted = query.stage.toLowerCase();
  const stage = scope.livedStages.find(({ id, name }) => id === wanted || name.toLowerCase() === wanted);
  if (!stage) return refuse(analyticsRefusals, "report_stage_unknown");
  const outcomes = stageOutcomes(await readStaysByEnd(scope, stage));
  const { buckets, incidence, ...figures } = outcomes;
  return {
    ...headOf(scope),
    stage: stage.name,
    id: stage.id,
    target: stage.targetHours,
    hoursPerWorkingDay: hoursPerWorkingDay(scope),
    ...figures,
    buckets: [...buckets],
    incidence: [...incidence],
    perDeal: await readPerDeal(scope, stage),
    message: onWire(outcomesMessage(outcomes, stage)),
  };
}

/** The visits to the stage that began in the period, and until `as-of`. */
const visitsOf = (scope: ReportScope, stage: ReportStage) => sql`reporting.visits v
    where v.pipeline_id = ${scope.pipeline.id} and v.stage_id = ${stage.id} and ${within(scope, "v.entered_at")}
      and v.entered_at <= ${instant(scope.asOf)} and ${narrowing(scope)}`;
const goesOn = ({ asOf }: ReportScope) => sql`(v.left_at is null or v.left_at > ${instant(asOf)})`;
/** Whole milliseconds as a double: exact, and sums of them are quick, unlike those of bigint. */
const length = ({ asOf }: ReportScope) =>
  sql`round(date_part('epoch', least(v.left_at, ${instant(asOf)}) - v.entered_at) * 1000)`;

/** Lists of plain lengths, one for each way to leave: a million stays are some ten megabytes for a moment. */
async function readStaysByEnd(scope: ReportScope, stage: ReportStage): Promise<StaysByEnd> {
  const { rows } = await sql<{ goes_on: boolean; left_as: string | null; to_stage: string | null; list: string }>`
    select ${goesOn(scope)} as goes_on, v.left_as, v.to_stage_id as to_stage, string_agg(cast(cast(${length(scope)} as bigint) as varchar), ',') as list
    from ${visitsOf(scope, stage)} group by 1, 2, 3`.execute(scope.reading.sql);
  const lists = rows.map((row) => ({ end: row.goes_on ? "open" : endOf(scope, stage, row), list: row.list }));
  const of = (end: StayEnd) => {
    const list = lists.filter((one) => one.end === end).map((one) => one.list);
    return sortDurations(parseDurations(list.join(",")));
  };
  return Object.fromEntries(stayEnds.map((end) => [end, of(end)])) as unknown as StaysByEnd;
}

const endOfKind: Readonly<Record<FlowKind, StayEnd>> = {
  in: "other",
  forward: "movedOn",
  back: "wentBack",
  won: "won",
  lost: "lost",
  postponed: "postponed",
  other: "other",
};

/** As the flow tells them, so that a stay that won by a move is won in both. */
function endOf(
  { stages }: ReportScope,
  stage: ReportStage,
  row: { readonly left_as: string | null; readonly to_stage: string | null },
): StayEnd {
  const position = (id: string | null) => {
    const index = stages.findIndex((one) => one.id === id);
    return index === -1 ? null : index + 1;
  };
  const isOutside = row.left_as === "transferred" || row.left_as === "deleted";
  const leftAs = isOutside ? "other" : (row.left_as as FlowVisit["leftAs"]);
  const visit = { stagePosition: position(stage.id) ?? 0, leftAs, toPosition: position(row.to_stage) };
  return endOfKind[exitKind(visit, stages.length)];
}

/** Sums of each deal's visits to the stage; a deal goes on while one of them does. */
async function readPerDeal(scope: ReportScope, stage: ReportStage): Promise<StageOutcomesAnswer["perDeal"]> {
  const { rows } = await sql<{ goes_on: boolean; list: string }>`
    select t.goes_on, string_agg(cast(cast(t.length as bigint) as varchar), ',') as list
    from (select bool_or(${goesOn(scope)}) as goes_on, sum(${length(scope)}) as length
      from ${visitsOf(scope, stage)} group by v.deal_id) t
    group by t.goes_on`.execute(scope.reading.sql);
  const of = (isOpen: boolean) =>
    sortDurations(parseDurations(rows.find(({ goes_on }) => goes_on === isOpen)?.list ?? null));
  const [completed, open] = [of(false), of(true)];
  const { median, p90, max } = durationFigures({ completed, open }, millisecondsPerDay);
  return { n: completed.length + open.length, open: open.length, median, p90, max };
}

/** A row is a bucket, with the shares at its end; the tail beyond the last age has none. */
export const stageOutcomesReport = defineReport({
  name: "stage-outcomes",
  endpoint: getStageOutcomes,
  read: readStageOutcomes,
  chart: outcomesChart,
  table: ({ buckets, incidence }) => ({
    columns: [
      { key: "fromDays", kind: "days" },
      { key: "toDays", kind: "days" },
      { key: "completed", kind: "count" },
      { key: "open", kind: "count" },
      ...[...visitOutcomes, "stillThere" as const].map((key) => ({ key: `${key}Share`, kind: "share" as const })),
    ],
    rows: buckets.map(({ from, to, ...counts }, place) => {
      const point = to === null ? undefined : incidence[place + 1];
      const shares = [...visitOutcomes, "stillThere" as const].map((key) => [`${key}Share`, point?.[key]]);
      return { fromDays: from, toDays: to, ...counts, ...Object.fromEntries(shares) };
    }),
  }),
});

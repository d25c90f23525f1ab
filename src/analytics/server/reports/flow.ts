import { type RawBuilder, sql } from "kysely";
import type { QueryOf } from "../../../kernel/endpoint.ts";
import { isRefusal, type Refusal, refuse } from "../../../kernel/refusal.ts";
import { type CalendarDate, type Instant, millisecondsPerDay } from "../../../kernel/time.ts";
import { addDays, mondaysBetween, startOfDay } from "../../../kernel/zoned-time.ts";
import { type FlowAnswer, getFlow } from "../../contract.ts";
import { type FlowCount, type FlowKind, type FlowWeek, flowKinds, flowOfCounts } from "../../domain/flow.ts";
import { flowMessage } from "../../domain/leading-message.ts";
import { analyticsRefusals } from "../../domain/refusals.ts";
import { defineReport, onWire } from "../define-report.ts";
import { readVelocity } from "../read-velocity.ts";
import {
  dealConditions,
  headOf,
  instant,
  isNarrowed,
  type ReportReading,
  type ReportScope,
  readScope,
} from "../report-scope.ts";

/**
 * Flow by week and stage, and the velocity (ANA-3). Weeks are whole: those that the period touches, or without a period those from
 * the first event of the pipeline to its last. What comes after `as-of` has not happened. Deals deleted since are counted, as *other*.
 */
export async function readFlow(reading: ReportReading, query: QueryOf<typeof getFlow>): Promise<FlowAnswer | Refusal> {
  const scope = await readScope(reading, query);
  if (isRefusal(scope)) return scope;
  const found = await readWeeks(scope);
  if (isRefusal(found)) return found;
  const { weeks, counts } = found;
  return {
    ...headOf(scope),
    weeks: withDeals(weeks, counts),
    ...(await readVelocity(scope)),
    message: onWire(flowMessage(weeks)),
  };
}

interface Week {
  readonly week: CalendarDate;
  readonly begin: Instant;
  readonly end: Instant;
}

/** Fifty years: nobody reads more, and each week is asked for. */
const longestPeriod = 50 * 366 * millisecondsPerDay;

interface Weeks {
  readonly weeks: readonly FlowWeek[];
  readonly counts: readonly DealCount[];
}

async function readWeeks(scope: ReportScope): Promise<Weeks | Refusal> {
  const none = { weeks: [], counts: [] };
  const [first, last] = await readSpan(scope);
  if (first === null || last === null) return none;
  const from = scope.from ?? first;
  const to = scope.to ?? last + 1;
  if (to - from > longestPeriod) return refuse(analyticsRefusals, "report_period_too_long");
  const mondays = mondaysBetween(from, to, scope.zone);
  const [monday] = mondays;
  if (monday === undefined) return none;
  const weeks = mondays.map((week) => ({
    week,
    begin: startOfDay(week, scope.zone),
    end: Math.min(startOfDay(addDays(week, 7), scope.zone), scope.asOf + 1),
  }));
  const opening = await readOpening(scope, startOfDay(monday, scope.zone));
  const counts = await readCounts(scope, weeks);
  return { weeks: flowOfCounts(opening, counts, mondays, scope.stages), counts };
}

/** Events, and how many living deals they are of: one deal may come and go several times in a week. */
interface DealCount extends FlowCount {
  readonly deals: number;
}

function withDeals(weeks: readonly FlowWeek[], counts: readonly DealCount[]): FlowAnswer["weeks"] {
  const key = (week: CalendarDate, position: number, kind: FlowKind) => `${week} ${position} ${kind}`;
  const found = new Map(counts.map((one) => [key(one.week, one.stagePosition, one.kind), one.deals]));
  return weeks.map(({ week, stages }) => ({
    week,
    stages: stages.map((stage, index) => {
      const of = (kind: FlowKind) => found.get(key(week, index + 1, kind)) ?? 0;
      const [forward, back, won] = [of("forward"), of("back"), of("won")];
      return {
        ...stage,
        deals: { in: of("in"), forward, back, won, lost: of("lost"), postponed: of("postponed") },
      };
    }),
  }));
}

const visitsOf = (scope: ReportScope) => sql`reporting.visits v
    where v.pipeline_id = ${scope.pipeline.id} and ${
      isNarrowed(scope)
        ? // Looked up in one hash of the deals, not joined anew for every week.
          sql`(v.deal_id in (select d.id from reporting.deal_origins d where ${dealConditions(scope, "d")})) = true`
        : sql`true`
    }`;

/** The first and the last event of the pipeline until `as-of`. */
async function readSpan(scope: ReportScope): Promise<[Instant | null, Instant | null]> {
  const { rows } = await sql<{ first: Date | null; entered: Date | null; left: Date | null }>`
    select min(v.entered_at) as first, max(v.entered_at) as entered, max(v.left_at) as left
    from ${visitsOf(scope)} and v.entered_at <= ${instant(scope.asOf)}`.execute(scope.reading.sql);
  const { first = null, entered = null, left = null } = rows[0] ?? {};
  if (first === null || entered === null) return [null, null];
  return [first.getTime(), Math.min(scope.asOf, Math.max(entered.getTime(), left?.getTime() ?? 0))];
}

async function readOpening(scope: ReportScope, begin: Instant): Promise<number[]> {
  const { rows } = await sql<{ stage: string; deals: number }>`
    select v.stage_id as stage, count(*) as deals from ${visitsOf(scope)} and v.entered_at < ${instant(begin)}
      and (v.left_at is null or v.left_at >= ${instant(begin)})
    group by v.stage_id`.execute(scope.reading.sql);
  return scope.stages.map(({ id }) => rows.find(({ stage }) => stage === id)?.deals ?? 0);
}

interface CountRow {
  readonly week: CalendarDate;
  readonly stage: string;
  readonly kind: FlowKind;
  readonly count: number;
  readonly deals: number;
}

/**
 * Each week asks the index for its own days: the borders are the workspace's midnights, counted by the calendar and not by
 * the database, and no visit outside them is touched.
 */
const weekly = (weeks: readonly Week[], visits: RawBuilder<unknown>) =>
  sql`(values ${sql.join(
    weeks.map(({ week, begin, end }) => sql`(cast(${week} as varchar), ${instant(begin)}, ${instant(end)})`),
  )}) w (week, begins, ends) cross join lateral (${visits}) e`;

/** Deals deleted since: their events count, but no list shows them. */
async function readGone({ reading, pipeline }: ReportScope): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select o.id from reporting.deal_origins o left join reporting.deals d on d.id = o.id where d.id is null
      and exists (select from reporting.visits v where v.deal_id = o.id and v.pipeline_id = ${pipeline.id})`.execute(
    reading.sql,
  );
  return rows.map(({ id }) => id);
}

/** The flow's `exitKind` of a visit `v`, in the database, so that a deal that left twice in one way counts once. */
function kindInSql({ stages }: ReportScope): RawBuilder<FlowKind> {
  const ids = sql`cast(${stages.map(({ id }) => id)} as uuid[])`;
  const to = sql`array_position(${ids}, v.to_stage_id)`;
  return sql<FlowKind>`case when v.left_as in ('won', 'lost', 'postponed') then v.left_as
    when v.left_as <> 'moved' or ${to} is null then 'other'
    when ${to} = ${stages.length} then 'won'
    when ${to} > array_position(${ids}, v.stage_id) then 'forward' else 'back' end`;
}

async function readCounts(scope: ReportScope, weeks: readonly Week[]): Promise<DealCount[]> {
  const positions = new Map(scope.stages.map(({ id }, index) => [id, index + 1]));
  const gone = await readGone(scope);
  const living =
    gone.length === 0
      ? sql`count(distinct v.deal_id)`
      : sql`count(distinct case when v.deal_id <> all(cast(${gone} as uuid[])) then v.deal_id end)`;
  const { rows: entries } = await sql<CountRow>`
    select w.week, e.* from ${weekly(
      weeks,
      sql`select v.stage_id as stage, 'in' as kind, count(*) as count, ${living} as deals from ${visitsOf(scope)}
        and v.entered_at >= w.begins and v.entered_at < w.ends group by v.stage_id`,
    )}`.execute(scope.reading.sql);
  const { rows: exits } = await sql<CountRow>`
    select w.week, e.* from ${weekly(
      weeks,
      sql`select v.stage_id as stage, ${kindInSql(scope)} as kind, count(*) as count, ${living} as deals from ${visitsOf(scope)}
        and v.left_at >= w.begins and v.left_at < w.ends group by 1, 2`,
    )}`.execute(scope.reading.sql);
  return [...entries, ...exits].map(({ stage, ...row }) => ({ ...row, stagePosition: positions.get(stage) ?? 0 }));
}

export const flowReport = defineReport({
  name: "flow",
  endpoint: getFlow,
  read: readFlow,
  table: ({ weeks }) => ({
    columns: [
      { key: "week", kind: "date" },
      { key: "stage", kind: "text" },
      ...(["opening", ...flowKinds, "closing"] as const).map((key) => ({ key, kind: "count" as const })),
    ],
    rows: weeks.flatMap(({ week, stages }) => stages.map((stage) => ({ week, ...stage }))),
  }),
});

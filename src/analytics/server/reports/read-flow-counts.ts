import { type RawBuilder, sql } from "kysely";
import type { CalendarDate, Instant } from "../../../kernel/time.ts";
import { exitKind, type FlowCount } from "../../domain/flow.ts";
import { dealConditions, instant, isNarrowed, type ReportScope } from "../report-scope.ts";

/** A week and its borders, the last one cut at `as-of`. */
export interface Week {
  readonly week: CalendarDate;
  readonly begin: Instant;
  readonly end: Instant;
}

export const visitsOf = (scope: ReportScope) => sql`reporting.visits v
    where v.pipeline_id = ${scope.pipeline.id} and ${
      isNarrowed(scope)
        ? // Looked up in one hash of the deals, not joined anew for every week.
          sql`(v.deal_id in (select d.id from reporting.deal_origins d where ${dealConditions(scope, "d")})) = true`
        : sql`true`
    }`;

/** The first and the last event of the pipeline until `as-of`. */
export async function readSpan(scope: ReportScope): Promise<[Instant | null, Instant | null]> {
  const { rows } = await sql<{ first: Date | null; entered: Date | null; left: Date | null }>`
    select min(v.entered_at) as first, max(v.entered_at) as entered, max(v.left_at) as left
    from ${visitsOf(scope)} and v.entered_at <= ${instant(scope.asOf)}`.execute(scope.reading.sql);
  const { first = null, entered = null, left = null } = rows[0] ?? {};
  if (first === null || entered === null) return [null, null];
  return [first.getTime(), Math.min(scope.asOf, Math.max(entered.getTime(), left?.getTime() ?? 0))];
}

export async function readOpening(scope: ReportScope, begin: Instant): Promise<number[]> {
  const { rows } = await sql<{ stage: string; deals: number }>`
    select v.stage_id as stage, count(*) as deals from ${visitsOf(scope)} and v.entered_at < ${instant(begin)}
      and (v.left_at is null or v.left_at >= ${instant(begin)})
    group by v.stage_id`.execute(scope.reading.sql);
  return scope.stages.map(({ id }) => rows.find(({ stage }) => stage === id)?.deals ?? 0);
}

export interface ExitRow {
  readonly week: CalendarDate;
  readonly stage: string;
  readonly left_as: "moved" | "won" | "lost" | "postponed" | "transferred" | "deleted";
  readonly to_stage: string | null;
  readonly count: number;
}

/**
 * Each week asks the index for its own days: the borders are the workspace's midnights, counted by the calendar and not by
 * the database, and no visit outside them is touched.
 */
export const weekly = (weeks: readonly Week[], visits: RawBuilder<unknown>) =>
  sql`(values ${sql.join(
    weeks.map(({ week, begin, end }) => sql`(cast(${week} as varchar), ${instant(begin)}, ${instant(end)})`),
  )}) w (week, begins, ends) cross join lateral (${visits}) e`;

export async function readCounts(scope: ReportScope, weeks: readonly Week[]): Promise<FlowCount[]> {
  const { rows: entries } = await sql<{ week: CalendarDate; stage: string; count: number }>`
    select w.week, e.stage, e.count from ${weekly(
      weeks,
      sql`select v.stage_id as stage, count(*) as count from ${visitsOf(scope)}
        and v.entered_at >= w.begins and v.entered_at < w.ends group by v.stage_id`,
    )}`.execute(scope.reading.sql);
  const { rows: exits } = await sql<ExitRow>`
    select w.week, e.* from ${weekly(
      weeks,
      sql`select v.stage_id as stage, v.left_as, v.to_stage_id as to_stage, count(*) as count from ${visitsOf(scope)}
        and v.left_at >= w.begins and v.left_at < w.ends group by v.stage_id, v.left_as, v.to_stage_id`,
    )}`.execute(scope.reading.sql);
  return countsOf(scope, entries, exits);
}

/** Entries and exits by stage, as the flow's events. */
export function countsOf(
  { stages }: ReportScope,
  entries: readonly Omit<ExitRow, "left_as" | "to_stage">[],
  exits: readonly ExitRow[],
): FlowCount[] {
  const positions = new Map(stages.map(({ id }, index) => [id, index + 1]));
  const at = (stage: string) => positions.get(stage) ?? 0;
  return [
    ...entries.map(({ week, stage, count }) => ({ week, stagePosition: at(stage), kind: "in" as const, count })),
    ...exits.map(({ week, stage, left_as, to_stage, count }) => {
      const leftAs = left_as === "transferred" || left_as === "deleted" ? ("other" as const) : left_as;
      const toPosition = to_stage === null ? null : (positions.get(to_stage) ?? null);
      return {
        week,
        stagePosition: at(stage),
        kind: exitKind({ stagePosition: at(stage), leftAs, toPosition }, stages.length),
        count,
      };
    }),
  ];
}

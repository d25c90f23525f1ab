import { type RawBuilder, sql } from "kysely";
import type { Instant } from "../../kernel/time.ts";
import { dealConditions, instant, type Period, type ReportScope, within } from "./report-scope.ts";
import { splitColumn } from "./report-split.ts";
import { parseDurations } from "./stays/pack-durations.ts";

/** Closed deals as columns: when each began and ended. */
export interface Cycles {
  readonly createdAt: Float64Array;
  readonly closedAt: Float64Array;
}

const milliseconds = (seconds: RawBuilder<unknown>) =>
  sql`string_agg(cast(cast(round(${seconds} * 1000) as bigint) as varchar), ',')`;

/** The deals of the pipeline won and lost by `as-of` and in the period. */
const closedDeals = (scope: ReportScope, period: Period) => sql`reporting.deals d
    where d.pipeline_id = ${scope.pipeline.id} and d.status in ('won', 'lost') and d.closed_at <= ${instant(scope.asOf)}
      and ${within(period, "d.closed_at")} and ${dealConditions(scope, "d")}`;

/** When the deals won and lost in the period began and ended (ANA-4, Cycle). */
export async function readCycles(
  scope: ReportScope,
  period: Period = scope,
): Promise<{ readonly won: Cycles; readonly lost: Cycles }> {
  const { rows } = await sql<{ status: "won" | "lost"; created: string; closed: string }>`
    select d.status, ${milliseconds(sql`date_part('epoch', d.created_at)`)} as created,
      ${milliseconds(sql`date_part('epoch', d.closed_at)`)} as closed
    from ${closedDeals(scope, period)} group by d.status`.execute(scope.reading.sql);
  const of = (status: "won" | "lost"): Cycles => {
    const row = rows.find((one) => one.status === status);
    return { createdAt: parseDurations(row?.created ?? null), closedAt: parseDurations(row?.closed ?? null) };
  };
  return { won: of("won"), lost: of("lost") };
}

/** How long the deals won and lost in the period took, milliseconds (ANA-4, Cycle). */
export interface CycleLengths {
  readonly won: Float64Array;
  readonly lost: Float64Array;
}

/** The same of each value of the scope's split, as the database has it. */
export async function readSplitCycleLengths(
  scope: ReportScope,
): Promise<(CycleLengths & { readonly segment: string | null })[]> {
  const { rows } = await sql<{ segment: string | null; status: "won" | "lost"; list: string }>`
    select ${splitColumn(scope.split)} as segment, d.status,
      ${milliseconds(sql`date_part('epoch', d.closed_at - d.created_at)`)} as list
    from ${closedDeals(scope, scope)} group by 1, d.status`.execute(scope.reading.sql);
  return [...Map.groupBy(rows, ({ segment }) => segment)].map(([segment, own]) => {
    const of = (status: "won" | "lost") => parseDurations(own.find((row) => row.status === status)?.list ?? null);
    return { segment, won: of("won"), lost: of("lost") };
  });
}

export async function readCycleLengths(scope: ReportScope): Promise<CycleLengths> {
  const { rows } = await sql<{ status: "won" | "lost"; list: string }>`
    select d.status, ${milliseconds(sql`date_part('epoch', d.closed_at - d.created_at)`)} as list
    from ${closedDeals(scope, scope)} group by d.status`.execute(scope.reading.sql);
  const of = (status: "won" | "lost") => parseDurations(rows.find((row) => row.status === status)?.list ?? null);
  return { won: of("won"), lost: of("lost") };
}

export function wonDeals({ createdAt, closedAt }: Cycles): { createdAt: Instant; wonAt: Instant }[] {
  return Array.from(closedAt, (wonAt, index) => ({ createdAt: createdAt[index] ?? wonAt, wonAt }));
}

import { sql } from "kysely";
import type { Instant } from "../../kernel/time.ts";
import { dealConditions, instant, type Period, type ReportScope, within } from "./report-scope.ts";
import { parseDurations } from "./stays/pack-durations.ts";

/** Closed deals as columns: when each began and ended. */
export interface Cycles {
  readonly createdAt: Float64Array;
  readonly closedAt: Float64Array;
}

const milliseconds = (column: string) =>
  sql`string_agg(cast(cast(round(date_part('epoch', ${sql.ref(column)}) * 1000) as bigint) as varchar), ',')`;

/** The deals of the pipeline won and lost by `as-of` and in the period (ANA-4, Cycle). */
export async function readCycles(
  scope: ReportScope,
  period: Period = scope,
): Promise<{ readonly won: Cycles; readonly lost: Cycles }> {
  const { rows } = await sql<{ status: "won" | "lost"; created: string; closed: string }>`
    select d.status, ${milliseconds("d.created_at")} as created, ${milliseconds("d.closed_at")} as closed
    from reporting.deals d
    where d.pipeline_id = ${scope.pipeline.id} and d.status in ('won', 'lost') and d.closed_at <= ${instant(scope.asOf)}
      and ${within(period, "d.closed_at")} and ${dealConditions(scope, "d")}
    group by d.status`.execute(scope.reading.sql);
  const of = (status: "won" | "lost"): Cycles => {
    const row = rows.find((one) => one.status === status);
    return { createdAt: parseDurations(row?.created ?? null), closedAt: parseDurations(row?.closed ?? null) };
  };
  return { won: of("won"), lost: of("lost") };
}

export function lengths({ createdAt, closedAt }: Cycles): Float64Array {
  return closedAt.map((closed, index) => closed - (createdAt[index] ?? closed));
}

export function wonDeals({ createdAt, closedAt }: Cycles): { createdAt: Instant; wonAt: Instant }[] {
  return Array.from(closedAt, (wonAt, index) => ({ createdAt: createdAt[index] ?? wonAt, wonAt }));
}

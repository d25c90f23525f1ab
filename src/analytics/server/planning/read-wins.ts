import { sql } from "kysely";
import type { Instant } from "../../../kernel/time.ts";
import { dealConditions, hasOtherCurrency, instant, type Period, type ReportScope, within } from "../report-scope.ts";
import { parseDurations } from "../stays/pack-durations.ts";

export interface Win {
  readonly createdAt: Instant;
  readonly wonAt: Instant;
  /** Minor units; a deal without an amount brought none. */
  readonly amountMinor: number;
}

/** The deals won in the period; those in another currency are left out, as in the velocity (ANA-3). */
export async function readWins(scope: ReportScope, period: Period): Promise<readonly Win[]> {
  const list = (value: ReturnType<typeof sql>) => sql`string_agg(cast(${value} as varchar), ',' order by d.id)`;
  const milliseconds = (column: "created_at" | "closed_at") =>
    list(sql`cast(round(date_part('epoch', ${sql.ref(`d.${column}`)}) * 1000) as bigint)`);
  const { rows } = await sql<{ created: string | null; won: string | null; amounts: string | null }>`
    select ${milliseconds("created_at")} as created, ${milliseconds("closed_at")} as won,
      ${list(sql`coalesce(d.amount_minor, 0)`)} as amounts
    from reporting.deals d
    where d.pipeline_id = ${scope.pipeline.id} and d.status = 'won' and d.closed_at <= ${instant(scope.asOf)}
      and ${within(period, "d.closed_at")} and not ${hasOtherCurrency(scope)} and ${dealConditions(scope, "d")}`.execute(
    scope.reading.sql,
  );
  const [created, won, amounts] = [rows[0]?.created, rows[0]?.won, rows[0]?.amounts].map((one) =>
    parseDurations(one ?? null),
  );
  return Array.from(created ?? [], (createdAt, index) => ({
    createdAt,
    wonAt: won?.[index] ?? createdAt,
    amountMinor: amounts?.[index] ?? 0,
  }));
}

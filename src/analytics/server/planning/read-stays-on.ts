import { sql } from "kysely";
import { millisecondsPerDay } from "../../../kernel/time.ts";
import { instant, narrowing, type Period, type ReportScope, within } from "../report-scope.ts";

/** How many stays on the stage began in the period and are over, the sum of their lengths in days and of the squares of these. */
export async function readStaysOn(
  scope: ReportScope,
  period: Period,
  stageId: string,
): Promise<{ readonly count: number; readonly sum: number; readonly squares: number }> {
  const days = sql`(date_part('epoch', v.left_at - v.entered_at) * ${sql.lit(1000 / millisecondsPerDay)})`;
  const { rows } = await sql<{ count: number; sum: number | null; squares: number | null }>`
    select count(*) as count, sum(${days}) as sum, sum(${days} * ${days}) as squares from reporting.visits v
    where v.pipeline_id = ${scope.pipeline.id} and v.stage_id = ${stageId} and ${within(period, "v.entered_at")}
      and v.left_at <= ${instant(scope.asOf)} and ${narrowing(scope)}`.execute(scope.reading.sql);
  const [row] = rows;
  return { count: row?.count ?? 0, sum: Number(row?.sum ?? 0), squares: Number(row?.squares ?? 0) };
}

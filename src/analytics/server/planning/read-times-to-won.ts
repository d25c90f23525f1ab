import { sql } from "kysely";
import { millisecondsPerDay } from "../../../kernel/time.ts";
import { dealConditions, instant, type ReportScope, within } from "../report-scope.ts";

/** How long the deals that were won took from a stage, or the first one after it that they visited. */
export interface TimeToWon {
  readonly stageId: string;
  readonly deals: number;
  /** The shortest time in days that 80 % of them did not exceed; null of none. */
  readonly days: number | null;
}

/** 80 % time from each lived stage to the win, of the deals won in the scope's period (PLA-5, definitions.md). */
export async function readTimesToWon(scope: ReportScope): Promise<readonly TimeToWon[]> {
  if (scope.livedStages.length === 0) return [];
  const position = sql`case v.stage_id ${sql.join(
    scope.stages.map(({ id }, index) => sql`when ${id} then ${sql.lit(index + 1)}`),
    sql` `,
  )} else 0 end`;
  const names = scope.livedStages.map((_, index) => ({ entered: sql.ref(`entered_${index}`), at: index + 1 }));
  const seconds = (entered: (typeof names)[number]["entered"]) => sql`date_part('epoch', t.closed_at - t.${entered})`;
  const { rows } = await sql<Record<string, number | null>>`
    select ${sql.join(
      names.map(
        ({ entered }, index) => sql`count(t.${entered}) as ${sql.ref(`deals_${index}`)},
          percentile_disc(0.8) within group (order by ${seconds(entered)}) as ${sql.ref(`seconds_${index}`)}`,
      ),
    )}
    from (select d.id, d.closed_at, ${sql.join(
      names.map(({ entered, at }) => sql`min(case when p.at >= ${sql.lit(at)} then p.entered_at end) as ${entered}`),
    )}
      from reporting.deals d
      join (select v.deal_id, v.entered_at, ${position} as at from reporting.visits v where v.pipeline_id = ${scope.pipeline.id}) p
        on p.deal_id = d.id
      where d.pipeline_id = ${scope.pipeline.id} and d.status = 'won' and d.closed_at <= ${instant(scope.asOf)}
        and ${within(scope, "d.closed_at")} and ${dealConditions(scope, "d")}
      group by d.id, d.closed_at) t`.execute(scope.reading.sql);
  return scope.livedStages.map(({ id }, index) => {
    const length = rows[0]?.[`seconds_${index}`] ?? null;
    return {
      stageId: id,
      deals: Number(rows[0]?.[`deals_${index}`] ?? 0),
      days: length === null ? null : (Number(length) * 1000) / millisecondsPerDay,
    };
  });
}

import { type RawBuilder, sql } from "kysely";
import type { CalendarDate } from "../../../kernel/time.ts";
import type { FlowAnswer } from "../../contract.ts";
import { exitKind, type FlowKind } from "../../domain/flow.ts";
import type { ReportScope, ReportStage } from "../report-scope.ts";
import { visitsOf, type Week, weekly } from "./read-flow-counts.ts";

interface Row {
  readonly week: CalendarDate;
  readonly kind: FlowKind;
  readonly deals: number;
}

/**
 * How many living deals stand behind the events of one stage, week by week and kind by kind: what the list shows. One deal
 * may come and go several times in a week. Of one stage only, since to tell deals apart costs more than to count events.
 */
export async function readFlowDeals(
  scope: ReportScope,
  weeks: readonly Week[],
  stage: ReportStage,
): Promise<FlowAnswer["deals"]> {
  if (weeks.length === 0) return [];
  const living = await livingDeals(scope, stage);
  const there = sql`${visitsOf(scope)} and v.stage_id = ${stage.id}`;
  const { rows: entries } = await sql<Row>`
    select w.week, 'in' as kind, e.deals from ${weekly(
      weeks,
      sql`select ${living} as deals from ${there} and v.entered_at >= w.begins and v.entered_at < w.ends`,
    )}`.execute(scope.reading.sql);
  const { rows: exits } = await sql<Row>`
    select w.week, e.* from ${weekly(
      weeks,
      sql`select ${kindInSql(scope, stage)} as kind, ${living} as deals from ${there}
        and v.left_at >= w.begins and v.left_at < w.ends group by 1`,
    )}`.execute(scope.reading.sql);
  const found = new Map([...entries, ...exits].map(({ week, kind, deals }) => [`${week} ${kind}`, deals]));
  return weeks.map(({ week }) => {
    const of = (kind: FlowKind) => found.get(`${week} ${kind}`) ?? 0;
    return {
      week,
      in: of("in"),
      forward: of("forward"),
      back: of("back"),
      won: of("won"),
      lost: of("lost"),
      postponed: of("postponed"),
    };
  });
}

/** Deals deleted since are left out: their events count, but no list shows them. */
async function livingDeals({ reading }: ReportScope, stage: ReportStage): Promise<RawBuilder<number>> {
  const { rows } = await sql<{ id: string }>`
    select o.id from reporting.deal_origins o left join reporting.deals d on d.id = o.id where d.id is null
      and exists (select from reporting.visits v where v.deal_id = o.id and v.stage_id = ${stage.id})`.execute(
    reading.sql,
  );
  if (rows.length === 0) return sql`count(distinct v.deal_id)`;
  const gone = sql`cast(${rows.map(({ id }) => id)} as uuid[])`;
  return sql`count(distinct case when v.deal_id <> all(${gone}) then v.deal_id end)`;
}

/**
 * The flow's `exitKind` of a visit `v` to the stage, in the database, so that a deal that left twice in one way counts once.
 */
function kindInSql({ stages }: ReportScope, { id }: ReportStage): RawBuilder<FlowKind> {
  const place = stages.findIndex((one) => one.id === id) + 1;
  const moves = stages.map((to, index) => {
    const kind = exitKind({ stagePosition: place, leftAs: "moved", toPosition: index + 1 }, stages.length);
    return sql`when ${to.id} then ${sql.lit(kind)}`;
  });
  return sql<FlowKind>`case when v.left_as in ('won', 'lost', 'postponed') then v.left_as when v.left_as <> 'moved' then 'other'
    else case v.to_stage_id ${sql.join(moves, sql` `)} else 'other' end end`;
}

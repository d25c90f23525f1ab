import { type RawBuilder, sql } from "kysely";
import type { DealStatus, FunnelGroup } from "../../domain/funnel.ts";
import type { PeriodGroup } from "../../domain/funnel-period.ts";
import { dealConditions, instant, type Period, type ReportScope, summed, within } from "../report-scope.ts";
import { type ReportSplit, splitColumn } from "../report-split.ts";

interface Row {
  readonly segment: string | null;
  readonly mask: string;
  readonly status: DealStatus;
  readonly deals: number;
  readonly amount: number;
  readonly other: number;
}
export type Segmented<Group> = Group & { readonly segment: string | null };

/** The positions, 1 first, of the stages whose bits are set; bits of archived stages mean nothing here. */
export function positionsOf(mask: string, scope: ReportScope): number[] {
  const bits = BigInt(mask);
  return scope.stages.flatMap(({ ordinal }, index) => ((bits >> BigInt(ordinal)) & 1n ? [index + 1] : []));
}

/** Deals created in the period, alike by the stages that they ever visited and by their status (ANA-1, cohort view). */
export async function readCohort(
  scope: ReportScope,
  period: Period,
  split: ReportSplit | null,
): Promise<Segmented<FunnelGroup>[]> {
  const { rows } = await (scope.isNow ? cohortNow(scope, period, split) : cohortThen(scope, period, split)).execute(
    scope.reading.sql,
  );
  return rows.map(({ segment, mask, status, deals, amount, other }) => ({
    segment,
    visitedPositions: positionsOf(mask, scope),
    status,
    deals,
    amountMinor: amount,
    otherCurrency: other,
  }));
}

/** The mask that moves keep on the deal says it all: one aggregate over one index. */
function cohortNow(scope: ReportScope, period: Period, split: ReportSplit | null): RawBuilder<Row> {
  return sql<Row>`select ${splitColumn(split)} as segment, cast(d.visited as varchar) as mask, d.status, count(*) as deals,
      ${summed(scope)}
    from reporting.deals d
    where d.pipeline_id = ${scope.pipeline.id} and ${within(period, "d.created_at")} and ${dealConditions(scope, "d")}
    group by 1, d.visited, d.status`;
}

/** The bit of the visit's stage; archived ones mean nothing here. A list of ids is quicker than the table of stages. */
const bitOf = ({ stages }: ReportScope) =>
  sql`case v.stage_id ${sql.join(
    stages.map(({ id, ordinal }) => sql`when ${id} then cast(${String(1n << BigInt(ordinal))} as bigint)`),
    sql` `,
  )} else 0 end`;

/**
 * How a deal stood at a moment, by its visits begun until then: it was open if one of them went on, else what the last one
 * ended as.
 */
const standing = (scope: ReportScope, at: RawBuilder<unknown>) => sql`bit_or(${bitOf(scope)}) as mask,
      case when bool_or(v.left_at is null or v.left_at > ${at}) then 0 else max(v.number * 10 + case v.left_as
        when 'won' then 1 when 'lost' then 2 when 'postponed' then 3 else 0 end) % 10 end as fate
    from reporting.visits v`;
const fateNames = sql`case t.fate when 1 then 'won' when 2 then 'lost' when 3 then 'postponed' else 'open' end`;

/** Deals that were of this pipeline at the moment, whichever they are of now: none that another one had taken over by then. */
function cohortThen(scope: ReportScope, period: Period, split: ReportSplit | null): RawBuilder<Row> {
  const at = instant(scope.asOf);
  return sql<Row>`with t as (select v.deal_id, max(v.number) as last, ${standing(scope, at)}
      where v.pipeline_id = ${scope.pipeline.id} and v.entered_at <= ${at} group by v.deal_id)
    select ${splitColumn(split)} as segment, cast(t.mask as varchar) as mask, ${fateNames} as status, count(*) as deals,
      ${summed(scope)}
    from reporting.deals d join t on t.deal_id = d.id
    where d.created_at <= ${at} and ${within(period, "d.created_at")} and ${dealConditions(scope, "d")}
      and not exists (select 1 from reporting.visits o where o.deal_id = d.id and o.number > t.last
        and o.pipeline_id <> ${scope.pipeline.id} and o.entered_at <= ${at})
    group by 1, 2, 3`;
}

/**
 * Deals that entered a stage in the period, whoever they were, as they stood at its end (ANA-1, period view). Of the deals
 * that have stood still since, the row tells it as moves keep it; only of the others all visits are asked, deal by deal.
 */
export async function readPeriod(
  scope: ReportScope,
  period: Period,
  split: ReportSplit | null,
): Promise<Segmented<PeriodGroup>[]> {
  const end = instant(Math.min(scope.asOf, (period.to ?? Number.POSITIVE_INFINITY) - 1));
  const stoodStill = sql`(d.pipeline_id = ${scope.pipeline.id} and d.stage_entered_at <= ${end}
    and (d.status = 'open' or d.closed_at <= ${end}))`;
  const { rows } = await sql<Row & { entered: string }>`
    with e as (select v.deal_id, bit_or(${bitOf(scope)}) as entered from reporting.visits v
      where v.pipeline_id = ${scope.pipeline.id} and v.entered_at >= ${instant(period.from ?? 0)} and v.entered_at <= ${end}
      group by v.deal_id)
    select ${splitColumn(split)} as segment, cast(coalesce(t.mask, d.visited) as varchar) as mask, cast(e.entered as varchar) as entered,
      case when t.mask is null then d.status else ${fateNames} end as status, count(*) as deals,
      ${summed(scope)}
    from e join reporting.deals d on d.id = e.deal_id left join lateral (select ${standing(scope, end)}
      where not coalesce(${stoodStill}, false) and v.deal_id = d.id and v.pipeline_id = ${scope.pipeline.id} and v.entered_at <= ${end}) t on true
    where ${dealConditions(scope, "d")}
    group by 1, 2, 3, 4`.execute(scope.reading.sql);
  return rows.map(({ segment, mask, entered, status, deals, amount, other }) => ({
    segment,
    enteredPositions: positionsOf(entered, scope),
    furthest: Math.max(0, ...positionsOf(mask, scope)),
    status,
    deals,
    amountMinor: amount,
    otherCurrency: other,
  }));
}

import { type RawBuilder, sql } from "kysely";
import type { DealStatus, FunnelGroup } from "../../domain/funnel.ts";
import type { PeriodGroup } from "../../domain/funnel-period.ts";
import type { Split } from "../../domain/report-names.ts";
import { dealConditions, instant, type Period, type ReportScope, within } from "../report-scope.ts";

/** What a split's value is in the database; people are put into departments afterwards. */
const splitColumns: Readonly<Record<Split, RawBuilder<string | null>>> = {
  channel: sql`nullif(d.channel, '')`,
  source: sql`nullif(d.source, '')`,
  product: sql`nullif(d.product, '')`,
  owner: sql`cast(d.owner_id as varchar)`,
  department: sql`cast(d.owner_id as varchar)`,
  industry: sql`(select nullif(c.industry, '') from reporting.companies c where c.id = d.company_id)`,
  lossReason: sql`cast(d.loss_reason_id as varchar)`,
};
const splitOf = (by: Split | null) => (by === null ? sql<null>`cast(null as varchar)` : splitColumns[by]);

interface Row {
  readonly segment: string | null;
  readonly mask: string;
  readonly status: DealStatus;
  readonly deals: number;
  readonly amount: number;
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
  by: Split | null,
): Promise<Segmented<FunnelGroup>[]> {
  const { rows } = await (scope.isNow ? cohortNow(scope, period, by) : cohortThen(scope, period, by)).execute(
    scope.reading.sql,
  );
  return rows.map(({ segment, mask, status, deals, amount }) => ({
    segment,
    visitedPositions: positionsOf(mask, scope),
    status,
    deals,
    amountMinor: amount,
  }));
}

/** The mask that moves keep on the deal says it all: one aggregate over one index. */
function cohortNow(scope: ReportScope, period: Period, by: Split | null): RawBuilder<Row> {
  return sql<Row>`select ${splitOf(by)} as segment, cast(d.visited as varchar) as mask, d.status, count(*) as deals,
      coalesce(sum(d.amount_minor), 0) as amount
    from reporting.deals d
    where d.pipeline_id = ${scope.pipeline.id} and ${within(period, "d.created_at")} and ${dealConditions(scope, "d")}
    group by 1, d.visited, d.status`;
}

/**
 * How each deal stood at a moment, by its visits begun until then: it was open if one of them went on, else what the last
 * one ended as. `entered` are the stages entered since `since`.
 */
function standing(scope: ReportScope, at: RawBuilder<unknown>, since: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`select v.deal_id, bit_or(cast(1 as bigint) << s.ordinal) as mask,
      bit_or(case when v.entered_at >= ${since} then cast(1 as bigint) << s.ordinal else 0 end) as entered,
      case when bool_or(v.left_at is null or v.left_at > ${at}) then 0 else max(v.number * 10 + case v.left_as
        when 'won' then 1 when 'lost' then 2 when 'postponed' then 3 else 0 end) % 10 end as fate
    from reporting.visits v join reporting.stages s on s.id = v.stage_id
    where v.pipeline_id = ${scope.pipeline.id} and v.entered_at <= ${at}
    group by v.deal_id`;
}
const fateNames = sql`case t.fate when 1 then 'won' when 2 then 'lost' when 3 then 'postponed' else 'open' end`;

function cohortThen(scope: ReportScope, period: Period, by: Split | null): RawBuilder<Row> {
  const at = instant(scope.asOf);
  return sql<Row>`with t as (${standing(scope, at, at)})
    select ${splitOf(by)} as segment, cast(t.mask as varchar) as mask, ${fateNames} as status, count(*) as deals,
      coalesce(sum(d.amount_minor), 0) as amount
    from reporting.deals d join t on t.deal_id = d.id
    where d.pipeline_id = ${scope.pipeline.id} and d.created_at <= ${at} and ${within(period, "d.created_at")}
      and ${dealConditions(scope, "d")}
    group by 1, 2, 3`;
}

/** Deals that entered a stage in the period, whoever they were, as they stood at its end (ANA-1, period view). */
export async function readPeriod(
  scope: ReportScope,
  period: Period,
  by: Split | null,
): Promise<Segmented<PeriodGroup>[]> {
  const end = Math.min(scope.asOf, (period.to ?? Number.POSITIVE_INFINITY) - 1);
  const { rows } = await sql<
    Row & { entered: string }
  >`with t as (${standing(scope, instant(end), instant(period.from ?? 0))})
    select ${splitOf(by)} as segment, cast(t.mask as varchar) as mask, cast(t.entered as varchar) as entered, ${fateNames} as status,
      count(*) as deals, coalesce(sum(d.amount_minor), 0) as amount
    from reporting.deals d join t on t.deal_id = d.id
    where t.entered <> 0 and ${dealConditions(scope, "d")}
    group by 1, 2, 3, 4`.execute(scope.reading.sql);
  return rows.map(({ segment, mask, entered, status, deals, amount }) => ({
    segment,
    enteredPositions: positionsOf(entered, scope),
    furthest: Math.max(0, ...positionsOf(mask, scope)),
    status,
    deals,
    amountMinor: amount,
  }));
}

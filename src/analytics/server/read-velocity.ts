import { sql } from "kysely";
import type { FlowAnswer } from "../contract.ts";
import { share } from "../domain/share.ts";
import { usualCycle } from "../domain/usual-cycle.ts";
import { velocity } from "../domain/velocity.ts";
import { readCycles, wonDeals } from "./read-cycles.ts";
import {
  dealConditions,
  hasOtherCurrency,
  hoursPerWorkingDay,
  instant,
  type ReportScope,
  within,
} from "./report-scope.ts";

interface Row {
  readonly open: number | null;
  readonly won: number | null;
  readonly lost: number | null;
  readonly average: number | null;
  readonly other: number | null;
}
type Velocity = Pick<FlowAnswer, "velocity" | "velocityFacts">;

/**
 * Money per day (ANA-3): the deals open at `as-of` × the win rate and the average amount of the deals closed in the period /
 * the usual cycle, which looks at its own twelve months (ANA-4). Deals whose amount is in another currency are left out of all
 * but the cycle, since they cannot be counted in money of this one.
 */
export async function readVelocity(scope: ReportScope): Promise<Velocity> {
  const isOther = hasOtherCurrency(scope);
  const isOpen = sql`d.created_at <= ${instant(scope.asOf)} and (d.status = 'open' or d.closed_at > ${instant(scope.asOf)})`;
  const { rows } = await sql<Row>`
    select sum(case when not ${isOther} and ${isOpen} then 1 else 0 end) as open,
      sum(case when not ${isOther} and d.status = 'won' and ${closedInPeriod(scope)} then 1 else 0 end) as won,
      sum(case when not ${isOther} and d.status = 'lost' and ${closedInPeriod(scope)} then 1 else 0 end) as lost,
      avg(case when not ${isOther} and d.status = 'won' and ${closedInPeriod(scope)} then coalesce(d.amount_minor, 0) end) as average,
      sum(case when ${isOther} and (${isOpen} or d.status in ('won', 'lost') and ${closedInPeriod(scope)})
        then 1 else 0 end) as other
    from reporting.deals d where d.pipeline_id = ${scope.pipeline.id} and ${dealConditions(scope, "d")}`.execute(
    scope.reading.sql,
  );
  const { open, won, lost, average, other } = rows[0] ?? { open: 0, won: 0, lost: 0, average: null, other: 0 };
  const { won: cycles } = await readCycles(scope, { from: null, to: null });
  const targets = {
    hours: scope.stages.map(({ targetHours }) => targetHours),
    hoursPerWorkingDay: hoursPerWorkingDay(scope),
  };
  const cycle = usualCycle(wonDeals(cycles), targets, scope.asOf, scope.zone);
  const winRate = share(won ?? 0, (won ?? 0) + (lost ?? 0));
  const averageWonMinor = average === null ? null : Number(average);
  return {
    velocity: velocity({
      openDeals: open ?? 0,
      winRate,
      averageWonMinor,
      usualCycleDays: cycle?.days ?? null,
      currency: scope.currency,
    }),
    velocityFacts: {
      openDeals: open ?? 0,
      winRate,
      averageWon:
        averageWonMinor === null ? null : { minor: Math.floor(averageWonMinor + 0.5), currency: scope.currency },
      otherCurrency: other ?? 0,
      usualCycle: cycle,
    },
  };
}

const closedInPeriod = (scope: ReportScope) =>
  sql`d.closed_at <= ${instant(scope.asOf)} and ${within(scope, "d.closed_at")}`;

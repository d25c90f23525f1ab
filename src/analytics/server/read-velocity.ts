import { sql } from "kysely";
import type { FlowAnswer } from "../contract.ts";
import { share } from "../domain/share.ts";
import { usualCycle } from "../domain/usual-cycle.ts";
import { velocity } from "../domain/velocity.ts";
import { readCycles, wonDeals } from "./read-cycles.ts";
import { dealConditions, hoursPerWorkingDay, instant, type ReportScope, within } from "./report-scope.ts";

type Velocity = Pick<FlowAnswer, "velocity" | "velocityFacts">;

/**
 * Money per day (ANA-3): the deals open at `as-of` × the win rate and the average amount of the deals closed in the period /
 * the usual cycle, which looks at its own twelve months (ANA-4).
 */
export async function readVelocity(scope: ReportScope): Promise<Velocity> {
  const { rows } = await sql<{ open: number; won: number; lost: number; average: number | null }>`
    select sum(case when d.created_at <= ${instant(scope.asOf)} and (d.status = 'open' or d.closed_at > ${instant(scope.asOf)})
        then 1 else 0 end) as open,
      sum(case when d.status = 'won' and ${closedInPeriod(scope)} then 1 else 0 end) as won,
      sum(case when d.status = 'lost' and ${closedInPeriod(scope)} then 1 else 0 end) as lost,
      avg(case when d.status = 'won' and ${closedInPeriod(scope)} then coalesce(d.amount_minor, 0) end) as average
    from reporting.deals d where d.pipeline_id = ${scope.pipeline.id} and ${dealConditions(scope, "d")}`.execute(
    scope.reading.sql,
  );
  const { open, won, lost, average } = rows[0] ?? { open: 0, won: 0, lost: 0, average: null };
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
      usualCycle: cycle,
    },
  };
}

const closedInPeriod = (scope: ReportScope) =>
  sql`d.closed_at <= ${instant(scope.asOf)} and ${within(scope, "d.closed_at")}`;

import { sql } from "kysely";
import { countedPayments, type RateMissing } from "../../../commerce/index.ts";
import type { UserId } from "../../../kernel/ids.ts";
import type { CalendarDate } from "../../../kernel/time.ts";
import { dateOf, startOfDay } from "../../../kernel/zoned-time.ts";
import type { Reading } from "../../../platform/database/unit.ts";
import { type DatedMeasure, measureOn } from "../../domain/facts/fact-measure.ts";

/** Money that counts (PLA-3), with the deal behind it; a refund is below zero. */
export interface Fact {
  readonly userId: UserId;
  readonly date: CalendarDate;
  readonly minor: number;
  readonly dealId: string;
  /** Null: the deal was won, where wins count. */
  readonly paymentId: string | null;
}

interface Asked {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly people: readonly UserId[];
}

/** The facts of these people on the workspace's days in [from, to), and what could not be counted without a rate. */
export async function readFacts(
  reading: Reading,
  asked: Asked,
): Promise<{ readonly facts: readonly Fact[]; readonly withoutRate: readonly RateMissing[] }> {
  const measures = await readMeasures(reading);
  const counts = (measure: "payments" | "wins") => (one: { readonly date: CalendarDate }) =>
    measureOn(one.date, measures) === measure;
  const payments = await countedPayments(reading, asked);
  const wins = measures.some(({ measure }) => measure === "wins") ? await readWins(reading, asked) : [];
  return {
    facts: [...payments.counted.filter(counts("payments")), ...wins.filter(counts("wins"))],
    withoutRate: payments.withoutRate.filter(counts("payments")),
  };
}

/** Money that counts, each with the deal behind it, on workspace days in [from, to). */
export async function factsOf(reading: Reading, asked: Asked): Promise<readonly Fact[]> {
  return (await readFacts(reading, asked)).facts;
}

export async function readMeasures(reading: Pick<Reading, "sql" | "actor">): Promise<readonly DatedMeasure[]> {
  const { rows } = await sql<DatedMeasure>`
    select since, measure from fact_measures where workspace_id = ${reading.actor.workspaceId} order by since`.execute(
    reading.sql,
  );
  return rows;
}

/** Wins of deals in the workspace's currency, by whoever was responsible when they were won; a reopened one is none. */
async function readWins(reading: Reading, { from, to, people }: Asked): Promise<readonly Fact[]> {
  const { workspaceId, workspace } = reading.actor;
  const { rows } = await sql<{ deal_id: string; won_by: UserId; closed_at: Date; amount_minor: number | null }>`
    select deal_id, won_by, closed_at, amount_minor from reporting.wins
    where workspace_id = ${workspaceId} and closed_at >= ${new Date(startOfDay(from, workspace.timeZone))}
      and closed_at < ${new Date(startOfDay(to, workspace.timeZone))} and won_by = any(${[...people]}::uuid[])
      and currency = ${workspace.currency}
    order by closed_at, deal_id`.execute(reading.sql);
  return rows.map((row) => ({
    userId: row.won_by,
    date: dateOf(row.closed_at.getTime(), workspace.timeZone),
    minor: row.amount_minor ?? 0,
    dealId: row.deal_id,
    paymentId: null,
  }));
}

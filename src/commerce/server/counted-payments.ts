import { sql } from "kysely";
import type { UserId } from "../../kernel/ids.ts";
import type { CalendarDate } from "../../kernel/time.ts";
import type { Reading } from "../../platform/database/unit.ts";
import { countedMinor, vatOn } from "../domain/counted-money.ts";
import { vatRatesOf } from "./vat-rates.ts";

/** Money that came: whose it is, when, and what it counts for in the workspace's currency, net of VAT. */
export interface CountedReceipt {
  readonly paymentId: string;
  readonly dealId: string;
  readonly userId: UserId;
  readonly date: CalendarDate;
  readonly minor: number;
}

/** A payment that cannot be counted: nobody has said what its currency cost that day. */
export interface RateMissing {
  readonly paymentId: string;
  readonly dealId: string;
  readonly userId: UserId;
  readonly date: CalendarDate;
  readonly currency: string;
}

interface Row {
  readonly id: string;
  readonly deal_id: string;
  readonly credited_to: UserId;
  readonly received_on: CalendarDate;
  readonly amount_minor: number;
  readonly currency: string;
  readonly vat: number | null;
  readonly rate: number | null;
}

interface Asked {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly people: readonly UserId[];
}

/** What came to these people on the workspace's days in [from, to), refunds below zero; of deals that are there. */
export async function countedPayments(
  reading: Reading,
  { from, to, people }: Asked,
): Promise<{ readonly counted: readonly CountedReceipt[]; readonly withoutRate: readonly RateMissing[] }> {
  const { workspaceId, workspace } = reading.actor;
  const { rows } = await sql<Row>`
    select p.id, p.deal_id, p.credited_to, p.received_on, p.amount_minor, p.currency, p.vat, r.rate
    from reporting.payments p
    join reporting.deals d on d.workspace_id = p.workspace_id and d.id = p.deal_id
    left join reporting.exchange_rates r
      on r.workspace_id = p.workspace_id and r.currency = p.currency and r.on_day = p.received_on
    where p.workspace_id = ${workspaceId} and p.received_on >= ${from}::date and p.received_on < ${to}::date
      and p.credited_to = any(${[...people]}::uuid[])
    order by p.received_on, p.id`.execute(reading.sql);
  const rates = await vatRatesOf(reading);
  const counted: CountedReceipt[] = [];
  const withoutRate: RateMissing[] = [];
  for (const row of rows) {
    const known = { paymentId: row.id, dealId: row.deal_id, userId: row.credited_to, date: row.received_on };
    const isOwn = row.currency === workspace.currency;
    if (!isOwn && row.rate === null) withoutRate.push({ ...known, currency: row.currency });
    else {
      const vat = row.vat ?? vatOn(row.received_on, rates);
      const payment = { minor: row.amount_minor, currency: row.currency, vat, rate: isOwn ? null : row.rate };
      counted.push({ ...known, minor: countedMinor(payment, workspace.currency) });
    }
  }
  return { counted, withoutRate };
}

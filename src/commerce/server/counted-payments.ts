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
  /** The day it was expected, as it stood when it came. */
  readonly plannedOn: CalendarDate | null;
}

/** Money that is expected on a day, by whoever is responsible for the deal now. */
export interface PlannedPayment {
  readonly paymentId: string;
  readonly dealId: string;
  readonly userId: UserId;
  readonly date: CalendarDate;
  /** Net of VAT; null: the currency is another, and what it will cost that day nobody knows. */
  readonly minor: number | null;
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
  readonly planned_on: CalendarDate | null;
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
  reading: Pick<Reading, "sql" | "actor">,
  { from, to, people }: Asked,
): Promise<{ readonly counted: readonly CountedReceipt[]; readonly withoutRate: readonly RateMissing[] }> {
  const { workspaceId, workspace } = reading.actor;
  const { rows } = await sql<Row>`
    select p.id, p.deal_id, p.credited_to, p.received_on, p.planned_on, p.amount_minor, p.currency, p.vat, r.rate
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
      counted.push({ ...known, minor: countedMinor(payment, workspace.currency), plannedOn: row.planned_on });
    }
  }
  return { counted, withoutRate };
}

/** Open payments that are expected on the workspace's days in [from, to); of everybody, or of these people. */
export async function plannedPayments(
  reading: Pick<Reading, "sql" | "actor">,
  { from, to, people }: Omit<Asked, "people"> & { readonly people: readonly UserId[] | null },
): Promise<readonly PlannedPayment[]> {
  const { workspaceId, workspace } = reading.actor;
  const ofPeople = people === null ? sql`true` : sql`d.owner_id = any(${[...people]}::uuid[])`;
  const { rows } = await sql<
    Omit<Row, "credited_to" | "received_on" | "rate"> & { owner_id: UserId; planned_on: string }
  >`
    select p.id, p.deal_id, d.owner_id, p.planned_on, p.amount_minor, p.currency, p.vat
    from reporting.payments p
    join reporting.deals d on d.workspace_id = p.workspace_id and d.id = p.deal_id
    where p.workspace_id = ${workspaceId} and p.received_on is null
      and p.planned_on >= ${from}::date and p.planned_on < ${to}::date and ${ofPeople}
    order by p.planned_on, p.id`.execute(reading.sql);
  const rates = await vatRatesOf(reading);
  return rows.map((row) => {
    const vat = row.vat ?? vatOn(row.planned_on, rates);
    const payment = { minor: row.amount_minor, currency: row.currency, vat, rate: null };
    const minor = row.currency === workspace.currency ? countedMinor(payment, workspace.currency) : null;
    return { paymentId: row.id, dealId: row.deal_id, userId: row.owner_id, date: row.planned_on, minor };
  });
}

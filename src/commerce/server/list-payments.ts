import { sql } from "kysely";
import { z } from "zod";
import { isRefusal, refuse } from "../../kernel/refusal.ts";
import { dateOf } from "../../kernel/zoned-time.ts";
import type { Reading } from "../../platform/database/unit.ts";
import { decodeCursor, encodeCursor } from "../../platform/http/page.ts";
import type { InputOf } from "../../platform/http/route.ts";
import type { listPayments } from "../contract.ts";
import { commerceRefusals } from "../domain/refusals.ts";
import { type PaymentRow, toPayment } from "./payment-row.ts";
import { receivedOfDeal } from "./received-of-deal.ts";
import { seenDeal } from "./seen-deal.ts";

const cursorShape = z.tuple([z.iso.date(), z.uuid()]);

/** A deal's payments by the day they came or are expected, and their sums. */
export async function readPayments(reading: Reading, { query }: InputOf<typeof listPayments>) {
  const deal = await seenDeal(reading, query.deal);
  if (!deal) return refuse(commerceRefusals, "deal_unknown");
  const key = decodeCursor(query.cursor, cursorShape);
  if (isRefusal(key)) return key;
  const day = sql`coalesce(received_on, planned_on)`;
  const { rows } = await sql<PaymentRow & { readonly day: string }>`
    select *, ${day} as day from payments
    where workspace_id = ${reading.actor.workspaceId} and deal_id = ${query.deal} and deleted_at is null
      and ${key ? sql`(${day}, id) > (${key[0]}::date, ${key[1]}::uuid)` : sql`true`}
    order by day, id limit ${query.limit + 1}`.execute(reading.sql);
  const last = rows.length > query.limit ? rows[query.limit - 1] : undefined;
  return {
    items: rows.slice(0, query.limit).map(toPayment),
    next: last ? encodeCursor([last.day, last.id]) : null,
    ...(await readTotals(reading, query.deal, deal.currency)),
  };
}

async function readTotals(reading: Reading, dealId: string, currency: string) {
  const { actor, now } = reading;
  const { rows } = await sql<{ expected: number; overdue: number }>`
    select coalesce(sum(amount_minor) filter (where received_on is null), 0)::bigint as expected,
           coalesce(sum(amount_minor) filter (where received_on is null
             and planned_on < ${dateOf(now, actor.workspace.timeZone)}), 0)::bigint as overdue
    from payments
    where workspace_id = ${actor.workspaceId} and deal_id = ${dealId} and deleted_at is null
      and currency = ${currency}`.execute(reading.sql);
  const received = await receivedOfDeal(reading, dealId, currency);
  const money = (minor = 0) => ({ minor, currency });
  return {
    totals: { expected: money(rows[0]?.expected), received: money(received.minor), overdue: money(rows[0]?.overdue) },
    withoutRate: [...received.withoutRate],
  };
}

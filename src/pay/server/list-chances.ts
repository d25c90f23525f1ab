import { sql } from "kysely";
import { plannedPayments } from "../../commerce/index.ts";
import type { AnswerOf } from "../../kernel/endpoint.ts";
import { addDays, addMonths, dateOf, monthStart } from "../../kernel/zoned-time.ts";
import type { Reading } from "../../platform/database/unit.ts";
import type { listPayChances } from "../contract.ts";

/** One's own expected payments, those overdue by a year and those of this month, and open deals, the largest first (PAY-5). */
export async function listChances(reading: Reading): Promise<AnswerOf<typeof listPayChances>> {
  const { userId, workspaceId, workspace } = reading.actor;
  const today = dateOf(reading.now, workspace.timeZone);
  const days = { from: addDays(today, -366), to: addMonths(monthStart(today), 1) };
  const payments = (await plannedPayments(reading, { ...days, people: [userId] })).filter(
    ({ minor }) => minor !== null,
  );
  const { rows } = await sql<{ id: string; title: string; minor: number; on_day: string | null; is_open: boolean }>`
    select id, title, coalesce(amount_minor, 0) as minor, expected_close_on as on_day, status = 'open' as is_open from reporting.deals
    where workspace_id = ${workspaceId} and (id = any(${payments.map(({ dealId }) => dealId)}::uuid[])
      or (owner_id = ${userId} and status = 'open' and currency = ${workspace.currency} and amount_minor > 0))
    order by amount_minor desc nulls last, id limit 300`.execute(reading.sql);
  const titles = new Map(rows.map(({ id, title }) => [id, title]));
  const money = (minor: number) => ({ minor, currency: workspace.currency });
  return {
    items: [
      ...payments.map(({ paymentId, dealId, date, minor }) => ({
        id: paymentId,
        kind: "payment" as const,
        dealId,
        title: titles.get(dealId) ?? "",
        amount: money(minor ?? 0),
        expectedOn: date,
      })),
      ...rows
        .filter(({ is_open, minor }) => is_open && minor > 0)
        .map(({ id, title, minor, on_day }) => ({
          id,
          kind: "deal" as const,
          dealId: id,
          title,
          amount: money(minor),
          expectedOn: on_day,
        })),
    ],
  };
}

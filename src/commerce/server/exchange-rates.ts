import { sql } from "kysely";
import { type Refusal, refuse } from "../../kernel/refusal.ts";
import type { CalendarDate } from "../../kernel/time.ts";
import { addDays, daysBetween } from "../../kernel/zoned-time.ts";
import type { Reading, Unit } from "../../platform/database/unit.ts";
import type { InputOf } from "../../platform/http/route.ts";
import type { ExchangeRate, listExchangeRates } from "../contract.ts";
import { commerceRefusals } from "../domain/refusals.ts";

const mostDays = 5_000;

/** The newest rates, and for which days of received payments none is known. */
export async function readExchangeRates(reading: Reading, { query }: InputOf<typeof listExchangeRates>) {
  const { workspaceId, workspace } = reading.actor;
  const { rows: items } = await sql<ExchangeRate>`
    select currency, on_day as "on", rate from exchange_rates
    where workspace_id = ${workspaceId}
      and ${query.currency ? sql`currency = ${query.currency}` : sql`true`}
      and ${query.from ? sql`on_day >= ${query.from}::date` : sql`true`}
      and ${query.to ? sql`on_day < ${query.to}::date` : sql`true`}
    order by on_day desc, currency limit 1000`.execute(reading.sql);
  const { rows: missing } = await sql<{ currency: string; on: CalendarDate; payments: number }>`
    select p.currency, p.received_on as "on", count(*)::integer as payments from payments p
    where p.workspace_id = ${workspaceId} and p.currency <> ${workspace.currency} and p.received_on is not null
      and p.deleted_at is null
      and not exists (select from exchange_rates r where r.workspace_id = p.workspace_id and r.currency = p.currency
                        and r.on_day = p.received_on)
    group by 1, 2 order by 2 desc, 1 limit 100`.execute(reading.sql);
  return { items, missing };
}

interface Entry {
  readonly currency: string;
  readonly on: CalendarDate;
  readonly to?: CalendarDate | undefined;
  readonly rate: number;
}

/** Sets the rates of days, of whole stretches too; the same day's former rate goes. */
export async function setExchangeRates(unit: Unit, entries: readonly Entry[]): Promise<{ days: number } | Refusal> {
  const { workspaceId, workspace } = unit.actor;
  const known = new Set(Intl.supportedValuesOf("currency"));
  const lengths = entries.map(({ on, to = on }) => daysBetween(on, to) + 1);
  const wrong = entries.findIndex(({ currency }) => !known.has(currency) || currency === workspace.currency);
  if (wrong >= 0) return refusal(`items.${wrong}.currency`, "rate_currency_wrong");
  const backwards = lengths.findIndex((length) => length < 1);
  if (backwards >= 0) return refusal(`items.${backwards}.to`, "rate_days_wrong");
  if (lengths.reduce((sum, length) => sum + length, 0) > mostDays) return refusal("items", "rate_days_wrong");
  const rows = new Map<string, { currency: string; on: CalendarDate; rate: number }>();
  for (const [index, { currency, on, rate }] of entries.entries()) {
    for (let day = 0; day < (lengths[index] ?? 0); day++) {
      rows.set(`${currency} ${addDays(on, day)}`, { currency, on: addDays(on, day), rate });
    }
  }
  await sql`
    insert into exchange_rates (workspace_id, currency, on_day, rate, updated_at)
    select ${workspaceId}, r.currency, r."on", r.rate, ${new Date(unit.now)}
    from jsonb_to_recordset(${JSON.stringify([...rows.values()])}::jsonb) as r(currency text, "on" date, rate numeric)
    on conflict (workspace_id, currency, on_day) do update set rate = excluded.rate, updated_at = excluded.updated_at`.execute(
    unit.sql,
  );
  const told = entries
    .slice(0, 100)
    .map(({ currency, on, to, rate }) => `${currency} ${on}${to ? `–${to}` : ""}: ${rate}`);
  unit.audit({
    action: "exchange_rates.set",
    entity: "workspace",
    entityId: workspaceId,
    changes: { days: rows.size, rates: told },
  });
  return { days: rows.size };
}

function refusal(path: string, code: "rate_currency_wrong" | "rate_days_wrong"): Refusal {
  return refuse(commerceRefusals, code, { errors: [{ path, code }] });
}

export async function removeExchangeRate(unit: Unit, { currency, on }: { currency: string; on: CalendarDate }) {
  const { workspaceId } = unit.actor;
  const { rows } = await sql<{ rate: number }>`
    delete from exchange_rates where workspace_id = ${workspaceId} and currency = ${currency} and on_day = ${on}::date
    returning rate`.execute(unit.sql);
  const changes = { rates: [`${currency} ${on}`], before: rows[0]?.rate };
  if (rows[0]) unit.audit({ action: "exchange_rates.deleted", entity: "workspace", entityId: workspaceId, changes });
  return { deleted: rows.length > 0 };
}

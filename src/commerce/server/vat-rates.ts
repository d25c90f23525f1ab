import { sql } from "kysely";
import type { CalendarDate } from "../../kernel/time.ts";
import type { Reading, Unit } from "../../platform/database/unit.ts";
import { usualVatRates, type VatRate } from "../domain/counted-money.ts";

/** The workspace's VAT by day, the usual of its currency until it says otherwise; in the order of the days. */
export async function vatRatesOf(reading: Pick<Reading, "actor" | "sql">) {
  const { workspaceId, workspace } = reading.actor;
  const { rows } = await sql<VatRate>`
    select since, rate from reporting.vat_rates where workspace_id = ${workspaceId} order by since`.execute(
    reading.sql,
  );
  const own = new Set(rows.map(({ since }) => since));
  const usual = usualVatRates(workspace.currency).filter(({ since }) => !own.has(since));
  return [
    ...usual.map((line) => ({ ...line, isUsual: true })),
    ...rows.map((line) => ({ ...line, isUsual: false })),
  ].sort((one, other) => (one.since < other.since ? -1 : 1));
}

export const readVatRates = async (reading: Pick<Reading, "actor" | "sql">) => ({ items: await vatRatesOf(reading) });

export async function setVatRate(unit: Unit, { since, rate }: VatRate) {
  const { workspaceId } = unit.actor;
  await sql`
    insert into vat_rates (workspace_id, since, rate, updated_at)
    values (${workspaceId}, ${since}::date, ${rate}, ${new Date(unit.now)})
    on conflict (workspace_id, since) do update set rate = excluded.rate, updated_at = excluded.updated_at`.execute(
    unit.sql,
  );
  unit.audit({ action: "vat_rates.set", entity: "workspace", entityId: workspaceId, changes: { since, vat: rate } });
  return readVatRates(unit);
}

/** What was before the line holds on; a line that the workspace did not write stays. */
export async function removeVatRate(unit: Unit, since: CalendarDate) {
  const { workspaceId } = unit.actor;
  const { rows } = await sql<{ rate: number | null }>`
    delete from vat_rates where workspace_id = ${workspaceId} and since = ${since}::date returning rate`.execute(
    unit.sql,
  );
  const changes = { since, vat: [rows[0]?.rate, null] };
  if (rows[0]) unit.audit({ action: "vat_rates.deleted", entity: "workspace", entityId: workspaceId, changes });
  return readVatRates(unit);
}

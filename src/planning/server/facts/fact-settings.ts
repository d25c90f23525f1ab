import { sql } from "kysely";
import type { CalendarDate } from "../../../kernel/time.ts";
import type { Reading, Unit } from "../../../platform/database/unit.ts";
import type { FactSettings } from "../../contract-facts.ts";
import type { FactMeasure } from "../../domain/facts/fact-measure.ts";
import { readMeasures } from "./facts-of.ts";
import { type PromiseSettings, readPromiseSettings, setPromiseSettings } from "./promise-settings.ts";

export async function readFactSettings(reading: Pick<Reading, "sql" | "actor">): Promise<FactSettings> {
  return { measures: [...(await readMeasures(reading))], ...(await readPromiseSettings(reading)) };
}

export async function changeFactSettings(unit: Unit, settings: PromiseSettings): Promise<FactSettings> {
  await setPromiseSettings(unit, settings);
  return readFactSettings(unit);
}

/** What counts since a day; the same day's former line goes. */
export async function setMeasure(
  unit: Unit,
  { since, measure }: { readonly since: CalendarDate; readonly measure: FactMeasure },
): Promise<FactSettings> {
  const { workspaceId } = unit.actor;
  await sql`
    insert into fact_measures (workspace_id, since, measure, updated_at)
    values (${workspaceId}, ${since}::date, ${measure}, ${new Date(unit.now)})
    on conflict (workspace_id, since) do update set measure = excluded.measure, updated_at = excluded.updated_at`.execute(
    unit.sql,
  );
  unit.audit({ action: "fact_measure.set", entity: "workspace", entityId: workspaceId, changes: { since, measure } });
  return readFactSettings(unit);
}

export async function removeMeasure(unit: Unit, since: CalendarDate): Promise<FactSettings> {
  const { workspaceId } = unit.actor;
  const { rows } = await sql<{ measure: FactMeasure }>`
    delete from fact_measures where workspace_id = ${workspaceId} and since = ${since}::date returning measure`.execute(
    unit.sql,
  );
  const changes = { since, measure: [rows[0]?.measure, null] };
  if (rows[0]) unit.audit({ action: "fact_measure.deleted", entity: "workspace", entityId: workspaceId, changes });
  return readFactSettings(unit);
}

import { sql } from "kysely";
import type { BodyOf } from "../../kernel/endpoint.ts";
import { type FieldError, type Refusal, refuse } from "../../kernel/refusal.ts";
import { dateOf } from "../../kernel/zoned-time.ts";
import type { Reading, Unit } from "../../platform/database/unit.ts";
import type { createNormTable, NormTableAnswer } from "../contract.ts";
import { type NormRow, problemsOf } from "../domain/decision-table.ts";
import {
  byParticularity,
  defaultTables,
  generalTableId,
  moscowTableId,
  type NormTable,
  tablesOn,
} from "../domain/norm-table.ts";
import { normsRefusals } from "../domain/refusals.ts";
import { dropLaterVersions, putNormTable, readNormTables } from "./norm-tables.ts";

type Input = BodyOf<typeof createNormTable>;

/** Refuses `norm_table_invalid` with the rows at fault, and `norm_from_past`: days gone by keep their rating. */
export async function addNormTable(unit: Unit, input: Input): Promise<NormTableAnswer | Refusal> {
  return write(unit, unit.newId<"norm_table">(), input, "norm_table.created");
}

export async function changeNormTable(unit: Unit, id: string, input: Input): Promise<NormTableAnswer | Refusal> {
  const known = (await readNormTables(unit)).some((table) => table.id === id);
  return known ? write(unit, id, input, "norm_table.changed") : refuse(normsRefusals, "norm_table_unknown");
}

export async function endNormTable(unit: Unit, id: string, holdsFrom: string): Promise<NormTableAnswer | Refusal> {
  if (id === generalTableId) return refuse(normsRefusals, "norm_table_general");
  const last = (await readNormTables(unit)).findLast((table) => table.id === id);
  if (last === undefined) return refuse(normsRefusals, "norm_table_unknown");
  if (holdsFrom < today(unit)) return refuse(normsRefusals, "norm_from_past");
  await dropLaterVersions(unit, id, holdsFrom);
  await putNormTable(unit, { ...last, holdsFrom, isEnded: true });
  unit.audit({ action: "norm_table.ended", entity: "norm_table", entityId: id, changes: { holdsFrom } });
  return found(unit, id);
}

async function write(unit: Unit, id: string, input: Input, action: string): Promise<NormTableAnswer | Refusal> {
  if (input.holdsFrom < today(unit)) return refuse(normsRefusals, "norm_from_past");
  const { name, holdsFrom, calls, day, week } = input;
  // The general table answers for whoever no other names.
  const reach = id === generalTableId ? { roles: [], departments: [], regions: [] } : input.reach;
  const errors = [...errorsOf("day", day), ...errorsOf("week", week)];
  if (errors.length > 0) return refuse(normsRefusals, "norm_table_invalid", { errors });
  await putNormTable(unit, { id, name, holdsFrom, isEnded: false, reach, calls, day, week });
  unit.audit({ action, entity: "norm_table", entityId: id, changes: { name, holdsFrom, calls, day, week } });
  return found(unit, id);
}

const errorsOf = (path: string, rows: readonly NormRow[]): readonly FieldError[] =>
  problemsOf(rows).map(({ code, row }) => ({ path: `${path}.${row}`, code }));

const today = ({ actor, now }: Pick<Reading, "actor" | "now">) => dateOf(now, actor.workspace.timeZone);

async function found(unit: Unit, id: string): Promise<NormTableAnswer | Refusal> {
  const table = (await listTables(unit)).find((one) => one.id === id);
  return table ?? refuse(normsRefusals, "norm_table_unknown");
}

const usual = new Map([
  [generalTableId, "general"],
  [moscowTableId, "moscow"],
] as const);

/** Tables that hold or will, the most particular first, as they are asked when a day is rated. */
async function listTables(reading: Pick<Reading, "sql" | "actor" | "now">): Promise<NormTableAnswer[]> {
  const versions = await readNormTables(reading);
  const date = today(reading);
  const now = new Map(tablesOn(versions, date).map((table) => [table.id, table]));
  const later = versions.filter(({ holdsFrom }) => holdsFrom > date);
  const ids = [...new Set([...now.keys(), ...later.map(({ id }) => id)])];
  const shown = (id: string) => now.get(id) ?? later.find((one) => one.id === id) ?? defaultTables[0];
  return ids
    .sort((one, other) => byParticularity(shown(one) as NormTable, shown(other) as NormTable))
    .map((id) => ({
      id,
      usual: usual.get(id as typeof generalTableId) ?? null,
      now: wireVersion(now.get(id)),
      later: later.filter((one) => one.id === id).flatMap((one) => wireVersion(one) ?? []),
    }));
}

function wireVersion(table: NormTable | undefined): NormTableAnswer["now"] {
  if (table === undefined) return null;
  const { holdsFrom, isEnded, name, calls, reach, day, week } = table;
  return {
    holdsFrom,
    isEnded,
    name,
    calls,
    reach: { roles: [...reach.roles], departments: [...reach.departments], regions: [...reach.regions] },
    day: [...day],
    week: [...week],
  };
}

export async function listNormTables(reading: Reading) {
  const { workspaceId } = reading.actor;
  type Named = { id: string; name: string };
  const departments = await sql<Named>`
    select id, name from reporting.departments where workspace_id = ${workspaceId} order by name, id`.execute(
    reading.sql,
  );
  const regions = await sql<Named>`
    select id, name from reporting.regions where workspace_id = ${workspaceId} order by name, id`.execute(reading.sql);
  return { items: await listTables(reading), departments: departments.rows, regions: regions.rows };
}

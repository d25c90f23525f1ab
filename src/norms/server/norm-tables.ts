import { sql } from "kysely";
import type { Role } from "../../kernel/actor.ts";
import type { CalendarDate } from "../../kernel/time.ts";
import type { Reading, Unit } from "../../platform/database/unit.ts";
import type { NormRow } from "../domain/decision-table.ts";
import { type CallCount, defaultTables, type NormTable } from "../domain/norm-table.ts";

interface Row {
  readonly id: string;
  readonly holds_from: CalendarDate;
  readonly name: string;
  readonly is_ended: boolean;
  readonly roles: readonly Role[];
  readonly departments: readonly string[];
  readonly regions: readonly string[];
  readonly calls: CallCount;
  readonly day_rows: readonly NormRow[];
  readonly week_rows: readonly NormRow[];
}

/** Every version of every table of the workspace, the usual ones among them. */
export async function readNormTables(reading: Pick<Reading, "sql" | "actor">): Promise<readonly NormTable[]> {
  const { rows } = await sql<Row>`
    select id, holds_from, name, is_ended, roles, departments, regions, calls, day_rows, week_rows from norm_tables
    where workspace_id = ${reading.actor.workspaceId} order by id, holds_from`.execute(reading.sql);
  const own = rows.map((row) => ({
    id: row.id,
    name: row.name,
    holdsFrom: row.holds_from,
    isEnded: row.is_ended,
    reach: { roles: row.roles, departments: row.departments, regions: row.regions },
    calls: row.calls,
    day: row.day_rows,
    week: row.week_rows,
  }));
  return [...defaultTables, ...own];
}

/** A version of one day takes the place of what was set for that day before. */
export async function putNormTable(unit: Unit, table: NormTable): Promise<void> {
  await sql`
    insert into norm_tables (workspace_id, id, holds_from, name, is_ended, roles, departments, regions, calls, day_rows, week_rows,
      changed_by, changed_at)
    values (${unit.actor.workspaceId}, ${table.id}, ${table.holdsFrom}, ${table.name}, ${table.isEnded}, ${[...table.reach.roles]},
      ${[...table.reach.departments]}::uuid[], ${[...table.reach.regions]}, ${table.calls}, ${JSON.stringify(table.day)},
      ${JSON.stringify(table.week)}, ${unit.actor.userId}, ${new Date(unit.now)})
    on conflict (workspace_id, id, holds_from) do update set name = excluded.name, is_ended = excluded.is_ended,
      roles = excluded.roles, departments = excluded.departments, regions = excluded.regions, calls = excluded.calls,
      day_rows = excluded.day_rows, week_rows = excluded.week_rows, changed_by = excluded.changed_by,
      changed_at = excluded.changed_at`.execute(unit.sql);
}

/** A table that ends does not come back by a version that was set for a day after its end. */
export async function dropLaterVersions(unit: Unit, id: string, date: CalendarDate): Promise<void> {
  await sql`delete from norm_tables where workspace_id = ${unit.actor.workspaceId} and id = ${id}
    and holds_from > ${date}`.execute(unit.sql);
}

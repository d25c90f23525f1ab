import { sql } from "kysely";
import type { Role } from "../../kernel/actor.ts";
import type { UserId } from "../../kernel/ids.ts";
import type { CalendarDate } from "../../kernel/time.ts";
import { departmentsOn } from "../../planning/index.ts";
import type { Reading } from "../../platform/database/unit.ts";
import type { NormTable, Whose } from "../domain/norm-table.ts";

export interface Person {
  readonly id: UserId;
  readonly name: string;
  readonly role: Role;
  /** Who the person was on the day, to those whom tables name. */
  readonly on: (date: CalendarDate) => Whose;
}

/** People with what tables of norms name them by. Departments of days gone by are asked for only where a table names some. */
export async function readPersons(
  reading: Reading,
  people: readonly UserId[],
  days: readonly CalendarDate[],
  tables: readonly NormTable[],
): Promise<readonly Person[]> {
  const { actor, sql: db } = reading;
  const { rows } = await sql<{ id: UserId; name: string; role: Role; department_id: string | null }>`
    select id, name, role, department_id from reporting.users
    where workspace_id = ${actor.workspaceId} and id = any(${[...people]}::uuid[]) order by name, id`.execute(db);
  const regionsOf = await readRegions(reading);
  const isByDepartment = tables.some(({ reach }) => reach.departments.length > 0);
  const above = await readParents(reading);
  const past = new Map<CalendarDate, ReadonlyMap<UserId, string | null>>();
  if (isByDepartment) for (const date of days) past.set(date, await departmentsOn(reading, date));
  return rows.map(({ id, name, role, department_id }) => ({
    id,
    name,
    role,
    on: (date) => {
      const departments = above(past.get(date)?.get(id) ?? department_id);
      return { role, departments, regions: regionsOf(id, departments) };
    },
  }));
}

/** A department with those above it, the nearest first. */
async function readParents({ actor, sql: db }: Reading): Promise<(department: string | null) => readonly string[]> {
  const { rows } = await sql<{ id: string; parent_id: string | null }>`
    select id, parent_id from reporting.departments where workspace_id = ${actor.workspaceId}`.execute(db);
  const parents = new Map(rows.map(({ id, parent_id }) => [id, parent_id]));
  return (department) => {
    const found: string[] = [];
    for (let at = department; at !== null && !found.includes(at); at = parents.get(at) ?? null) found.push(at);
    return found;
  };
}

/** One's own region, else that of the nearest department that has one: its id and its name in small letters. */
async function readRegions({
  actor,
  sql: db,
}: Reading): Promise<(person: UserId, departments: readonly string[]) => readonly string[]> {
  const { rows } = await sql<{ id: string; name: string; whose: string }>`
    select region_id as id, region_name as name, coalesce(user_id, department_id) as whose
    from reporting.region_assignments where workspace_id = ${actor.workspaceId}`.execute(db);
  const byWhose = new Map(rows.map(({ id, name, whose }) => [whose, [id, name.toLowerCase()]]));
  return (person, departments) => {
    const whose = [person, ...departments].find((one) => byWhose.has(one));
    return whose === undefined ? [] : (byWhose.get(whose) ?? []);
  };
}

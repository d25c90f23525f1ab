import { sql } from "kysely";
import type { BodyOf } from "../../kernel/endpoint.ts";
import type { UserId } from "../../kernel/ids.ts";
import { type Refusal, refuse } from "../../kernel/refusal.ts";
import type { Reading, Unit } from "../../platform/database/unit.ts";
import type * as contract from "../contract.ts";
import type { Region } from "../contract.ts";
import { workingCalendarRefusals } from "../domain/refusals.ts";
import { regionOfPerson } from "../domain/region-of-person.ts";
import { firstYear, lastYear } from "../domain/vocabulary.ts";

type Asking = Pick<Reading, "sql" | "actor">;

/** By name. */
export async function listRegions({ sql: database, actor }: Asking, id: string | null = null): Promise<Region[]> {
  const { rows } = await sql<Region>`
    select r.id, r.name, r.version,
      (select coalesce(jsonb_agg(jsonb_build_object('date', d.date, 'name', d.name) order by d.date), '[]') from working_region_days d
        where d.workspace_id = r.workspace_id and d.region_id = r.id) as days,
      (select coalesce(jsonb_agg(d.department_id order by d.department_id), '[]') from working_region_departments d
        where d.workspace_id = r.workspace_id and d.region_id = r.id) as "departmentIds",
      (select coalesce(jsonb_agg(p.user_id order by p.user_id), '[]') from working_region_people p
        where p.workspace_id = r.workspace_id and p.region_id = r.id) as "personIds"
    from working_regions r where r.workspace_id = ${actor.workspaceId} and (${id}::uuid is null or r.id = ${id})
    order by r.name, r.id`.execute(database);
  return rows;
}

export interface Assignments {
  /** Region of a person: one's own, or that of the nearest department that has one. */
  readonly regionOf: (person: UserId) => string | null;
}

/** To which region each of the people belongs. */
export async function readAssignments(
  { sql: database, actor }: Asking,
  people: readonly UserId[],
): Promise<Assignments> {
  const { workspaceId } = actor;
  const { rows: assigned } = await sql<{ id: string; region: string; isPerson: boolean }>`
    select department_id as id, region_id as region, false as "isPerson" from working_region_departments where workspace_id = ${workspaceId}
    union all select user_id, region_id, true from working_region_people where workspace_id = ${workspaceId}`.execute(
    database,
  );
  const { rows: users } = await sql<{ id: UserId; departmentId: string | null }>`
    select id, department_id as "departmentId" from reporting.users
    where workspace_id = ${workspaceId} and id = any (${people}::uuid[])`.execute(database);
  const { rows: departments } = await sql<{ id: string; parentId: string | null }>`
    select id, parent_id as "parentId" from reporting.departments where workspace_id = ${workspaceId}`.execute(
    database,
  );
  const of = (isPerson: boolean) =>
    new Map(assigned.filter((one) => one.isPerson === isPerson).map(({ id, region }) => [id, region]));
  const assignments = { departments: of(false), people: of(true) };
  const regions = new Map(users.map((user) => [user.id, regionOfPerson(user, departments, assignments)]));
  return { regionOf: (person) => regions.get(person) ?? null };
}

/** Names of the people's regions; who has none is left out. */
export async function regionNames(reading: Asking, people: readonly UserId[]): Promise<ReadonlyMap<UserId, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from working_regions where workspace_id = ${reading.actor.workspaceId}`.execute(reading.sql);
  if (rows.length === 0) return new Map();
  const { regionOf } = await readAssignments(reading, people);
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return new Map(
    people.flatMap((person): [UserId, string][] => {
      const name = names.get(regionOf(person) ?? "");
      return name === undefined ? [] : [[person, name]];
    }),
  );
}

type Body = BodyOf<typeof contract.createRegion>;

/** Refuses a name that is taken, days twice or of unknown years, and departments or people that nobody knows. */
export async function createRegion(unit: Unit, body: Body): Promise<Region | Refusal> {
  const id = unit.newId();
  const refused = await checkRegion(unit, id, body);
  if (refused) return refused;
  await sql`insert into working_regions (workspace_id, id, name) values (${unit.actor.workspaceId}, ${id}, ${body.name})`.execute(
    unit.sql,
  );
  return keep(unit, id, "created", body);
}

/** Refuses as `createRegion` does, `region_unknown` and `region_changed`. */
export async function changeRegion(
  unit: Unit,
  id: string,
  { version, ...body }: BodyOf<typeof contract.changeRegion>,
): Promise<Region | Refusal> {
  const before = await lockVersion(unit, id);
  if (before === null) return refuse(workingCalendarRefusals, "region_unknown");
  if (before !== version) return refuse(workingCalendarRefusals, "region_changed", { extra: { version: before } });
  const refused = await checkRegion(unit, id, body);
  if (refused) return refused;
  await sql`update working_regions set name = ${body.name}, version = version + 1
    where workspace_id = ${unit.actor.workspaceId} and id = ${id}`.execute(unit.sql);
  return keep(unit, id, "changed", body);
}

/** Refuses `region_unknown`. */
export async function deleteRegion(unit: Unit, id: string): Promise<{ done: true } | Refusal> {
  if ((await lockVersion(unit, id)) === null) return refuse(workingCalendarRefusals, "region_unknown");
  await sql`delete from working_regions where workspace_id = ${unit.actor.workspaceId} and id = ${id}`.execute(
    unit.sql,
  );
  unit.audit({ action: "working_region.deleted", entity: "working_region", entityId: id });
  return { done: true };
}

async function lockVersion({ sql: database, actor }: Unit, id: string): Promise<number | null> {
  const { rows } = await sql<{ version: number }>`
    select version from working_regions where workspace_id = ${actor.workspaceId} and id = ${id} for update`.execute(
    database,
  );
  return rows[0]?.version ?? null;
}

async function checkRegion({ sql: database, actor }: Unit, id: string, { name, days, departmentIds, personIds }: Body) {
  const isKnown = (date: string) => Number(date.slice(0, 4)) >= firstYear && Number(date.slice(0, 4)) <= lastYear;
  if (new Set(days.map(({ date }) => date)).size < days.length || days.some(({ date }) => !isKnown(date))) {
    return refuse(workingCalendarRefusals, "region_days_wrong", { params: { firstYear, lastYear } });
  }
  const { rows } = await sql<{ taken: boolean; departments: number; people: number }>`
    select exists (select from working_regions where workspace_id = ${actor.workspaceId} and id <> ${id} and lower(name) = lower(${name})) as taken,
      (select count(*) from reporting.departments where workspace_id = ${actor.workspaceId} and id = any (${departmentIds}::uuid[]))::integer as departments,
      (select count(*) from reporting.users where workspace_id = ${actor.workspaceId} and id = any (${personIds}::uuid[]))::integer as people`.execute(
    database,
  );
  const [counted] = rows;
  if (counted?.taken) return refuse(workingCalendarRefusals, "region_name_taken");
  const areKnown = counted?.departments === new Set(departmentIds).size && counted.people === new Set(personIds).size;
  return areKnown ? null : refuse(workingCalendarRefusals, "region_member_unknown");
}

/** Whoever comes into a region leaves the one before. */
async function keep(
  unit: Unit,
  id: string,
  deed: string,
  { name, days, departmentIds, personIds }: Body,
): Promise<Region> {
  const { workspaceId } = unit.actor;
  await sql`delete from working_region_days where workspace_id = ${workspaceId} and region_id = ${id}`.execute(
    unit.sql,
  );
  await sql`delete from working_region_departments where workspace_id = ${workspaceId}
    and (region_id = ${id} or department_id = any (${departmentIds}::uuid[]))`.execute(unit.sql);
  await sql`delete from working_region_people where workspace_id = ${workspaceId}
    and (region_id = ${id} or user_id = any (${personIds}::uuid[]))`.execute(unit.sql);
  await sql`insert into working_region_days (workspace_id, region_id, date, name)
    select ${workspaceId}, ${id}, date, name from jsonb_to_recordset(${JSON.stringify(days)}) as d (date date, name text)`.execute(
    unit.sql,
  );
  await sql`insert into working_region_departments (workspace_id, department_id, region_id)
    select distinct ${workspaceId}::uuid, one, ${id}::uuid from unnest(${departmentIds}::uuid[]) as one`.execute(
    unit.sql,
  );
  await sql`insert into working_region_people (workspace_id, user_id, region_id)
    select distinct ${workspaceId}::uuid, one, ${id}::uuid from unnest(${personIds}::uuid[]) as one`.execute(unit.sql);
  unit.audit({
    action: `working_region.${deed}`,
    entity: "working_region",
    entityId: id,
    changes: { name, days: days.map(({ date }) => date) },
  });
  const [region] = await listRegions(unit, id);
  if (!region) throw new Error("A region is gone within its transaction");
  return region;
}

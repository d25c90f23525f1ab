import { sql } from "kysely";
import { sees } from "../../identity/index.ts";
import type { QueryOf } from "../../kernel/endpoint.ts";
import type { UserId } from "../../kernel/ids.ts";
import { type Refusal, refuse } from "../../kernel/refusal.ts";
import type { CalendarDate } from "../../kernel/time.ts";
import { isWorkingDay, type WorkingHabits } from "../../kernel/working-time.ts";
import { addDays, daysBetween } from "../../kernel/zoned-time.ts";
import type { Reading } from "../../platform/database/unit.ts";
import type { Absence, listAbsences as listEndpoint } from "../contract.ts";
import { workingCalendarRefusals } from "../domain/refusals.ts";
import { personalDays } from "./personal-days.ts";
import { regionNames } from "./regions.ts";

interface AbsenceRow {
  readonly id: string;
  readonly userId: UserId;
  readonly userName: string;
  readonly kind: Absence["kind"];
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly part: Absence["part"];
  readonly comment: string | null;
  readonly version: number;
  readonly isDeleted: boolean;
}

const columns = sql`a.id, a.user_id as "userId", u.name as "userName", a.kind, a.from_date as "from", a.to_date as "to", a.part,
  a.comment, a.version, a.deleted_at is not null as "isDeleted"`;

export function absenceFrom(row: AbsenceRow, habits: WorkingHabits): Absence {
  const { userId, userName, isDeleted: _, ...absence } = row;
  return { ...absence, person: { id: userId, name: userName }, days: daysTaken(row, habits) };
}

function daysTaken({ from, to, part }: AbsenceRow, habits: WorkingHabits): number {
  let days = 0;
  for (let date = from; date <= to; date = addDays(date, 1)) if (isWorkingDay(date, habits)) days += 1;
  return part === "day" ? days : days / 2;
}

/** The absence, if the actor sees its person. */
export async function findAbsence(
  { sql: database, actor }: Pick<Reading, "sql" | "actor">,
  id: string,
  lock: "" | "for update of a" = "",
): Promise<AbsenceRow | undefined> {
  const { rows } = await sql<AbsenceRow>`
    select ${columns} from absences a join reporting.users u on u.workspace_id = a.workspace_id and u.id = a.user_id
    where a.workspace_id = ${actor.workspaceId} and a.id = ${id} ${sql.raw(lock)}`.execute(database);
  const [row] = rows;
  return row && sees(actor, row.userId) ? row : undefined;
}

/** Refuses a period of more than 14 months. */
export async function listAbsences(reading: Reading, { from, to }: QueryOf<typeof listEndpoint>) {
  const { actor } = reading;
  if (to <= from || daysBetween(from, to) > 430) return refuse(workingCalendarRefusals, "absence_too_long") as Refusal;
  const people = await readPeople(reading);
  const ids = people.map(({ id }) => id);
  const { rows } = await sql<AbsenceRow>`
    select ${columns} from absences a join reporting.users u on u.workspace_id = a.workspace_id and u.id = a.user_id
    where a.workspace_id = ${actor.workspaceId} and a.deleted_at is null and a.user_id = any (${ids}::uuid[])
      and a.to_date >= ${from}::date and a.from_date < ${to}::date order by a.from_date, u.name, a.id`.execute(
    reading.sql,
  );
  const days = await personalDays(reading, { people: ids, from, to });
  const regionOf = await regionNames(reading, ids);
  return {
    items: rows.map((row) => absenceFrom(row, actor.workspace.workingCalendar)),
    people: people.map(({ id, name }) => ({
      id,
      name,
      workingDays: days.get(id)?.reduce((sum, { share }) => sum + share, 0) ?? 0,
      region: regionOf.get(id) ?? null,
    })),
  };
}

/** Active people whom the actor sees, by name. */
export async function readPeople({ sql: database, actor }: Pick<Reading, "sql" | "actor">) {
  const seen = actor.sees === "all" ? sql`true` : sql`id = any (${actor.sees}::uuid[])`;
  const { rows } = await sql<{ id: UserId; name: string }>`
    select id, name from reporting.users where workspace_id = ${actor.workspaceId} and is_active and ${seen} order by name, id`.execute(
    database,
  );
  return rows;
}

import { sql } from "kysely";
import type { Role } from "../../kernel/actor.ts";
import type { UserId } from "../../kernel/ids.ts";
import type { CalendarDate } from "../../kernel/time.ts";
import { defaultWorkingCalendar, isWorkingDay } from "../../kernel/working-time.ts";
import { addDays, dateOf, startOfDay } from "../../kernel/zoned-time.ts";
import type { Reading } from "../../platform/database/unit.ts";
import { judge, type Rating } from "../domain/decision-table.ts";
import { defaultTables, tableFor, tablesOn } from "../domain/norm-table.ts";

export interface DayOfWork {
  readonly date: CalendarDate;
  readonly meetings: number;
  readonly callsDialled: number;
  readonly callsConnected: number;
  /** Null: not a working day of this person, or no table names the person. */
  readonly rating: Rating | null;
}

interface Period {
  readonly people: readonly UserId[];
  /** Days of the workspace, [from, to). */
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/** ACT-4: what each person did on each day of the period, and how the day is rated. Days without work are there too. */
export async function ratingsOf(
  reading: Reading,
  { people, from, to }: Period,
): Promise<ReadonlyMap<UserId, readonly DayOfWork[]>> {
  const calendar = defaultWorkingCalendar(reading.actor.workspace.timeZone);
  const [counts, persons] = [await countWork(reading, { people, from, to }), await readPersons(reading, people)];
  const days: CalendarDate[] = [];
  for (let date = from; date < to; date = addDays(date, 1)) days.push(date);
  const rated = ({ id, role, departments }: Person, date: CalendarDate): DayOfWork => {
    const work = counts.get(`${id} ${date}`) ?? nothing;
    const table = isWorkingDay(date, calendar)
      ? tableFor(tablesOn(defaultTables, date), { role, departments, region: null })
      : null;
    if (table === null) return { date, ...work, rating: null };
    const calls = table.calls === "dialled" ? work.callsDialled : work.callsConnected;
    return { date, ...work, rating: judge(table.day, { meetings: work.meetings, calls }).rating };
  };
  return new Map(persons.map((person) => [person.id, days.map((date) => rated(person, date))]));
}

const nothing = { meetings: 0, callsDialled: 0, callsConnected: 0 };

interface Person {
  readonly id: UserId;
  readonly role: Role;
  readonly departments: readonly string[];
}

async function readPersons({ sql: db, actor }: Reading, people: readonly UserId[]): Promise<readonly Person[]> {
  const { rows } = await sql<{ id: UserId; role: Role; department_id: string | null }>`
    select id, role, department_id from reporting.users
    where workspace_id = ${actor.workspaceId} and id = any(${people})`.execute(db);
  return rows.map(({ id, role, department_id }) => ({
    id,
    role,
    departments: department_id === null ? [] : [department_id],
  }));
}

/** A meeting counts when it took place; a call when dialled, and as connected unless it is marked as not. */
async function countWork(
  { sql: db, actor }: Reading,
  { people, from, to }: Period,
): Promise<ReadonlyMap<string, typeof nothing>> {
  const zone = actor.workspace.timeZone;
  const { rows } = await sql<{ owner_id: string; at: Date; kind: string; is_held: boolean | null }>`
    select owner_id, list_at as at, kind, is_held from reporting.work
    where workspace_id = ${actor.workspaceId} and owner_id = any(${people}) and kind in ('call', 'meeting')
      and list_at >= ${new Date(startOfDay(from, zone))} and list_at < ${new Date(startOfDay(to, zone))}
      and done_at is not null`.execute(db);
  const counts = new Map<string, { -readonly [Key in keyof typeof nothing]: number }>();
  for (const { owner_id, at, kind, is_held } of rows) {
    const key = `${owner_id} ${dateOf(at.getTime(), zone)}`;
    const count = counts.get(key) ?? { ...nothing };
    counts.set(key, count);
    if (kind === "call") count.callsDialled++;
    if (kind === "call" && is_held !== false) count.callsConnected++;
    if (kind === "meeting" && is_held !== false) count.meetings++;
  }
  return counts;
}

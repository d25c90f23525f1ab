import { sql } from "kysely";
import type { UserId } from "../../kernel/ids.ts";
import type { CalendarDate } from "../../kernel/time.ts";
import { addDays } from "../../kernel/zoned-time.ts";
import type { Reading } from "../../platform/database/unit.ts";
import { type AbsenceSpan, daysOfPerson, type PersonalDay } from "../domain/days-of-person.ts";
import type { DayPart } from "../domain/vocabulary.ts";
import { readAssignments } from "./regions.ts";

export interface DaysAsked {
  readonly people: readonly UserId[];
  /** Days of the workspace's zone, [from, to). */
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  /** The days that the person would work without absences: what a month's fixed pay is of. */
  readonly ignoresAbsences?: true;
}

/** The days that each of the people works, in order (PLA-2); everybody asked for has an entry, if an empty one. */
export async function personalDays(
  reading: Reading,
  asked: DaysAsked,
): Promise<ReadonlyMap<UserId, readonly PersonalDay[]>> {
  const { workingCalendar } = reading.actor.workspace;
  const regions = await readRegions(reading, asked);
  const known = asked.ignoresAbsences ? [] : await readAbsences(reading, asked);
  const absences = Map.groupBy(known, ({ userId }) => userId);
  const employed = asked.ignoresAbsences ? () => asked : await readEmployment(reading, asked);
  const none = new Set<CalendarDate>();
  return new Map(
    asked.people.map((id) => [
      id,
      daysOfPerson(employed(id), workingCalendar, regions(id) ?? none, absences.get(id) ?? []),
    ]),
  );
}

/** The days asked for, from the day a person joined to the last one of work (PLA-13). */
async function readEmployment(
  reading: Reading,
  { people, from, to }: DaysAsked,
): Promise<(person: UserId) => Pick<DaysAsked, "from" | "to">> {
  const { rows } = await sql<{ id: UserId; joined: CalendarDate | null; left: CalendarDate | null }>`
    select user_id as id, joined_on as joined, left_on as "left" from reporting.person_dates
    where workspace_id = ${reading.actor.workspaceId} and user_id = any (${people}::uuid[])`.execute(reading.sql);
  const known = new Map(rows.map((row) => [row.id, row]));
  return (person) => {
    const { joined = null, left = null } = known.get(person) ?? {};
    return {
      from: joined !== null && joined > from ? joined : from,
      to: left !== null && left < to ? addDays(left, 1) : to,
    };
  };
}

async function readAbsences(reading: Reading, { people, from, to }: DaysAsked) {
  const { rows } = await sql<AbsenceSpan & { readonly userId: UserId; readonly part: DayPart }>`
    select user_id as "userId", from_date as "from", to_date as "to", part from absences
    where workspace_id = ${reading.actor.workspaceId} and user_id = any (${people}::uuid[]) and deleted_at is null
      and to_date >= ${from}::date and from_date < ${to}::date`.execute(reading.sql);
  return rows;
}

/** The days off of a person's region; most workspaces have none, and are asked no further. */
async function readRegions(
  reading: Reading,
  { people, from, to }: DaysAsked,
): Promise<(person: UserId) => ReadonlySet<CalendarDate> | undefined> {
  const { workspaceId } = reading.actor;
  const { rows: days } = await sql<{ region: string; date: CalendarDate }>`
    select region_id as region, date from working_region_days
    where workspace_id = ${workspaceId} and date >= ${from}::date and date < ${to}::date`.execute(reading.sql);
  if (days.length === 0) return () => undefined;
  const { regionOf } = await readAssignments(reading, people);
  const daysOf = new Map(
    [...Map.groupBy(days, ({ region }) => region)].map(([region, some]) => [
      region,
      new Set(some.map(({ date }) => date)),
    ]),
  );
  return (person) => daysOf.get(regionOf(person) ?? "");
}

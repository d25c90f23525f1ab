import type { CalendarDate } from "../../kernel/time.ts";
import { millisecondsPerDay } from "../../kernel/time.ts";
import { startOfDay } from "../../kernel/zoned-time.ts";
import type { Unit } from "../../platform/database/unit.ts";
import { openWorkingDays, workedUntil, workingDayOf } from "./record-working-time.ts";

/** Days whose working time has changed, both included. */
export interface ChangedDays {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/** A day before and after: an edge of the span is safer counted twice than missed. */
const spanOf = ({ from, to }: ChangedDays, zone: string) => [
  new Date(startOfDay(from, zone) - millisecondsPerDay),
  new Date(startOfDay(to, zone) + 2 * millisecondsPerDay),
];

/** Ended stays that the span touches. */
const touched = "workspace_id = $1 and left_at is not null and entered_at < $3 and left_at > $2";

/** How many ended stays the changed days touch. */
export async function countTouchedStays({ client, actor }: Unit, days: ChangedDays): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    `select count(*)::integer as count from visits where ${touched}`,
    [actor.workspaceId, ...spanOf(days, actor.workspace.timeZone)],
  );
  return rows[0]?.count ?? 0;
}

/**
 * Counts the working time of the next `most` ended stays that the changed days touch anew, by the actor's calendar, in the order of
 * their ids; reports hear of it through the triggers of visits. Void stays too: an undo may bring them back. Answers the last id, null
 * when there are none left.
 */
export async function recountWorkingTime(
  unit: Unit,
  days: ChangedDays,
  { after, most }: { readonly after: string | null; readonly most: number },
): Promise<{ readonly last: string; readonly count: number } | null> {
  const { client, actor } = unit;
  await client.query(
    "drop table if exists recorded_visits; create temp table recorded_visits (id uuid primary key, entered_at timestamptz, left_at timestamptz) on commit drop",
  );
  await client.query(
    `insert into recorded_visits select id, entered_at, left_at from visits
     where ${touched} and ($4::uuid is null or id > $4) order by id limit $5`,
    [actor.workspaceId, ...spanOf(days, actor.workspace.timeZone), after, most],
  );
  const { rows } = await client.query<{ last: string | null; count: number }>(
    "select (array_agg(id order by id desc))[1] as last, count(*)::integer as count from recorded_visits",
  );
  const [{ last, count } = { last: null, count: 0 }] = rows;
  if (last === null) return null;
  await openWorkingDays(unit);
  const worked = `${workedUntil("r.left_at", "d2")} - ${workedUntil("r.entered_at", "d1")}`;
  await client.query(
    `update visits v set working_ms = counted.worked
     from (select r.id, greatest(0, ${worked}) as worked from recorded_visits r
       left join recorded_days d1 on d1.date = ${workingDayOf(unit, "r.entered_at")}
       left join recorded_days d2 on d2.date = ${workingDayOf(unit, "r.left_at")}) as counted
     where v.workspace_id = $1 and v.id = counted.id and v.working_ms is distinct from counted.worked`,
    [actor.workspaceId],
  );
  return { last, count };
}

import { workingDayMarks } from "../../kernel/working-time.ts";
import { copyRows } from "../../platform/database/copy-rows.ts";
import type { Unit } from "../../platform/database/unit.ts";

/**
 * The working time of recorded visits, counted by PostgreSQL as kernel/working-time.ts counts it (definitions.md,
 * Working time): the marks of the days go into a temporary table, and each end of a visit finds its day there.
 */
export async function openWorkingDays(unit: Unit): Promise<void> {
  const calendar = unit.actor.workspace.workingCalendar;
  const { rows } = await unit.client.query<{ first: number | null; last: number | null }>(
    `select extract(year from min(entered_at))::integer as first, extract(year from max(coalesce(left_at, entered_at)))::integer as last
     from recorded_visits`,
  );
  const first = rows[0]?.first ?? 2000;
  const last = rows[0]?.last ?? 2000;
  await unit.client.query(
    `drop table if exists recorded_days;
     create temp table recorded_days (date date primary key, opens bigint, worked bigint, length bigint) on commit drop`,
  );
  // A year more on either side: the day of an instant may be in the year before or after it, by zone.
  const marks = workingDayMarks(calendar, first - 1, last + 1);
  await copyRows(
    unit.client,
    "recorded_days",
    ["date", "opens", "worked", "length"],
    marks.map((mark) => [mark.date, mark.opens, mark.before, mark.length]),
  );
  await unit.client.query("analyze recorded_days");
}

/** SQL of the local day of the instant. */
export function workingDayOf(unit: Unit, instant: string): string {
  const { zone } = unit.actor.workspace.workingCalendar;
  return `(${instant} at time zone '${zone.replaceAll("'", "")}')::date`;
}

/** SQL of the working time from the beginning of the marks until the instant; `day` is the joined mark, none outside their years. */
export function workedUntil(instant: string, day: string): string {
  const milliseconds = `(extract(epoch from ${instant}) * 1000)::bigint`;
  const outside = `case when ${instant} < '1991-01-01Z' then 0 else coalesce((select max(worked + length) from recorded_days), 0) end`;
  return `coalesce(${day}.worked + least(greatest(${milliseconds} - ${day}.opens, 0), ${day}.length), ${outside})`;
}

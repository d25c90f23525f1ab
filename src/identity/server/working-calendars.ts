import type pg from "pg";
import type { WorkspaceId } from "../../kernel/ids.ts";
import type { CalendarDate } from "../../kernel/time.ts";
import { type DayRule, defaultWorkingCalendar, type WorkingCalendar } from "../../kernel/working-time.ts";

/** Whose calendar, and which version of it; null: the default. */
export interface CalendarAsked {
  readonly workspace_id: WorkspaceId;
  readonly time_zone: string;
  readonly calendar_version: number | null;
}

interface CalendarRow {
  readonly version: number;
  readonly opens_minute: number;
  readonly closes_minute: number;
  readonly weekdays: readonly number[];
  readonly holidays: WorkingCalendar["holidays"];
  readonly days: Readonly<Record<CalendarDate, "off" | "worked" | readonly [number, number]>>;
}

interface Known {
  readonly version: number;
  readonly calendar: WorkingCalendar;
}

/** A table of days is some 650 kB. */
const most = 200;
const known = new Map<WorkspaceId, Known>();

/**
 * The working calendar of a workspace: one object per version of it in this process, so that its table is built once. Read from
 * the database only when the version is new to the process, so that no request pays for it.
 */
export async function workingCalendarOf(
  client: Pick<pg.Pool | pg.PoolClient, "query">,
  { workspace_id, time_zone: zone, calendar_version: version }: CalendarAsked,
): Promise<WorkingCalendar> {
  if (version === null) return defaultWorkingCalendar(zone);
  const before = known.get(workspace_id);
  if (before?.version === version && before.calendar.zone === zone) return before.calendar;
  const { rows } = await client.query<CalendarRow>({
    name: "find_working_calendar",
    text: "select * from find_working_calendar($1)",
    values: [workspace_id],
  });
  const [row] = rows;
  if (!row) return defaultWorkingCalendar(zone);
  const calendar = calendarFrom(row, zone);
  known.delete(workspace_id);
  known.set(workspace_id, { version: row.version, calendar });
  const [oldest] = known.keys();
  if (known.size > most && oldest !== undefined) known.delete(oldest);
  return calendar;
}

const hours = ([opens, closes]: readonly [number, number]) => ({ opensAtHour: opens / 60, closesAtHour: closes / 60 });

function calendarFrom(row: CalendarRow, zone: string): WorkingCalendar {
  const days = Object.entries(row.days).map(([date, rule]): [CalendarDate, DayRule] => [
    date,
    typeof rule === "string" ? rule : hours(rule),
  ]);
  return {
    zone,
    ...hours([row.opens_minute, row.closes_minute]),
    weekdays: row.weekdays,
    holidays: row.holidays,
    days: Object.fromEntries(days),
  };
}

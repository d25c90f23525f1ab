import type { CalendarDate } from "../../kernel/time.ts";
import { type DayRule, defaultHabits, type WorkingHabits } from "../../kernel/working-time.ts";
import type { Reading, Unit } from "../../platform/database/unit.ts";
import type { DayKind } from "../domain/vocabulary.ts";

/** A day of the workspace's own, as it is kept. */
export interface OwnDay {
  readonly rule: DayRule;
  readonly name: string | null;
}

/** What the workspace has set; version 0: nothing yet. */
export interface KeptCalendar {
  readonly version: number;
  readonly habits: WorkingHabits;
  readonly names: Readonly<Record<CalendarDate, string>>;
}

interface CalendarRow {
  readonly version: number;
  readonly opens_minute: number;
  readonly closes_minute: number;
  readonly weekdays: readonly number[];
  readonly holidays: WorkingHabits["holidays"];
}

interface DayRow {
  readonly date: CalendarDate;
  readonly kind: DayKind;
  readonly opens_minute: number | null;
  readonly closes_minute: number | null;
  readonly name: string | null;
}

const hours = (opens: number, closes: number) => ({ opensAtHour: opens / 60, closesAtHour: closes / 60 });
const minutes = (hour: number) => Math.round(hour * 60);

const ruleOf = ({ kind, opens_minute, closes_minute }: DayRow): DayRule =>
  kind === "hours" ? hours(opens_minute ?? 0, closes_minute ?? 0) : kind;

/** The calendar as it is kept, with its days of all years. `lock`: nobody else changes it until the transaction ends. */
export async function readCalendar(
  { client, actor }: Pick<Reading, "client" | "actor">,
  lock: "" | "for update" = "",
): Promise<KeptCalendar> {
  const { rows } = await client.query<CalendarRow>(
    `select version, opens_minute, closes_minute, weekdays, holidays from working_calendars where workspace_id = $1 ${lock}`,
    [actor.workspaceId],
  );
  const { rows: days } = await client.query<DayRow>(
    "select date, kind, opens_minute, closes_minute, name from working_days where workspace_id = $1 order by date",
    [actor.workspaceId],
  );
  const [row] = rows;
  const set = row && { ...hours(row.opens_minute, row.closes_minute), weekdays: row.weekdays, holidays: row.holidays };
  return {
    version: row?.version ?? 0,
    habits: { ...defaultHabits, ...set, days: Object.fromEntries(days.map((day) => [day.date, ruleOf(day)])) },
    names: Object.fromEntries(days.flatMap(({ date, name }) => (name === null ? [] : [[date, name]]))),
  };
}

/** The row that versions and hours are kept in; made when the workspace first sets something. */
export async function lockCalendar(unit: Unit): Promise<KeptCalendar> {
  await unit.client.query(
    `insert into working_calendars (workspace_id, version, opens_minute, closes_minute, weekdays, holidays)
     values ($1, 0, 540, 1080, '{1,2,3,4,5}', 'russian') on conflict (workspace_id) do nothing`,
    [unit.actor.workspaceId],
  );
  return readCalendar(unit, "for update");
}

/** The next version, with the hours given. Answers it. */
export async function writeCalendar(
  unit: Unit,
  before: KeptCalendar,
  habits: Omit<WorkingHabits, "days">,
): Promise<number> {
  await unit.client.query(
    `update working_calendars set version = $2, opens_minute = $3, closes_minute = $4, weekdays = $5, holidays = $6 where workspace_id = $1`,
    [
      unit.actor.workspaceId,
      before.version + 1,
      minutes(habits.opensAtHour),
      minutes(habits.closesAtHour),
      habits.weekdays,
      habits.holidays,
    ],
  );
  return before.version + 1;
}

/** Null takes the workspace's own day away. */
export async function writeDays(unit: Unit, days: ReadonlyMap<CalendarDate, OwnDay | null>): Promise<void> {
  const { workspaceId } = unit.actor;
  await unit.client.query("delete from working_days where workspace_id = $1 and date = any ($2::date[])", [
    workspaceId,
    [...days.keys()],
  ]);
  const rows = [...days].flatMap(([date, day]) => (day === null ? [] : [{ date, ...rowOf(day) }]));
  await unit.client.query(
    `insert into working_days (workspace_id, date, kind, opens_minute, closes_minute, name)
     select $1, date, kind, opens_minute, closes_minute, name
     from jsonb_to_recordset($2) as d (date date, kind text, opens_minute smallint, closes_minute smallint, name text)`,
    [workspaceId, JSON.stringify(rows)],
  );
}

function rowOf({ rule, name }: OwnDay): Omit<DayRow, "date"> {
  if (typeof rule === "string") return { kind: rule, opens_minute: null, closes_minute: null, name };
  return { kind: "hours", opens_minute: minutes(rule.opensAtHour), closes_minute: minutes(rule.closesAtHour), name };
}

import type { UserId } from "../../kernel/ids.ts";
import type { CalendarDate } from "../../kernel/time.ts";
import { addDays, mondayOf } from "../../kernel/zoned-time.ts";
import type { Reading } from "../../platform/database/unit.ts";
import { rampOf } from "../../team/index.ts";
import { personalDays } from "../../working-calendar/index.ts";
import { judge, type Rating, type Verdict } from "../domain/decision-table.ts";
import { type NormTable, tableFor, tablesOn } from "../domain/norm-table.ts";
import { countWork, nothing, type WorkCount, type WorkPeriod } from "./count-work.ts";
import { readNormTables } from "./norm-tables.ts";
import { type Person, readPersons } from "./read-persons.ts";

export interface DayOfWork extends WorkCount {
  readonly date: CalendarDate;
  /** Null: not a working day of this person, or no table names the person. */
  readonly rating: Rating | null;
}

export interface WeekOfWork extends WorkCount {
  readonly monday: CalendarDate;
  /** Null: the person does not work in that week, or no table names the person. */
  readonly verdict: Verdict | null;
}

export interface PersonsWork {
  readonly person: Person;
  readonly days: readonly DayOfWork[];
  /** Of the weeks that the period holds whole. */
  readonly weeks: readonly WeekOfWork[];
}

/** A newcomer's share of the norm on a day; 1: the whole norm. */
type Ramp = (person: UserId, date: CalendarDate) => number;

/** ACT-4: what each person did on each day of the period, and how the day is rated. Days without work are there too. */
export async function ratingsOf(
  reading: Reading,
  period: WorkPeriod,
): Promise<ReadonlyMap<UserId, readonly DayOfWork[]>> {
  return new Map((await rateWork(reading, period)).map(({ person, days }) => [person.id, days]));
}

/** The same with the weeks, for people by name. Half a day of work asks for half the norm, a week with days away for its part. */
export async function rateWork(reading: Reading, period: WorkPeriod): Promise<readonly PersonsWork[]> {
  const tables = await readNormTables(reading);
  const ramp = await rampOf(reading, period.people);
  const days: CalendarDate[] = [];
  for (let date = period.from; date < period.to; date = addDays(date, 1)) days.push(date);
  const persons = await readPersons(reading, period.people, days, tables);
  const [counts, worked] = [await countWork(reading, period), await personalDays(reading, period)];
  const whole = await personalDays(reading, { ...period, ignoresAbsences: true });
  return persons.map((person) => {
    const shares = new Map((worked.get(person.id) ?? []).map(({ date, share }) => [date, share]));
    const rated = days.map((date): DayOfWork => {
      const count = counts.get(`${person.id} ${date}`) ?? nothing;
      const share = shares.get(date);
      const table = share === undefined ? null : tableOf(tables, person, date);
      if (table === null || share === undefined) return { date, ...count, rating: null };
      return { date, ...count, rating: judge(table.day, workOf(count, table), share * ramp(person.id, date)).rating };
    });
    const asked = new Map((whole.get(person.id) ?? []).map(({ date, share }) => [date, share]));
    const ofWeek = (week: readonly DayOfWork[]) => sumOf(shares, week) / (sumOf(asked, week) || 1);
    return { person, days: rated, weeks: weeksOf(rated, person, tables, { shares, ofWeek }, ramp) };
  });
}

export const tableOf = (tables: readonly NormTable[], person: Person, date: CalendarDate): NormTable | null =>
  tableFor(tablesOn(tables, date), person.on(date));

const workOf = (count: WorkCount, table: NormTable) => ({
  meetings: count.meetings,
  calls: table.calls === "dialled" ? count.callsDialled : count.callsConnected,
});

const sumOf = (shares: ReadonlyMap<CalendarDate, number>, days: readonly DayOfWork[]): number =>
  days.reduce((sum, { date }) => sum + (shares.get(date) ?? 0), 0);

interface Attendance {
  readonly shares: ReadonlyMap<CalendarDate, number>;
  /** What the person worked of the days that the calendar asks for in the week: an absence leaves less to be asked. */
  readonly ofWeek: (week: readonly DayOfWork[]) => number;
}

/** A meeting on a Saturday counts to the week, which is judged by the table of its last day of work. */
function weeksOf(
  days: readonly DayOfWork[],
  person: Person,
  tables: readonly NormTable[],
  { shares, ofWeek }: Attendance,
  ramp: Ramp,
): readonly WeekOfWork[] {
  return [...Map.groupBy(days, ({ date }) => mondayOf(date))]
    .filter(([, week]) => week.length === 7)
    .map(([monday, week]) => {
      const count = week.reduce(
        (sum, day) => ({
          meetings: sum.meetings + day.meetings,
          callsDialled: sum.callsDialled + day.callsDialled,
          callsConnected: sum.callsConnected + day.callsConnected,
        }),
        nothing,
      );
      const last = week.findLast(({ date }) => shares.has(date))?.date;
      const table = last === undefined ? null : tableOf(tables, person, last);
      const isWorked = last !== undefined && table !== null;
      return {
        monday,
        ...count,
        verdict: isWorked ? judge(table.week, workOf(count, table), ofWeek(week) * ramp(person.id, last)) : null,
      };
    });
}

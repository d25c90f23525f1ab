import { sql } from "kysely";
import type { UserId } from "../../kernel/ids.ts";
import type { CalendarDate } from "../../kernel/time.ts";
import { startOfDay } from "../../kernel/zoned-time.ts";
import { ratingsOf } from "../../norms/index.ts";
import type { Reading } from "../../platform/database/unit.ts";
import { personalDays } from "../../working-calendar/index.ts";
import type { SoftRule, SoftRuleKind } from "../domain/scheme.ts";
import type { Month, SoftFigure } from "../domain/slip.ts";

interface Asked {
  readonly month: Month;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly today: CalendarDate;
  readonly people: readonly UserId[];
  readonly rules: ReadonlySet<SoftRuleKind>;
}

interface Counted {
  readonly date: CalendarDate;
  readonly done: number;
  readonly of: number;
}

/** Days of a month and what was kept of the rules in them, of each person. */
export interface Discipline {
  /** Hundredths of days worked in [from, to). */
  worked(person: UserId, from: CalendarDate, to: CalendarDate): number;
  /** Those of the month without absences. */
  monthDays(person: UserId): number;
  soft(person: UserId, rule: SoftRule, from: CalendarDate, to: CalendarDate): SoftFigure;
}

/** Only days that have ended count for the soft part: today may still be saved. */
export async function readDiscipline(reading: Reading, asked: Asked): Promise<Discipline> {
  const { people, from, to, today, rules } = asked;
  const until = [today, to].sort()[0] ?? to;
  const ended = until > from;
  const days = await personalDays(reading, { people, from, to });
  const all = await personalDays(reading, { people, from, to, ignoresAbsences: true });
  const ratings =
    ended && rules.has("norms") ? await ratingsOf(reading, { people, from, to: until }) : new Map<UserId, never[]>();
  const onTime = ended && rules.has("on_time") ? await readOnTime(reading, people, from, until) : new Map();
  const marks = rules.has("mark") ? await readMarks(reading, asked.month, people) : new Map<string, number>();
  const worksOn = (person: UserId) => new Set((days.get(person) ?? []).map(({ date }) => date));
  const rated = (person: UserId): readonly Counted[] => {
    const worked = worksOn(person);
    return (ratings.get(person) ?? []).flatMap(({ date, rating }) =>
      rating === null || !worked.has(date) ? [] : [{ date, done: rating === "below" ? 0 : 1, of: 1 }],
    );
  };
  return {
    worked: (person, first, end) => sumShares(days.get(person) ?? [], first, end),
    monthDays: (person) => sumShares(all.get(person) ?? [], from, to),
    soft: (person, rule, first, end) => {
      if (rule.kind === "mark") {
        const mark = marks.get(`${person} ${rule.name}`);
        return mark === undefined ? { done: 0, of: 0 } : { done: mark, of: 10_000 };
      }
      const counted = rule.kind === "norms" ? rated(person) : (onTime.get(person) ?? []);
      return sumCounted(counted, first, end);
    },
  };
}

const sumShares = (
  days: readonly { readonly date: CalendarDate; readonly share: number }[],
  from: CalendarDate,
  to: CalendarDate,
) => days.reduce((sum, { date, share }) => (date >= from && date < to ? sum + Math.round(share * 100) : sum), 0);

const sumCounted = (days: readonly Counted[], from: CalendarDate, to: CalendarDate): SoftFigure =>
  days
    .filter(({ date }) => date >= from && date < to)
    .reduce((sum, { done, of }) => ({ done: sum.done + done, of: sum.of + of }), { done: 0, of: 0 });

/** Things planned for a day, and those of them done no later than on it. */
async function readOnTime(
  { sql: db, actor }: Reading,
  people: readonly UserId[],
  from: CalendarDate,
  to: CalendarDate,
): Promise<ReadonlyMap<UserId, readonly Counted[]>> {
  const { timeZone } = actor.workspace;
  const { rows } = await sql<Counted & { readonly owner_id: UserId }>`
    select owner_id, (planned_at at time zone ${timeZone})::date as date, count(*)::int as of,
           (count(*) filter (where (done_at at time zone ${timeZone})::date <= (planned_at at time zone ${timeZone})::date))::int as done
    from reporting.work
    where workspace_id = ${actor.workspaceId} and owner_id = any(${[...people]}::uuid[]) and kind <> 'note'
      and planned_at >= ${new Date(startOfDay(from, timeZone))} and planned_at < ${new Date(startOfDay(to, timeZone))}
    group by 1, 2`.execute(db);
  return Map.groupBy(rows, ({ owner_id }) => owner_id);
}

/** The latest mark for each person and rule. */
async function readMarks(
  { sql: db, actor }: Reading,
  month: Month,
  people: readonly UserId[],
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ user_id: UserId; rule: string; share: number }>`
    select distinct on (user_id, rule) user_id, rule, share from pay_marks
    where workspace_id = ${actor.workspaceId} and month = ${month} and user_id = any(${[...people]}::uuid[])
    order by user_id, rule, id desc`.execute(db);
  return new Map(rows.map(({ user_id, rule, share }) => [`${user_id} ${rule}`, share]));
}

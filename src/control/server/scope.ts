import { sql } from "kysely";
import { sees } from "../../identity/index.ts";
import type { DepartmentId, UserId } from "../../kernel/ids.ts";
import { type Refusal, refuse } from "../../kernel/refusal.ts";
import type { CalendarDate } from "../../kernel/time.ts";
import { isWorkingDay } from "../../kernel/working-time.ts";
import { addDays } from "../../kernel/zoned-time.ts";
import {
  departmentsOn,
  factsOf,
  type MonthSpan,
  monthSpan,
  nextWorkingDay,
  plansOf,
  workingDayBefore,
} from "../../planning/index.ts";
import type { Reading } from "../../platform/database/unit.ts";
import { controlRefusals } from "../domain/refusals.ts";

export interface ScopePerson {
  readonly id: UserId;
  readonly name: string;
}

export interface ScopeDepartment {
  readonly id: DepartmentId;
  readonly name: string;
  readonly depth: number;
  readonly people: number;
}

/** Whose morning it is: the people that the head answers for, in one department or in all, and its days. */
export interface Scope {
  readonly span: MonthSpan;
  /** The last finished working day. */
  readonly yesterday: CalendarDate | null;
  /** Today, or the next working day while nobody works: what is promised next is promised for it. */
  readonly promiseDay: CalendarDate;
  readonly people: readonly ScopePerson[];
  /** Who belonged to the department, or to the company, earlier in the month: their plan and what they brought stay in the sums. */
  readonly former: readonly ScopePerson[];
  readonly departments: readonly ScopeDepartment[];
  readonly department: DepartmentId | null;
  /** Whether the person belonged to the department on the day. */
  readonly within: (person: UserId, date: CalendarDate) => boolean;
}

interface UserRow {
  readonly id: UserId;
  readonly name: string;
  readonly role: string;
  readonly is_active: boolean;
}

interface DepartmentRow {
  readonly id: DepartmentId;
  readonly parent_id: DepartmentId | null;
  readonly name: string;
}

/** Refuses control_department_unknown. Heads see their departments and those below; who may see everybody, all of them. */
export async function readScope(reading: Reading, department: string | undefined): Promise<Scope | Refusal> {
  const { workspaceId, workspace } = reading.actor;
  const span = monthSpan(reading, reading.now);
  const { rows: departments } = await sql<DepartmentRow>`
    select id, parent_id, name from reporting.departments where workspace_id = ${workspaceId} order by name, id`.execute(
    reading.sql,
  );
  const { people, gone } = await readPeople(reading, span);
  const now = await departmentsOn(reading, span.today);
  const ordered = inOrder(departments);
  const tree = ordered.map((one) => {
    const ids = below(one.id, departments);
    return { ...one, ids, people: people.filter(({ id }) => ids.has(now.get(id) ?? ("" as DepartmentId))).length };
  });
  const shown = tree.filter((one) => one.people > 0);
  const chosen = department === undefined ? null : shown.find(({ id }) => id === department);
  if (chosen === undefined) return refuse(controlRefusals, "control_department_unknown");
  const within = chosen === null ? () => true : await membership(reading, span, chosen.ids);
  return {
    span,
    yesterday: workingDayBefore(span.today, workspace.workingCalendar),
    promiseDay: isWorkingDay(span.today, workspace.workingCalendar)
      ? span.today
      : (nextWorkingDay(span.today, workspace.workingCalendar) ?? span.today),
    people: named(people.filter(({ id }) => within(id, span.today))),
    former: named([
      ...people.filter(({ id }) => !within(id, span.today) && wasWithin(id, span, within)),
      ...gone.filter(({ id }) => wasWithin(id, span, within)),
    ]),
    departments: shown.map(({ id, name, depth, people: count }) => ({ id, name, depth, people: count })),
    department: chosen?.id ?? null,
    within,
  };
}

const named = (rows: readonly UserRow[]): ScopePerson[] => rows.map(({ id, name }) => ({ id, name }));

function wasWithin(id: UserId, { from, today }: MonthSpan, within: Scope["within"]): boolean {
  for (let date = from; date <= today; date = addDays(date, 1)) if (within(id, date)) return true;
  return false;
}

interface People {
  readonly people: readonly UserRow[];
  /** Who has left the company, with a plan of the month or money that came in it. */
  readonly gone: readonly UserRow[];
}

/** Who sells, and whoever else has a plan of the month; of those that the actor answers for. */
async function readPeople(reading: Reading, { from, to }: MonthSpan): Promise<People> {
  const { rows } = await sql<UserRow>`
    select id, name, role, is_active from reporting.users where workspace_id = ${reading.actor.workspaceId}
    order by name, id`.execute(reading.sql);
  const seen = rows.filter(({ id }) => sees(reading.actor, id));
  const plans = await plansOf(reading, { month: from.slice(0, 7), people: seen.map(({ id }) => id) });
  const isPlanned = ({ id }: UserRow) => (plans.get(id) ?? 0) > 0;
  const left = seen.filter((one) => !one.is_active);
  const facts = left.length === 0 ? [] : await factsOf(reading, { from, to, people: left.map(({ id }) => id) });
  const brought = new Set(facts.map(({ userId }) => userId));
  return {
    people: seen.filter((one) => one.is_active && (one.role === "salesperson" || isPlanned(one))),
    gone: left.filter((one) => isPlanned(one) || brought.has(one.id)),
  };
}

/** Each department under the one above it. */
function inOrder(rows: readonly DepartmentRow[]): (DepartmentRow & { readonly depth: number })[] {
  const known = new Set(rows.map(({ id }) => id));
  const walk = (parent: DepartmentId | null, depth: number): (DepartmentRow & { readonly depth: number })[] =>
    rows
      .filter((one) => (one.parent_id !== null && known.has(one.parent_id) ? one.parent_id : null) === parent)
      .flatMap((one) => [{ ...one, depth }, ...walk(one.id, depth + 1)]);
  return walk(null, 0);
}

function below(id: DepartmentId, rows: readonly DepartmentRow[]): ReadonlySet<DepartmentId> {
  const found = new Set([id]);
  for (const one of found) for (const row of rows) if (row.parent_id === one) found.add(row.id);
  return found;
}

/** Whether a person belonged to the departments on a day of the month: moves are few, so only those who moved are asked by day. */
async function membership(reading: Reading, { from, to, today }: MonthSpan, ids: ReadonlySet<DepartmentId>) {
  const isIn = (id: DepartmentId | null | undefined) => id !== null && id !== undefined && ids.has(id);
  const present = await departmentsOn(reading, today);
  const { rows } = await sql<{ user_id: UserId; until_date: CalendarDate; department_id: DepartmentId | null }>`
    select user_id, until_date, department_id from reporting.past_departments
    where workspace_id = ${reading.actor.workspaceId} and until_date > ${from}::date and until_date < ${to}::date
    order by until_date`.execute(reading.sql);
  const moves = Map.groupBy(rows, (row) => row.user_id);
  return (person: UserId, date: CalendarDate): boolean => {
    const move = moves.get(person)?.find(({ until_date }) => until_date > date);
    return isIn(move ? move.department_id : present.get(person));
  };
}

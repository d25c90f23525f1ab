import { sql } from "kysely";
import type { z } from "zod";
import { visibleTo } from "../../identity/index.ts";
import type { UserId } from "../../kernel/ids.ts";
import { type Refusal, refuse } from "../../kernel/refusal.ts";
import { addDays, dateOf, startOfDay, weekday } from "../../kernel/zoned-time.ts";
import type { Reading } from "../../platform/database/unit.ts";
import type { getWorkWeek, PersonsWeek } from "../contract.ts";
import { normsRefusals } from "../domain/refusals.ts";
import { type EffectiveActions, effectiveActionsOf } from "./effective-actions-of.ts";
import { type PersonsWork, rateWork } from "./ratings-of.ts";

/** Whose work is rated: salespeople and heads both (ACT-4). */
const ratedRoles = ["salesperson", "head"];

/** A week of the people whom the caller sees, by name. Days that have not begun are not rated. */
export async function readWorkWeek(
  reading: Reading,
  monday: string,
): Promise<z.input<typeof getWorkWeek.answer> | Refusal> {
  if (weekday(monday) !== 1) return refuse(normsRefusals, "norm_period_wrong");
  const period = { people: await ratedPeople(reading), from: monday, to: addDays(monday, 7) };
  const today = dateOf(reading.now, reading.actor.workspace.timeZone);
  const effective = await effectiveActionsOf(reading, period);
  const contacts = await countContacts(reading, period);
  const work = await rateWork(reading, period);
  return {
    people: work.map((one) =>
      personsWeek(one, effective.get(one.person.id) ?? [], contacts.get(one.person.id) ?? 0, today),
    ),
  };
}

function personsWeek(
  { person, days, weeks }: PersonsWork,
  actions: readonly EffectiveActions[],
  contacts: number,
  today: string,
): PersonsWeek {
  const sum = (some: readonly EffectiveActions[]) => ({
    done: some.reduce((all, { done }) => all + done, 0),
    planned: some.reduce((all, { planned }) => all + planned, 0),
  });
  const {
    verdict = null,
    monday: _,
    ...count
  } = weeks[0] ?? { monday: "", meetings: 0, callsDialled: 0, callsConnected: 0 };
  const isBegun = (days[0]?.date ?? "") <= today;
  return {
    person: { id: person.id, name: person.name, role: person.role },
    days: days.map((day) => ({
      ...day,
      rating: day.date > today ? null : day.rating,
      effective: sum(actions.filter(({ date }) => date === day.date)),
    })),
    week: {
      ...count,
      effective: sum(actions),
      rating: isBegun ? (verdict?.rating ?? null) : null,
      isWorthALook: verdict?.isWorthALook ?? false,
    },
    contacts,
  };
}

/** Active salespeople and heads whom the caller sees. */
export async function ratedPeople({ sql: db, actor }: Reading): Promise<readonly UserId[]> {
  const { rows } = await sql<{ id: UserId }>`
    select id from reporting.users where workspace_id = ${actor.workspaceId} and is_active
      and role = any(${ratedRoles}) and ${visibleTo(actor, "id")} order by name, id`.execute(db);
  return rows.map(({ id }) => id);
}

async function countContacts(
  { sql: db, actor }: Reading,
  { people, from, to }: { people: readonly UserId[]; from: string; to: string },
): Promise<ReadonlyMap<UserId, number>> {
  const zone = actor.workspace.timeZone;
  const { rows } = await sql<{ id: UserId; n: number }>`
    select owner_id as id, count(*)::int as n from reporting.work
    where workspace_id = ${actor.workspaceId} and owner_id = any(${[...people]}::uuid[]) and kind not in ('note', 'task')
      and list_at >= ${new Date(startOfDay(from, zone))} and list_at < ${new Date(startOfDay(to, zone))} and done_at is not null
    group by 1`.execute(db);
  return new Map(rows.map(({ id, n }) => [id, n]));
}

import { sql } from "kysely";
import type { Role } from "../../kernel/actor.ts";
import type { UserId } from "../../kernel/ids.ts";
import type { CalendarDate } from "../../kernel/time.ts";
import { dateOf, startOfDay } from "../../kernel/zoned-time.ts";
import type { Reading } from "../../platform/database/unit.ts";
import { rampOf } from "../../team/index.ts";
import { personalDays } from "../../working-calendar/index.ts";
import { plannedOn } from "../domain/daily-plan.ts";
import { readEffectiveKinds } from "./advance-settings.ts";
import type { WorkPeriod } from "./count-work.ts";
import { readDailyPlans } from "./daily-plans.ts";
import { judgeContacts } from "./judge-contacts.ts";

export interface EffectiveActions {
  readonly date: CalendarDate;
  /** Key of a kind of effective action. */
  readonly kind: string;
  readonly done: number;
  readonly planned: number;
}

/** ACT-3, PLA-7: per person, day and kind the actions that advanced a buyer, and how many were planned. Days with neither are left out. */
export async function effectiveActionsOf(
  reading: Reading,
  period: WorkPeriod,
): Promise<ReadonlyMap<UserId, readonly EffectiveActions[]>> {
  const { people, from, to } = period;
  const zone = reading.actor.workspace.timeZone;
  const judged = await judgeContacts(
    reading,
    sql`w.owner_id = any(${[...people]}::uuid[]) and w.kind not in ('note', 'task')
      and w.list_at >= ${new Date(startOfDay(from, zone))} and w.list_at < ${new Date(startOfDay(to, zone))}`,
  );
  const counted = judged.filter(({ effectiveKind }) => effectiveKind !== null);
  const done = Map.groupBy(
    counted,
    ({ ownerId, facts, effectiveKind }) => `${ownerId} ${dateOf(facts.doneAt, zone)} ${effectiveKind}`,
  );
  const planned = await readPlanned(reading, period);
  const actions = new Map<UserId, EffectiveActions[]>(people.map((id) => [id, []]));
  for (const key of [...new Set([...planned.keys(), ...done.keys()])].sort()) {
    const [person = "", date = "", kind = ""] = key.split(" ");
    const action = { date, kind, done: done.get(key)?.length ?? 0, planned: planned.get(key) ?? 0 };
    actions.get(person as UserId)?.push(action);
  }
  return actions;
}

/** By "person day kind"; only what is above zero. */
async function readPlanned(reading: Reading, period: WorkPeriod): Promise<ReadonlyMap<string, number>> {
  const plans = await readDailyPlans(reading);
  const found = new Map<string, number>();
  if (plans.length === 0) return found;
  const kinds = await readEffectiveKinds(reading);
  const roles = await readRoles(reading, period.people);
  const ramp = await rampOf(reading, period.people);
  for (const [userId, days] of await personalDays(reading, period)) {
    const role = roles.get(userId);
    if (role === undefined) continue;
    for (const { date, share } of days) {
      for (const { key: kind } of kinds) {
        const planned = plannedOn(plans, { userId, role, kind }, date, share * ramp(userId, date));
        if (planned > 0) found.set(`${userId} ${date} ${kind}`, planned);
      }
    }
  }
  return found;
}

async function readRoles({ sql: db, actor }: Reading, people: readonly UserId[]): Promise<ReadonlyMap<UserId, Role>> {
  const { rows } = await sql<{ id: UserId; role: Role }>`
    select id, role from reporting.users where workspace_id = ${actor.workspaceId} and id = any(${[...people]}::uuid[])`.execute(
    db,
  );
  return new Map(rows.map(({ id, role }) => [id, role]));
}

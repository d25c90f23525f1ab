import { sql } from "kysely";
import type { UserId } from "../../kernel/ids.ts";
import type { CalendarDate } from "../../kernel/time.ts";
import { defaultWorkingCalendar, workingMilliseconds } from "../../kernel/working-time.ts";
import { dateOf, startOfDay } from "../../kernel/zoned-time.ts";
import type { Reading } from "../../platform/database/unit.ts";
import { defaultRules } from "../domain/advance/advance-rules.ts";
import { defaultKinds, effectiveKindOf } from "../domain/advance/effective-kind.ts";
import { judgeContact } from "../domain/advance/judge-contact.ts";
import { readContacts } from "./read-contacts.ts";

export interface EffectiveActions {
  readonly date: CalendarDate;
  /** Key of a kind of effective action. */
  readonly kind: string;
  readonly done: number;
  readonly planned: number;
}

interface Period {
  readonly people: readonly UserId[];
  /** Days of the workspace, [from, to). */
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/** ACT-3, PLA-7: per person, day and kind the actions that advanced a buyer, and how many were planned. Days with neither are left out. */
export async function effectiveActionsOf(
  reading: Reading,
  { people, from, to }: Period,
): Promise<ReadonlyMap<UserId, readonly EffectiveActions[]>> {
  const zone = reading.actor.workspace.timeZone;
  const calendar = defaultWorkingCalendar(zone);
  const contacts = await readContacts(
    reading,
    sql`w.owner_id = any(${people}) and w.kind not in ('note', 'task')
      and w.list_at >= ${new Date(startOfDay(from, zone))} and w.list_at < ${new Date(startOfDay(to, zone))}`,
  );
  const counts = new Map<UserId, Map<string, { date: CalendarDate; kind: string; done: number; planned: number }>>(
    people.map((id) => [id, new Map()]),
  );
  for (const { ownerId, position, facts } of contacts) {
    const judged = judgeContact(facts, defaultRules, workingMilliseconds(facts.doneAt, reading.now, calendar));
    if (!judged.counts) continue;
    const kind = effectiveKindOf(defaultKinds, { activity: facts.kind, reason: judged.reason, position });
    const date = dateOf(facts.doneAt, zone);
    const ofPerson = counts.get(ownerId);
    if (kind === null || ofPerson === undefined) continue;
    const count = ofPerson.get(`${date} ${kind}`) ?? { date, kind, done: 0, planned: 0 };
    ofPerson.set(`${date} ${kind}`, { ...count, done: count.done + 1 });
  }
  return new Map([...counts].map(([id, ofPerson]) => [id, [...ofPerson.values()]]));
}

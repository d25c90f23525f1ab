import { addCompanies, createList, recordPastCalls } from "../../call-lists/index.ts";
import { isRefusal, type Refusal } from "../../kernel/refusal.ts";
import { millisecondsPerDay, millisecondsPerHour, millisecondsPerMinute } from "../../kernel/time.ts";
import { isWorkingDay } from "../../kernel/working-time.ts";
import { addDays, dateOf, startOfDay } from "../../kernel/zoned-time.ts";
import type { Unit } from "../../platform/database/unit.ts";
import { seededChance } from "../domain/random.ts";
import { vocabularies } from "../domain/vocabularies.ts";
import type { DemoSetting } from "./furnish-demo.ts";

/** Who calls cold in the demo. */
const callers = ["sokolova", "mironov", "titov"] as const;

/** A cold list of companies that have no deals, a part of it called already (LEA-11). */
export async function fillDemoCallList(unit: Unit, { userOf, pipelineId }: DemoSetting): Promise<Refusal | null> {
  const words = vocabularies[unit.actor.workspace.locale];
  // Begun a week ago, so that its norm is of days that were worked.
  const begun = { ...unit, now: unit.now - 7 * millisecondsPerDay };
  const list = await createList(begun, {
    name: words.callList,
    pipelineId,
    people: callers.map(userOf),
    callsPerDay: 15,
    // Most of the demo's customers were spoken to within a month: a list that rests so long has nobody to call.
    restDays: 14,
  });
  if (isRefusal(list)) return list;
  const added = await addCompanies(unit, {
    params: { id: list.id },
    query: undefined,
    body: { filter: {}, most: 2_000 },
  });
  if (isRefusal(added)) return added;
  // Half of the list is left to be called.
  const most = Math.floor(added.added / 2 / callers.length);
  return recordPastCalls(unit, list.id, pastCalls(unit, userOf, words.coldTalk, most));
}

type Talk = (typeof vocabularies)["ru"]["coldTalk"];

/** The last three working days: the first of the callers keeps the norm, the others less and less. */
function pastCalls({ now, actor }: Unit, userOf: DemoSetting["userOf"], talk: Talk, most: number) {
  const chance = seededChance(20_261_123);
  const { workingCalendar, timeZone } = actor.workspace;
  const days: number[] = [];
  for (let date = addDays(dateOf(now, timeZone), -1); days.length < 3; date = addDays(date, -1)) {
    if (isWorkingDay(date, workingCalendar)) days.push(startOfDay(date, timeZone));
  }
  return callers.flatMap((key, place) =>
    days
      .flatMap((day) =>
        Array.from({ length: 16 - place * 4 - chance.between(0, 2) }, (_, at) => {
          const outcome = chance.weighted([
            ["no_answer", 8],
            ["refused", 3],
            ["first_contact", 3],
            ["personal_contact", 1],
          ] as const);
          return {
            userId: userOf(key),
            calledAt: day + 10 * millisecondsPerHour + at * 21 * millisecondsPerMinute + chance.between(0, 9) * 60_000,
            outcome,
            comment: outcome === "no_answer" ? "" : talk[outcome],
            nextAt: now + chance.between(2, 70) * millisecondsPerHour,
          };
        }),
      )
      .slice(0, most),
  );
}

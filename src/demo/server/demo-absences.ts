import { isRefusal, type Refusal } from "../../kernel/refusal.ts";
import { dateOf } from "../../kernel/zoned-time.ts";
import type { Unit } from "../../platform/database/unit.ts";
import { createAbsence, createRegion } from "../../working-calendar/index.ts";
import { inventAbsences, inventRegion } from "../domain/invent-absences.ts";
import type { DemoSetting } from "./furnish-demo.ts";

/** Who is away this month, and a region with days off of its own (PLA-2). */
export async function noteDemoAbsences(unit: Unit, { userOf }: DemoSetting): Promise<Refusal | null> {
  const { timeZone, locale } = unit.actor.workspace;
  const today = dateOf(unit.now, timeZone);
  const { people, ...region } = inventRegion(Number(today.slice(0, 4)), locale);
  const created = await createRegion(unit, { ...region, departmentIds: [], personIds: people.map(userOf) });
  if (isRefusal(created)) return created;
  for (const { person, ...absence } of inventAbsences(today)) {
    const noted = await createAbsence(unit, { personId: userOf(person), comment: null, ...absence });
    if (isRefusal(noted)) return noted;
  }
  return null;
}

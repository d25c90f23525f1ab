import { isRefusal, type Refusal } from "../../kernel/refusal.ts";
import { dateOf } from "../../kernel/zoned-time.ts";
import type { Unit } from "../../platform/database/unit.ts";
import { createAbsence } from "../../working-calendar/index.ts";
import { inventAbsences } from "../domain/invent-absences.ts";
import type { DemoSetting } from "./furnish-demo.ts";

/** Who is away this month (PLA-2). */
export async function noteDemoAbsences(unit: Unit, { userOf }: DemoSetting): Promise<Refusal | null> {
  for (const { person, ...absence } of inventAbsences(dateOf(unit.now, unit.actor.workspace.timeZone))) {
    const noted = await createAbsence(unit, { personId: userOf(person), comment: null, ...absence });
    if (isRefusal(noted)) return noted;
  }
  return null;
}

import type { RawBuilder } from "kysely";
import { workingMilliseconds } from "../../kernel/working-time.ts";
import type { Reading } from "../../platform/database/unit.ts";
import { effectiveKindOf } from "../domain/advance/effective-kind.ts";
import { type Judgement, judgeContact } from "../domain/advance/judge-contact.ts";
import { readAdvanceRules, readEffectiveKinds } from "./advance-settings.ts";
import { type DoneContact, readContacts } from "./read-contacts.ts";

export interface JudgedContact extends DoneContact {
  readonly judgement: Judgement;
  /** Key of the kind of effective action; null: it did not count, or no kind fits. */
  readonly effectiveKind: string | null;
}

/** Done activities that `where` takes (of `w`, reporting.work), each with whether it advanced the buyer and why (ACT-3). */
export async function judgeContacts(reading: Reading, where: RawBuilder<unknown>): Promise<readonly JudgedContact[]> {
  const { workingCalendar } = reading.actor.workspace;
  const [rulesOf, kinds] = [await readAdvanceRules(reading), await readEffectiveKinds(reading)];
  return (await readContacts(reading, where)).map((contact) => {
    const { facts, stageId, position } = contact;
    const since = workingMilliseconds(facts.doneAt, reading.now, workingCalendar);
    const judgement = judgeContact(facts, rulesOf(stageId), since);
    const effectiveKind = judgement.counts
      ? effectiveKindOf(kinds, { activity: facts.kind, reason: judgement.reason, position })
      : null;
    return { ...contact, judgement, effectiveKind };
  });
}

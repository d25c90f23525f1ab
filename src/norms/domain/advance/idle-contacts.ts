import { contactKinds, type Judgement } from "./judge-contact.ts";

/** So many contacts on one stage without an advance are told of (ACT-3). */
export const tellingIdle = 3;

interface Judged {
  readonly kind: string;
  readonly stageId: string | null;
  readonly isOver: boolean;
  readonly judgement: Judgement;
}

/**
 * How many contacts on the stage that the deal stands on have not advanced the buyer since the last that did; calls that nobody
 * answered among them. `contacts` first to last; 0 for a deal that is closed.
 */
export function idleContacts(contacts: readonly Judged[]): number {
  const onStage = contacts.filter(
    ({ kind, stageId, isOver }) => contactKinds.includes(kind) && stageId !== null && !isOver,
  );
  return onStage.length - 1 - onStage.findLastIndex(({ judgement }) => judgement.counts);
}

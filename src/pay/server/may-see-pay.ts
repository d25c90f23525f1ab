import { may, sees } from "../../identity/index.ts";
import type { Actor } from "../../kernel/actor.ts";
import type { UserId } from "../../kernel/ids.ts";

/** One's own pay, and that of one's people for those who answer for it (PAY-5). */
export function maySeePay(actor: Actor, person: string): boolean {
  return person === actor.userId || (may(actor, "pay.read_others") && sees(actor, person as UserId));
}

/** Whose pay the actor may know; null: everybody's. */
export function peopleInSight(actor: Actor): readonly UserId[] | null {
  if (!may(actor, "pay.read_others")) return [actor.userId];
  return actor.sees === "all" ? null : [...new Set([actor.userId, ...actor.sees])];
}

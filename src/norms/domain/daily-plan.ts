import type { Role } from "../../kernel/actor.ts";
import type { CalendarDate } from "../../kernel/time.ts";

/** How many effective actions of a kind a full day of a role or of a person should bring, from a day on (PLA-7). */
export interface DailyPlan {
  readonly userId: string | null;
  readonly role: Role | null;
  readonly kind: string;
  readonly holdsFrom: CalendarDate;
  /** Null: from that day on the person's is as the role's, the role's is none. */
  readonly planned: number | null;
}

/**
 * What the day asks of a person, actions of one kind: the latest of the person's own plan, else of the role's. `share` of the day
 * that the person works, halves rounded up; 0 when nothing is planned or the person does not work.
 */
export function plannedOn(
  plans: readonly DailyPlan[],
  whose: { readonly userId: string; readonly role: Role; readonly kind: string },
  date: CalendarDate,
  share: number,
): number {
  const held = plans.filter((plan) => plan.kind === whose.kind && plan.holdsFrom <= date);
  const own = latest(held.filter((plan) => plan.userId === whose.userId));
  const planned = own ?? latest(held.filter((plan) => plan.role === whose.role)) ?? 0;
  return Math.floor(planned * share + 0.5 + 1e-9);
}

function latest(plans: readonly DailyPlan[]): number | null {
  const sorted = [...plans].sort((one, other) => (one.holdsFrom < other.holdsFrom ? 1 : -1));
  return sorted[0]?.planned ?? null;
}

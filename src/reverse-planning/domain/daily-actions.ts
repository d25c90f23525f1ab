import type { ReversePlan } from "./reverse-plan.ts";
import { roundUp } from "./wins-needed.ts";

interface StageActions {
  readonly actions: readonly { readonly kind: string; readonly perEntry: number }[];
}

/**
 * Contacts of each kind that a full day of one person should bring, over all stages, rounded up: a part of a call is a call. In the
 * proportion in which they were measured; kinds in order of their number.
 */
export function dailyActions(
  plan: ReversePlan,
  stages: readonly StageActions[],
): readonly { readonly kind: string; readonly planned: number }[] {
  const perDay = new Map<string, number>();
  plan.stages.forEach(({ perPersonDay }, index) => {
    const actions = stages[index]?.actions ?? [];
    const whole = actions.reduce((sum, { perEntry }) => sum + perEntry, 0);
    if (perPersonDay === null || whole === 0) return;
    for (const { kind, perEntry } of actions) {
      perDay.set(kind, (perDay.get(kind) ?? 0) + (perPersonDay * perEntry) / whole);
    }
  });
  return [...perDay]
    .map(([kind, number]) => ({ kind, planned: roundUp(number) }))
    .filter(({ planned }) => planned > 0)
    .sort((a, b) => b.planned - a.planned || (a.kind < b.kind ? -1 : 1));
}

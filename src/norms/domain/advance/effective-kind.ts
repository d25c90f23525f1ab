import type { AdvanceKind } from "./advance-rule.ts";

/** A kind of effective action in plans: what was done, by which rule it counted. Empty lists mean any. */
export interface EffectiveKind {
  readonly key: string;
  /** Empty: the product's own name of the key. */
  readonly name: string;
  readonly activities: readonly string[];
  readonly reasons: readonly AdvanceKind[];
  /** Stages by their place in the pipeline, from 1; empty: all. */
  readonly positions: readonly number[];
}

const any = { name: "", activities: [], reasons: [], positions: [] } as const;

export const defaultKinds: readonly EffectiveKind[] = [
  { ...any, key: "meeting_held", activities: ["meeting", "presentation"] },
  { ...any, key: "proposal_sent", activities: ["proposal", "document"] },
  { ...any, key: "meeting_agreed", reasons: ["next_agreed"] },
  { ...any, key: "qualification" },
];

/** The first kind that fits an action that counted; null when none does. */
export function effectiveKindOf(
  kinds: readonly EffectiveKind[],
  action: { readonly activity: string; readonly reason: AdvanceKind; readonly position: number },
): string | null {
  const fits = <T>(list: readonly T[], one: T) => list.length === 0 || list.includes(one);
  const found = kinds.find(
    (kind) =>
      fits(kind.activities, action.activity) &&
      fits(kind.reasons, action.reason) &&
      fits(kind.positions, action.position),
  );
  return found?.key ?? null;
}

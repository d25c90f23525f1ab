import type { StageId } from "../../kernel/ids.ts";
import type { Refusal } from "../../kernel/refusal.ts";
import { refuse } from "../../kernel/refusal.ts";
import type { Missing } from "./missing.ts";
import { pipelineRefusals } from "./refusals.ts";
import type { EntryCondition } from "./regulation.ts";
import { shortestReason } from "./vocabulary.ts";

/** What the gate knows of a stage. */
export interface GateStage {
  readonly id: StageId;
  readonly position: number;
  readonly isWon: boolean;
  readonly entryConditions: readonly EntryCondition[];
}

export interface GateQuestion {
  readonly target: GateStage;
  /** Conditions of `demandedConditions` that the deal does not meet. */
  readonly missing: readonly Missing[];
  readonly mayOverride: boolean;
  readonly override: { readonly reason: string } | null;
}

/** The deal may enter. `override`: what was missing and why a head let it pass, for the visit and the audit. */
export interface Passed {
  readonly isWin: boolean;
  readonly override: { readonly reason: string; readonly missing: readonly Missing[] } | null;
}

export type GateRefusal = Refusal<"conditions_not_met" | "override_not_allowed" | "override_reason_too_short">;

/**
 * What a deal must meet to get from `fromPosition` (0: it stands nowhere in this pipeline yet) to the target: the
 * conditions of every stage on the way and of the target itself, so that a jump is no way around them. The first stage
 * takes every request as it came; what it asks for is asked when the deal goes on. Going back asks for nothing. Each
 * condition is named once.
 */
export function demandedConditions(
  stages: readonly GateStage[],
  fromPosition: number,
  target: GateStage,
): readonly EntryCondition[] {
  const first = Math.min(...stages.map((stage) => stage.position));
  if (target.position === first || target.position <= fromPosition) return [];
  const metUntil = fromPosition === first ? 0 : fromPosition;
  const demanded = new Map<string, EntryCondition>();
  const passed = stages.filter((stage) => stage.position > metUntil && stage.position <= target.position);
  for (const stage of passed.toSorted((one, other) => one.position - other.position)) {
    for (const condition of stage.entryConditions) demanded.set(conditionKey(condition), condition);
  }
  return [...demanded.values()];
}

/** The same for conditions that ask the same, in whatever order their fields are written. */
export function conditionKey(condition: EntryCondition): string {
  return Object.entries(condition)
    .map(([field, value]) => `${field}:${value}`)
    .toSorted()
    .join(" ");
}

/**
 * The one gate (PIP-3): decides whether a deal may enter a stage, for screen, API, import and automation alike. What is
 * missing can be passed over only by one who may override, with a reason of ten characters or more; no role is exempt.
 */
export function decideMove({ target, missing, mayOverride, override }: GateQuestion): Passed | GateRefusal {
  if (missing.length === 0) return { isWin: target.isWon, override: null };
  if (override === null) return refuse(pipelineRefusals, "conditions_not_met", { extra: { missing } });
  if (!mayOverride) return refuse(pipelineRefusals, "override_not_allowed", { extra: { missing } });
  const reason = override.reason.trim();
  if (signsIn(reason) < shortestReason) {
    return refuse(pipelineRefusals, "override_reason_too_short", {
      params: { count: shortestReason },
      errors: [{ path: "override.reason", code: "too_small" }],
      extra: { missing },
    });
  }
  return { isWin: target.isWon, override: { reason, missing } };
}

/** Signs that a reader sees: blanks count once between words, and invisible ones not at all. */
function signsIn(text: string): number {
  const seen = text.replace(/[\p{Cc}\p{Cf}\p{M}\u115f\u1160\u2800\u3164\uffa0]/gu, "").replace(/\s+/g, " ");
  return [...seen.trim()].length;
}

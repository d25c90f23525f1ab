import { useEffect, useRef, useState } from "react";
import type { PipelineAnswer } from "../../contract.ts";
import { demandedConditions } from "../../domain/gate.ts";
import { useGates, useRefreshDeal } from "../use-deal.tsx";
import { type Condition, keyOf, type MissingCondition } from "./gate-labels.ts";

type Stage = PipelineAnswer["stages"][number];

/** Everything the way to a stage asks for, as the domain decides it. */
export function demanded(stages: readonly Stage[], fromStage: string, toStage: string): readonly Condition[] {
  const target = stages.find(({ id }) => id === toStage);
  const from = stages.find(({ id }) => id === fromStage)?.position ?? 0;
  if (target === undefined) return [];
  return demandedConditions(stages as never, from, target as never) as readonly Condition[];
}

export interface GateState {
  /** Not met at the first look, in the order of the stages; those met since then stay in their place. */
  readonly asked: readonly MissingCondition[];
  /** Still not met. */
  readonly missing: readonly MissingCondition[];
  /** Met before anything was asked. */
  readonly met: readonly Condition[];
  readonly isMissing: (condition: Condition) => boolean;
  readonly saved: () => void;
  readonly isKnown: boolean;
}

/** Follows what a deal lacks for a stage while it is being filled in. */
export function useGate(
  dealId: string,
  conditions: readonly Condition[],
  toStage: string,
  first: readonly MissingCondition[] | null,
): GateState {
  const gates = useGates(dealId);
  const refresh = useRefreshDeal();
  const fresh = gates.data?.stages.find(({ stageId }) => stageId === toStage)?.missing;
  const missing = fresh ?? first ?? [];
  const [asked, setAsked] = useState<readonly MissingCondition[]>(first ?? []);
  const known = useRef(new Set(asked.map(({ condition }) => keyOf(condition))));
  useEffect(() => {
    const more = missing.filter(({ condition }) => !known.current.has(keyOf(condition)));
    if (more.length === 0) return;
    for (const { condition } of more) known.current.add(keyOf(condition));
    setAsked((before) => [...before, ...more]);
  }, [missing]);
  const lacking = new Set(missing.map(({ condition }) => keyOf(condition)));
  const everAsked = new Set(asked.map(({ condition }) => keyOf(condition)));
  return {
    asked,
    missing,
    met: conditions.filter((condition) => !everAsked.has(keyOf(condition))),
    isMissing: (condition) => lacking.has(keyOf(condition)),
    saved: () => void refresh(dealId),
    isKnown: fresh !== undefined || first !== null,
  };
}

import type { ActivityKind } from "./activity-kind.ts";

/** One typical contact of a stage's regulation. */
export interface ChainContact {
  readonly activity: ActivityKind;
  readonly subject: string;
}

/** How far a stage's chain is. `doneBy` has for each contact of the chain the place of what did it in the list given, or null. */
export interface ChainProgress {
  readonly doneBy: readonly (number | null)[];
  /** Whether no contact was done before one that stands ahead of it. */
  readonly isInOrder: boolean;
}

/**
 * ACT-2: a chain ticked by what was done on the stage, `kinds` first to last. Each thing done does the first contact of its kind
 * that is not done. A second call while the chain waits for a meeting repeats the first call; it does no call further on.
 */
export function chainProgress(chain: readonly ActivityKind[], kinds: readonly ActivityKind[]): ChainProgress {
  const doneBy: (number | null)[] = chain.map(() => null);
  let isInOrder = true;
  for (const [place, kind] of kinds.entries()) {
    const current = doneBy.indexOf(null);
    const first = chain.findIndex((one, contact) => one === kind && doneBy[contact] === null);
    if (first === -1) continue;
    const isRepeat = first !== current && chain.slice(0, first).includes(kind);
    if (isRepeat) continue;
    doneBy[first] = place;
    if (first !== current) isInOrder = false;
  }
  return { doneBy, isInOrder };
}

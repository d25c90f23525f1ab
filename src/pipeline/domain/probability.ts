/** What is known of a stage's chance to end in a win. */
export interface StageChance {
  readonly position: number;
  readonly isWon: boolean;
  readonly plannedConversion: number | null;
  /** (w + 1) / (m + 2) of own history; null until there is any. */
  readonly share: number | null;
}

/**
 * PLA-8, first line: the probability 0…1 that a deal on the stage is won; own history if there is any, else the product
 * of the planned conversions from this stage on; null when one of those is not planned.
 */
export function winProbability(stages: readonly StageChance[], position: number): number | null {
  const here = stages.find((stage) => stage.position === position);
  if (here === undefined) return null;
  if (here.isWon) return 1;
  if (here.share !== null) return here.share;
  let product = 1;
  for (const stage of stages) {
    if (stage.position < position || stage.isWon) continue;
    if (stage.plannedConversion === null) return null;
    product *= stage.plannedConversion;
  }
  return product;
}

import { type ChanceStep, chanceAt } from "./stage-chances.ts";

/** What is known of a stage's chance to end in a win. */
export interface StageChance {
  readonly position: number;
  readonly isWon: boolean;
  readonly plannedConversion: number | null;
  /** Of own history, rising by day; empty until there is any. */
  readonly chances: readonly Pick<ChanceStep, "day" | "chance">[];
}

/**
 * PLA-8, p(stage, age): the probability 0…1 that a deal that has stood on the stage for this long (milliseconds, of the present
 * visit) is won; by own history if there is any, else the product of the planned conversions from this stage on; null when one of
 * those is not planned.
 */
export function winProbability(stages: readonly StageChance[], position: number, age: number): number | null {
  const here = stages.find((stage) => stage.position === position);
  if (here === undefined) return null;
  if (here.isWon) return 1;
  return chanceAt(here.chances, age) ?? plannedChance(stages, position);
}

/** The product of the planned conversions from the stage on; null when one of them is not planned. */
export function plannedChance(
  stages: readonly Pick<StageChance, "position" | "isWon" | "plannedConversion">[],
  position: number,
): number | null {
  let product = 1;
  for (const stage of stages) {
    if (stage.position < position || stage.isWon) continue;
    if (stage.plannedConversion === null) return null;
    product *= stage.plannedConversion;
  }
  return product;
}

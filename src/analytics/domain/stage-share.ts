import type { Instant } from "../../kernel/time.ts";

/** A stage in order, with what was planned to go on from it, 0…1. */
export interface PlannedStage {
  readonly plannedConversion: number | null;
}

/** A stage's history: its visits from deals old enough, and those of them whose deal was won. */
export interface StageHistory {
  readonly visits: number;
  readonly won: number;
}

/** One visit with the fate of its deal; positions are 1-based. */
export interface FatedVisit {
  readonly stagePosition: number;
  readonly dealCreatedAt: Instant;
  readonly dealWonAt: Instant | null;
}

/**
 * The history behind the stage shares (PLA-8): visits of deals created at least one 90 % cycle before `asOf`, where the 90 %
 * cycle is the 90 % quantile of created → won; younger deals would bias the share down, since their wins are yet to come.
 * A deal still open, lost, or won only after `asOf` counts as not won. Without a cycle (no wins ever) there is no history.
 */
export function stageHistory(
  visits: Iterable<FatedVisit>,
  stages: number,
  cycle90Milliseconds: number | null,
  asOf: Instant,
): StageHistory[] {
  const seen = new Float64Array(stages);
  const won = new Float64Array(stages);
  for (const { stagePosition, dealCreatedAt, dealWonAt } of visits) {
    if (cycle90Milliseconds === null || dealCreatedAt > asOf - cycle90Milliseconds) continue;
    const at = stagePosition - 1;
    if (at < 0 || at >= stages) continue;
    seen[at] = (seen[at] ?? 0) + 1;
    if (dealWonAt !== null && dealWonAt <= asOf) won[at] = (won[at] ?? 0) + 1;
  }
  return Array.from(seen, (count, index) => ({ visits: count, won: won[index] ?? 0 }));
}

/**
 * The share of a stage's deals that are finally won, s = (w + 1)/(m + 2) over its m visits (PLA-8, definitions.md). A stage without
 * history takes the product of planned conversions from it to the end, null where one of them is not planned. The last stage is the won
 * one: 1.
 */
export function stageShares(stages: readonly PlannedStage[], history: readonly StageHistory[]): (number | null)[] {
  const shares: (number | null)[] = stages.map(() => 1);
  let planned: number | null = 1;
  for (let index = stages.length - 2; index >= 0; index--) {
    const { visits, won } = history[index] ?? { visits: 0, won: 0 };
    const toNext = stages[index]?.plannedConversion ?? null;
    planned = planned === null || toNext === null ? null : planned * toNext;
    shares[index] = visits > 0 ? (won + 1) / (visits + 2) : planned;
  }
  return shares;
}

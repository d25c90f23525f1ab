import type { Money } from "../../kernel/money.ts";
import { share } from "./share.ts";
import type { Interval } from "./wilson.ts";
import { wilson } from "./wilson.ts";

export type DealStatus = "open" | "won" | "lost" | "postponed";

/** A stage of the pipeline; stages come in their order, the last is the won one. */
export interface FunnelStage {
  readonly id: string;
  readonly name: string;
  readonly isKeyStage: boolean;
}

/**
 * Deals alike: the 1-based positions they ever visited (no void visits), their status, how many, and their amounts summed:
 * those of the workspace's currency; the deals with an amount in another one are counted instead, since currencies are never added.
 */
export interface FunnelGroup {
  readonly visitedPositions: readonly number[];
  readonly status: DealStatus;
  readonly deals: number;
  readonly amountMinor: number;
  readonly otherCurrency: number;
}

export interface FunnelStageFigures {
  readonly stage: string;
  readonly id: string;
  readonly isKeyStage: boolean;
  readonly reached: number;
  readonly visited: number;
  readonly inProgress: number;
  readonly lostHere: number;
  readonly postponedHere: number;
  readonly conversionFromPrevious: number | null;
  readonly conversionFromStart: number | null;
  readonly settledConversion: number | null;
  readonly interval: Interval | null;
  readonly amount: Money;
  /** Of the deals reached, those whose amount is in another currency: they are in no sum. */
  readonly otherCurrency: number;
}

/** The body of the `funnel` report (cli.md), without its period and segments. */
export interface FunnelFigures {
  readonly total: number;
  readonly won: number;
  readonly lost: number;
  readonly open: number;
  readonly postponed: number;
  /** Of the total, the deals whose amount is in another currency. */
  readonly otherCurrency: number;
  readonly stages: readonly FunnelStageFigures[];
  readonly winRate: number | null;
}

/** What is counted at one stage before any ratio is taken. */
export interface StageTally {
  reached: number;
  visited: number;
  readonly rest: Record<DealStatus, number>;
  amountMinor: number;
  otherCurrency: number;
}

export const emptyTally = (): StageTally => ({
  reached: 0,
  visited: 0,
  rest: { open: 0, won: 0, lost: 0, postponed: 0 },
  amountMinor: 0,
  otherCurrency: 0,
});

/**
 * The funnel of a cohort (ANA-1, definitions.md, Funnel): a skipped stage counts as passed, a deal counts once whatever its
 * re-entries, a win counts as the last stage. Deals without any visit never were in this pipeline and are left out, so
 * `total` is `reached` of the first stage.
 */
export function funnel(
  groups: readonly FunnelGroup[],
  stages: readonly FunnelStage[],
  currency: string,
): FunnelFigures {
  const tallies = stages.map(emptyTally);
  const byStatus = { open: 0, won: 0, lost: 0, postponed: 0 };
  for (const group of groups) {
    const visited = new Set(group.visitedPositions);
    if (group.status === "won") visited.add(stages.length);
    const furthest = Math.max(0, ...visited);
    if (furthest === 0) continue;
    byStatus[group.status] += group.deals;
    tallies.slice(0, furthest).forEach((tally, index) => {
      tally.reached += group.deals;
      tally.amountMinor += group.amountMinor;
      tally.otherCurrency += group.otherCurrency;
      if (visited.has(index + 1)) tally.visited += group.deals;
      if (index + 1 === furthest) tally.rest[group.status] += group.deals;
    });
  }
  const [first = emptyTally()] = tallies;
  const whole = { total: first.reached, ...byStatus, otherCurrency: first.otherCurrency };
  return { ...whole, ...figures(tallies, stages, currency, "cohort", byStatus) };
}

/** The ratios over the tallies; the period view has no settled conversion (definitions.md). */
export function figures(
  tallies: readonly StageTally[],
  stages: readonly FunnelStage[],
  currency: string,
  view: "cohort" | "period",
  byStatus: Readonly<Record<DealStatus, number>>,
): Pick<FunnelFigures, "stages" | "winRate"> {
  const first = tallies[0]?.reached ?? 0;
  return {
    stages: stages.map((stage, index) => {
      const tally = tallies[index] ?? emptyTally();
      const isLast = index === stages.length - 1;
      const next = tallies[index + 1];
      const settled = tally.reached - tally.rest.open;
      return {
        stage: stage.name,
        id: stage.id,
        isKeyStage: stage.isKeyStage,
        reached: tally.reached,
        visited: tally.visited,
        inProgress: isLast ? 0 : tally.rest.open,
        lostHere: isLast ? 0 : tally.rest.lost,
        postponedHere: isLast ? 0 : tally.rest.postponed,
        conversionFromPrevious: index === 0 ? null : share(tally.reached, tallies[index - 1]?.reached ?? 0),
        conversionFromStart: share(tally.reached, first),
        settledConversion: next && view === "cohort" ? share(next.reached, settled) : null,
        interval: next && view === "cohort" ? wilson(next.reached, settled) : null,
        amount: { minor: tally.amountMinor, currency },
        otherCurrency: tally.otherCurrency,
      };
    }),
    winRate: share(byStatus.won, byStatus.won + byStatus.lost),
  };
}

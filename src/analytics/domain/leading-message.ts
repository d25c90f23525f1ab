import { benjaminiHochberg } from "./benjamini-hochberg.ts";
import { compareFunnels, settledShare } from "./compare-funnels.ts";
import type { FlowWeek } from "./flow.ts";
import type { FunnelFigures } from "./funnel.ts";
import type { StageTimes } from "./time-in-stage.ts";
import type { TimeMap } from "./time-map.ts";
import { fewestToCompare } from "./two-shares.ts";

/** The one thing a report says, for its title: a key of the catalogue under `message.<code>` and what fills it. */
export type LeadingMessage =
  | { readonly code: "no_data" | "too_few" | "nothing_lost"; readonly params: Readonly<Record<string, never>> }
  | { readonly code: "nothing_stands_out"; readonly params: { readonly comparisons: number } }
  | { readonly code: "leak" | "anomaly"; readonly params: StandingOut }
  | { readonly code: "narrowest_stage"; readonly params: Step & { readonly conversion: number } }
  | { readonly code: "over_target"; readonly params: Place & { readonly over: number; readonly visits: number } }
  | { readonly code: "slowest_stage"; readonly params: Place & { readonly medianDays: number } }
  | { readonly code: "stage_outcomes"; readonly params: StageEnds }
  | { readonly code: "time_range"; readonly params: Readonly<Record<"minDays" | "medianDays" | "maxDays", number>> }
  | { readonly code: "entries"; readonly params: { readonly deals: number } }
  | { readonly code: "main_reason"; readonly params: MainReason }
  | {
      readonly code: "by_chain";
      readonly params: { readonly share: number; readonly worked: number; readonly deals: number };
    }
  | { readonly code: "piles_up" | "drains"; readonly params: Place & { readonly from: number; readonly to: number } };

interface Place {
  readonly stageId: string;
  readonly stage: string;
}

/** Shares of the stays that had gone on (won too) and been lost by the age. */
interface StageEnds extends Place {
  readonly share: number;
  readonly lost: number;
  readonly withinDays: number;
}

interface MainReason {
  readonly reason: string;
  readonly deals: number;
  readonly share: number;
}

interface Step extends Place {
  readonly nextStage: string;
}

interface StandingOut extends Step {
  /** Settled conversion now − base, −1…1. */
  readonly difference: number;
  readonly pValue: number;
  /** Money lost (a leak) or gained (an anomaly), minor units; null when no deal was won in either period. */
  readonly moneyMinor: number | null;
  readonly currency: string;
  readonly comparisons: number;
}

/** At most this share of the stages named may be chance, and a smaller relative effect is not worth a title (ANA-2). */
export const falseDiscoveryRate = 0.1;
export const smallestEffect = 0.1;

/**
 * What a cohort funnel says: against a base period the leak that costs most, else the anomaly that brings most, else that
 * nothing stands out; without a base the narrowest stage with at least 30 known fates, or that nothing has been lost.
 */
export function funnelMessage(now: FunnelFigures, base: FunnelFigures | null): LeadingMessage {
  if (now.total === 0) return { code: "no_data", params: {} };
  if (base === null) return narrowestStage(now);
  const { found, comparisons } = standingOut(now, base);
  if (comparisons === 0) return { code: "too_few", params: {} };
  const byMoney = found.sort(
    (a, b) => Math.abs(b.moneyMinor ?? 0) - Math.abs(a.moneyMinor ?? 0) || a.pValue - b.pValue,
  );
  const leak = byMoney.find((one) => one.difference < 0);
  if (leak) return { code: "leak", params: leak };
  const [anomaly] = byMoney;
  return anomaly ? { code: "anomaly", params: anomaly } : { code: "nothing_stands_out", params: { comparisons } };
}

function standingOut(now: FunnelFigures, base: FunnelFigures): { found: StandingOut[]; comparisons: number } {
  const compared = compareFunnels(now, base).flatMap(({ id, stage, base: baseShare, test }, index) =>
    test && baseShare !== null ? [{ id, stage, baseShare, test, index }] : [],
  );
  const named = benjaminiHochberg(
    compared.map(({ test }) => test.pValue),
    falseDiscoveryRate,
  );
  const found = compared
    .filter(({ test, baseShare }, row) => named[row] && Math.abs(test.difference) >= smallestEffect * baseShare)
    .map(({ id, stage, test, index }) => ({
      stageId: id,
      stage,
      nextStage: now.stages[index + 1]?.stage ?? "",
      difference: test.difference,
      pValue: test.pValue,
      moneyMinor: moneyAtStake(now, base, index, test.difference),
      currency: now.stages[0]?.amount.currency ?? "",
      comparisons: compared.length,
    }));
  return { found, comparisons: compared.length };
}

/** Advances lost or gained × share finally won from the next stage × average deal (definitions.md, Leaks and anomalies). */
function moneyAtStake(now: FunnelFigures, base: FunnelFigures, index: number, difference: number): number | null {
  const settled = settledShare(now.stages, index)?.trials ?? 0;
  const won = wonFrom(now, index + 1) ?? wonFrom(base, index + 1);
  const average = averageWon(now) ?? averageWon(base);
  return won === null || average === null ? null : Math.round(Math.abs(difference) * settled * won * average);
}

function wonFrom(figures: FunnelFigures, index: number): number | null {
  return figures.stages
    .slice(index, -1)
    .reduce<number | null>(
      (product, { settledConversion }) =>
        product === null || settledConversion === null ? null : product * settledConversion,
      1,
    );
}

function averageWon(figures: FunnelFigures): number | null {
  const last = figures.stages.at(-1);
  const summed = last === undefined ? 0 : last.reached - last.otherCurrency;
  return last && summed > 0 ? last.amount.minor / summed : null;
}

function narrowestStage({ stages }: FunnelFigures): LeadingMessage {
  const known = stages.flatMap((stage, index) => {
    const enough = (settledShare(stages, index)?.trials ?? 0) >= fewestToCompare;
    const conversion = stage.settledConversion;
    const nextStage = stages[index + 1]?.stage ?? "";
    return enough && conversion !== null ? [{ stageId: stage.id, stage: stage.stage, nextStage, conversion }] : [];
  });
  const [narrowest] = known.sort((a, b) => a.conversion - b.conversion);
  if (narrowest && narrowest.conversion < 1) return { code: "narrowest_stage", params: narrowest };
  const isWhole = stages.every(({ settledConversion }) => settledConversion === null || settledConversion === 1);
  return { code: narrowest && isWhole ? "nothing_lost" : "too_few", params: {} };
}

/**
 * What the times say: of the stages with at least 30 visits, most of them beyond the target, the one that exceeds it by the
 * largest factor; else the stage with the longest median.
 */
export function timeMessage(stages: readonly Omit<StageTimes, "perDeal">[]): LeadingMessage {
  if (stages.every((stage) => stage.visits === 0)) return { code: "no_data", params: {} };
  const enough = stages.filter((stage) => stage.visits >= fewestToCompare);
  const excess = ({ target, workingMedian }: Pick<StageTimes, "target" | "workingMedian">) =>
    target !== null && target > 0 && workingMedian !== null ? workingMedian / target : 0;
  const [late] = enough
    .filter((stage) => (stage.overTarget ?? 0) * 2 > stage.visits)
    .sort((a, b) => excess(b) - excess(a));
  if (late) {
    const params = { stageId: late.id, stage: late.stage, over: late.overTarget ?? 0, visits: late.visits };
    return { code: "over_target", params };
  }
  const [slow] = [...enough].sort((a, b) => (b.median ?? 0) - (a.median ?? 0));
  if (!slow || slow.median === null) return { code: "too_few", params: {} };
  return { code: "slowest_stage", params: { stageId: slow.id, stage: slow.stage, medianDays: slow.median } };
}

/** What the time map says: how fast a deal can be, how long it usually takes, and how long the longest took. */
export function timeMapMessage({ whole }: TimeMap): LeadingMessage {
  const { min, median, max } = whole.days;
  if (min === null || median === null || max === null) return { code: "no_data", params: {} };
  return { code: "time_range", params: { minDays: min, medianDays: median, maxDays: max } };
}

/**
 * What the flow says: the stage whose stock grew or shrank most, if by more than chance would: entries and exits are
 * taken as independent counts, so their difference deviates by √(entries + exits); at least 30 of them, 95 %.
 */
export function flowMessage(weeks: readonly FlowWeek[]): LeadingMessage {
  const first = weeks[0];
  const last = weeks.at(-1);
  if (!first || !last) return { code: "no_data", params: {} };
  const changes = first.stages.map((stage, index) => {
    const to = last.stages[index]?.closing ?? 0;
    const entries = weeks.reduce((sum, week) => sum + (week.stages[index]?.in ?? 0), 0);
    const moves = entries * 2 + stage.opening - to;
    return { stageId: stage.id, stage: stage.stage, from: stage.opening, to, moves };
  });
  const enough = changes.filter((change) => change.moves >= fewestToCompare);
  if (enough.length === 0) return { code: "too_few", params: {} };
  const [largest] = enough
    .filter(({ from, to, moves }) => Math.abs(to - from) > 1.959963984540054 * Math.sqrt(moves))
    .sort((a, b) => Math.abs(b.to - b.from) - Math.abs(a.to - a.from));
  if (!largest) return { code: "nothing_stands_out", params: { comparisons: enough.length } };
  const { moves: _, ...params } = largest;
  return { code: params.to > params.from ? "piles_up" : "drains", params };
}

/** Why deals are lost: the reason named most often, told with at least 30 losses. `reasons` come most frequent first, null unnamed. */
export function lossMessage(
  reasons: readonly { readonly reason: string | null; readonly deals: number }[],
): LeadingMessage {
  const total = reasons.reduce((sum, { deals }) => sum + deals, 0);
  if (total === 0) return { code: "no_data", params: {} };
  const [main] = reasons.filter(({ reason }) => reason !== null);
  if (!main || main.reason === null || total < fewestToCompare) return { code: "too_few", params: {} };
  return { code: "main_reason", params: { reason: main.reason, deals: main.deals, share: main.deals / total } };
}

/** The share of deals worked by their chains of contacts, told with at least 30 deals. */
export function conveyorMessage({
  deals,
  followed,
}: {
  readonly deals: number;
  readonly followed: number;
}): LeadingMessage {
  if (deals === 0) return { code: "no_data", params: {} };
  if (deals < fewestToCompare) return { code: "too_few", params: {} };
  return { code: "by_chain", params: { share: followed / deals, worked: followed, deals } };
}

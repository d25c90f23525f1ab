import { chanceThrough } from "./wins-needed.ts";

/** Fewer deals behind a quarter's figure say too little to be one's best (definitions.md, PLA-9). */
export const fewestInQuarter = 30;

/** A figure and the deals it was counted from. */
export interface Counted {
  readonly value: number | null;
  readonly deals: number;
}

export interface QuarterFigures {
  readonly entries: Counted;
  /** Of each lived stage in its order. */
  readonly conversions: readonly Counted[];
  readonly averageMinor: Counted;
  readonly cycleDays: Counted;
}

export interface LeverFacts {
  /** As things are: settled conversions in order, average won amount, cycle, money a day. */
  readonly conversions: readonly (number | null)[];
  readonly averageMinor: number | null;
  readonly cycleDays: number | null;
  readonly velocityMinor: number | null;
  /** Of the last full quarter: deals that came, and its length. */
  readonly entries: number;
  readonly days: number;
  /** The last eight full quarters, oldest first. */
  readonly quarters: readonly QuarterFigures[];
}

export type LeverKind = "conversion" | "average" | "cycle" | "entries";

export interface Lever {
  readonly kind: LeverKind;
  /** Place of the stage whose conversion it is; null for the others. */
  readonly stage: number | null;
  readonly present: number | null;
  /** One's own best quarter: its place among the quarters; null when none has enough deals. */
  readonly best: { readonly quarter: number; readonly value: number; readonly deals: number } | null;
  /** What the best quarter would bring, minor units; null where that cannot be counted. */
  readonly gainMinor: number | null;
  /** What one step brings: a percentage point, 1 % of the average deal or of entries, a day less. */
  readonly stepMinor: number | null;
}

export interface Levers {
  /** N · A · Π p on the entries of the last full quarter. */
  readonly revenueMinor: number | null;
  readonly levers: readonly Lever[];
}

/**
 * Each lever raised to one's own best quarter of the last eight, others as they are, on the last full quarter's entries; ranked by
 * what that brings (PLA-9, definitions.md). What is at its best already brings 0.
 */
export function rankLevers(facts: LeverFacts): Levers {
  const levers = [...conversionLevers(facts), averageLever(facts), cycleLever(facts), entriesLever(facts)];
  const order = levers.map((lever, place) => ({ lever, place }));
  order.sort((a, b) => (b.lever.gainMinor ?? -1) - (a.lever.gainMinor ?? -1) || a.place - b.place);
  const whole = revenue(facts);
  return { revenueMinor: whole === null ? null : halfUp(whole), levers: order.map(({ lever }) => lever) };
}

/** R = N · A · Π p (definitions.md); a conversion of zero brings nothing, an unknown one is not known. */
function revenue({ conversions, averageMinor, entries }: LeverFacts): number | null {
  if (averageMinor === null || conversions.includes(null)) return null;
  return entries * averageMinor * (chanceThrough(conversions) ?? 0);
}

function conversionLevers(facts: LeverFacts): Lever[] {
  return facts.conversions.map((present, stage) => {
    const best = bestOf(facts, (quarter) => quarter.conversions[stage], "most");
    const without = revenue({ ...facts, conversions: facts.conversions.filter((_, place) => place !== stage) });
    return {
      kind: "conversion",
      stage,
      present,
      best,
      gainMinor: gain(best, present, (value, now) => (without === null ? null : without * (value - now))),
      stepMinor: without === null ? null : halfUp(without * 0.01),
    };
  });
}

function averageLever(facts: LeverFacts): Lever {
  const { averageMinor: present } = facts;
  const best = bestOf(facts, (quarter) => quarter.averageMinor, "most");
  const whole = revenue(facts);
  return {
    kind: "average",
    stage: null,
    present,
    best,
    gainMinor: gain(best, present, (value, now) => (whole === null || now <= 0 ? null : whole * (value / now - 1))),
    stepMinor: whole === null ? null : halfUp(whole * 0.01),
  };
}

/** Money a day is as many times more as the cycle is shorter; over the days of the quarter. */
function cycleLever(facts: LeverFacts): Lever {
  const { cycleDays: present, velocityMinor, days } = facts;
  const best = bestOf(facts, (quarter) => quarter.cycleDays, "least");
  const faster = (to: number, from: number) =>
    velocityMinor === null || to <= 0 ? null : velocityMinor * days * (from / to - 1);
  const step = present === null ? null : faster(present - 1, present);
  return {
    kind: "cycle",
    stage: null,
    present,
    best,
    gainMinor:
      best === null || present === null || best.value >= present
        ? zeroIf(best, present)
        : rounded(faster(best.value, present)),
    stepMinor: rounded(step),
  };
}

function entriesLever(facts: LeverFacts): Lever {
  const best = bestOf(facts, (quarter) => quarter.entries, "most");
  const whole = revenue(facts);
  return {
    kind: "entries",
    stage: null,
    present: facts.entries,
    best,
    gainMinor: gain(best, facts.entries, (value, now) =>
      whole === null || now <= 0 ? null : whole * (value / now - 1),
    ),
    stepMinor: whole === null ? null : halfUp(whole * 0.01),
  };
}

function gain(
  best: Lever["best"],
  present: number | null,
  brings: (value: number, now: number) => number | null,
): number | null {
  if (best === null || present === null || best.value <= present) return zeroIf(best, present);
  return rounded(brings(best.value, present));
}

const zeroIf = (best: Lever["best"], present: number | null) => (best === null || present === null ? null : 0);

/** The best quarter among those with enough deals behind the figure; of equals the latest. */
function bestOf(
  { quarters }: LeverFacts,
  figure: (quarter: QuarterFigures) => Counted | undefined,
  which: "most" | "least",
): Lever["best"] {
  let best: Lever["best"] = null;
  quarters.forEach((one, quarter) => {
    const { value = null, deals = 0 } = figure(one) ?? {};
    if (value === null || deals < fewestInQuarter) return;
    const isBetter = best === null || (which === "most" ? value >= best.value : value <= best.value);
    if (isBetter) best = { quarter, value, deals };
  });
  return best;
}

const halfUp = (sum: number) => Math.floor(sum + 0.5);
const rounded = (sum: number | null) => (sum === null ? null : halfUp(sum));

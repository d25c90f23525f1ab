/** A month of the past as it was forecast when it began; without an interval where too little was known. */
export interface TestedForecast {
  readonly expectedMinor: number;
  readonly factMinor: number;
  readonly interval: { readonly lowMinor: number; readonly highMinor: number } | null;
}

/** How good the forecasts were. */
export interface Verdict {
  /** Months that enough was known of. */
  readonly months: number;
  /** Of them, those whose fact fell into the interval. */
  readonly covered: number;
  /** What was expected over what came, of all of them: −0.021 is 2.1 % too low; null where nothing came. */
  readonly bias: number | null;
}

/** Fewer wins known, and a forecast is no more than a guess. */
const enoughWins = 20;

export const isTestable = (winsKnown: number): boolean => winsKnown >= enoughWins;

/** PLA-8: bias, and coverage of the 80 % interval, borders included. */
export function judge(months: readonly TestedForecast[]): Verdict {
  const tested = months.filter(({ interval }) => interval !== null);
  const isIn = ({ factMinor, interval }: TestedForecast) =>
    interval !== null && interval.lowMinor <= factMinor && factMinor <= interval.highMinor;
  const expected = tested.reduce((sum, { expectedMinor }) => sum + expectedMinor, 0);
  const fact = tested.reduce((sum, { factMinor }) => sum + factMinor, 0);
  return { months: tested.length, covered: tested.filter(isIn).length, bias: fact === 0 ? null : expected / fact - 1 };
}

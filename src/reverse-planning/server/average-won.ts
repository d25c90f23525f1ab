import type { Win } from "../../analytics/index.ts";

/** The 97.5 % point of the normal distribution. */
const z = 1.959963984540054;

export interface AverageWon {
  /** Minor units, not rounded. */
  readonly minor: number;
  /** 95 % by the spread of the amounts; null of a single one. */
  readonly interval: readonly [low: number, high: number] | null;
  readonly deals: number;
}

/** Average won amount; null of no wins. */
export function averageWon(wins: readonly Win[]): AverageWon | null {
  if (wins.length === 0) return null;
  const minor = wins.reduce((sum, { amountMinor }) => sum + amountMinor, 0) / wins.length;
  if (wins.length === 1) return { minor, interval: null, deals: 1 };
  const squares = wins.reduce((sum, { amountMinor }) => sum + (amountMinor - minor) ** 2, 0);
  const half = z * Math.sqrt(squares / (wins.length - 1) / wins.length);
  return { minor, interval: [Math.max(0, minor - half), minor + half], deals: wins.length };
}

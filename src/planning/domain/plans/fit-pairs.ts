import { apportion } from "./apportion.ts";
import { readPair } from "./line-channel.ts";
import type { Difference, PlanCell } from "./plan-tree.ts";

/**
 * The pairs of a line, or a channel, so that they sum to its figure: as they stand to each other, by largest remainders. Of the node's own
 * cells; null: it has none there, or not enough of its own to take the difference from.
 */
export function fitPairs(
  cells: readonly PlanCell[],
  { month, dimension, value, minor }: Pick<Difference, "month" | "dimension" | "value" | "minor">,
): readonly PlanCell[] | null {
  const pairs = cells.filter((cell) => {
    const pair = cell.month === month && cell.dimension === "line_channel" ? readPair(cell.value) : null;
    return pair !== null && (dimension === "line" ? pair.line : pair.channel) === value;
  });
  const total = pairs.reduce((sum, pair) => sum + pair.minor, minor);
  if (pairs.length === 0 || total < 0) return null;
  const isAllZero = pairs.every((pair) => pair.minor === 0);
  const weighed = pairs.map((pair) => ({ key: pair.value, weight: isAllZero ? 1 : pair.minor }));
  const given = apportion(total, weighed);
  return pairs.map((pair) => ({ ...pair, minor: given?.get(pair.value) ?? 0 }));
}

import { apportion } from "./apportion.ts";
import { pairText } from "./line-channel.ts";
import type { PlanCell, splits } from "./plan-tree.ts";

export type Split = (typeof splits)[number];
type SplitCell = Pick<PlanCell, "dimension" | "value" | "minor">;

/** What was brought, of which line and in which channel; null: not told. A refund is below zero. */
export interface Sold {
  readonly line: string | null;
  readonly channel: string | null;
  readonly minor: number;
}

interface Whole {
  readonly total: number;
  readonly by: Split;
  readonly sold: readonly Sold[];
  readonly step: number;
}

/** Those that a split sets: pairs bring their lines and channels with them, so that all three agree. */
export const setBySplit = (by: Split): readonly Split[] => (by === "line_channel" ? ["line", "channel", by] : [by]);

/** A figure split as what was sold is, whole; null: nothing that was sold is told by what it is split by. */
export function spreadSplit({ total, by, sold, step }: Whole): readonly SplitCell[] | null {
  const known = sold.filter(
    ({ line, channel }) => (by === "channel" || line !== null) && (by === "line" || channel !== null),
  );
  const weighed = [...summedBy(known, (one) => named(one, by))]
    .map(([key, weight]) => ({ key, weight }))
    .filter(({ weight }) => weight > 0);
  const given = apportion(total, weighed, step);
  if (given === null) return null;
  const cells = [...given].map(([value, minor]) => ({ dimension: by, value, minor }));
  if (by !== "line_channel") return cells;
  const pairs = known.flatMap(({ line, channel }) => {
    const value = named({ line, channel }, by);
    return given.has(value) ? [[value, { line, channel, minor: given.get(value) ?? 0 }] as const] : [];
  });
  const shared = [...new Map(pairs).values()];
  const sums = (["line", "channel"] as const).flatMap((dimension) =>
    [...summedBy(shared, (one) => named(one, dimension))].map(([value, minor]) => ({ dimension, value, minor })),
  );
  return [...sums, ...cells];
}

function named({ line, channel }: Omit<Sold, "minor">, by: Split): string {
  if (by === "line_channel") return pairText({ line: line ?? "", channel: channel ?? "" });
  return (by === "line" ? line : channel) ?? "";
}

function summedBy(sold: readonly Sold[], keyOf: (one: Sold) => string): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const one of sold) sums.set(keyOf(one), (sums.get(keyOf(one)) ?? 0) + one.minor);
  return sums;
}

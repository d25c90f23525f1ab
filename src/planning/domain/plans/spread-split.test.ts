import fc from "fast-check";
import { expect, test } from "vitest";
import { pairText, readPair } from "./line-channel.ts";
import { type Sold, spreadSplit } from "./spread-split.ts";

const sold = (line: string | null, channel: string | null, minor: number): Sold => ({ line, channel, minor });
const past = [
  ...[sold("Pumps", "Fair", 100), sold("Pumps", "Site", 300), sold("Valves", "Site", 200)],
  ...[sold(null, "Site", 400), sold("Valves", null, 600)],
];
const shares = (by: Parameters<typeof spreadSplit>[0]["by"], total: number) =>
  Object.fromEntries(
    spreadSplit({ total, by, sold: past, step: 1 })?.map(({ dimension, value, minor }) => [
      `${dimension} ${value}`,
      minor,
    ]) ?? [],
  );

test("1,200 by last year: lines 400 to 800, channels 100 to 900, each whole; what has no line or no channel weighs nothing there", () => {
  expect(shares("line", 1200)).toEqual({ "line Pumps": 400, "line Valves": 800 });
  expect(shares("channel", 1000)).toEqual({ "channel Fair": 100, "channel Site": 900 });
});

test("pairs of 1:3:2 of 1,001 are 167, 500 and 334, and bring their lines and channels", () => {
  expect(shares("line_channel", 1001)).toEqual({
    ...{ "line Pumps": 667, "line Valves": 334, "channel Fair": 167, "channel Site": 834 },
    [`line_channel ${pairText({ line: "Pumps", channel: "Fair" })}`]: 167,
    [`line_channel ${pairText({ line: "Pumps", channel: "Site" })}`]: 500,
    [`line_channel ${pairText({ line: "Valves", channel: "Site" })}`]: 334,
  });
});

test("what was given back weighs nothing, and without anything sold there is nothing to go by", () => {
  const given = spreadSplit({ total: 10, by: "line", sold: [sold("A", null, -5), sold("B", null, 5)], step: 1 });
  expect(given).toEqual([{ dimension: "line", value: "B", minor: 10 }]);
  expect(spreadSplit({ total: 10, by: "line", sold: [sold("A", null, -5)], step: 1 })).toBeNull();
  expect(spreadSplit({ total: 10, by: "line_channel", sold: [sold("A", null, 5)], step: 1 })).toBeNull();
});

test("whatever was sold, pairs sum to the figure, those of a line to the line and those of a channel to the channel", () => {
  const name = fc.constantFrom("A", "B", "C", null);
  const facts = fc.array(fc.record({ line: name, channel: name, minor: fc.integer({ min: -1000, max: 1_000_000 }) }));
  fc.assert(
    fc.property(facts, fc.nat(1_000_000_000), fc.constantFrom(1, 100, 100_000), (some, total, step) => {
      const cells = spreadSplit({ total, by: "line_channel", sold: some, step });
      if (cells === null) return;
      const sumOf = (of: typeof cells) => of.reduce((sum, { minor }) => sum + minor, 0);
      const pairs = cells.filter(({ dimension }) => dimension === "line_channel");
      expect(sumOf(pairs)).toBe(total);
      for (const dimension of ["line", "channel"] as const) {
        const own = cells.filter((cell) => cell.dimension === dimension);
        expect(sumOf(own)).toBe(total);
        for (const { value, minor } of own)
          expect(sumOf(pairs.filter((pair) => readPair(pair.value)?.[dimension] === value))).toBe(minor);
      }
    }),
    { seed: 20_261_122 },
  );
});

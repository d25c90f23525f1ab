import { lookAhead } from "../src/forecasting/domain/forecast.ts";
import type { RunInput } from "../src/forecasting/domain/run-forecast.ts";
import { type Figure, measure } from "./figures.ts";

const deals = 5_000;
const day = 86_400_000;

/** As of fifty stages and ages. */
const curves = Array.from({ length: 50 }, (_, index) =>
  Array.from({ length: 31 }, (_, at) => Math.min(1, (at / 30) * (0.3 + index / 100))),
);

/** Open deals of fifty curves, chances up to a half, arrivals of ten wins, a month of days ahead, twelve errors. */
const input: RunInput = {
  waits: Array.from({ length: 31 }, (_, index) => index * day),
  deals: Array.from({ length: deals }, (_, index) => ({
    chance: (index % 100) / 200,
    minor: 100_000 + index * 100,
    shares: curves[index % 50] ?? [],
  })),
  arrivals: {
    mean: 10,
    expectedMinor: 100_000_000,
    wins: Array.from({ length: 200 }, (_, index) => ({ weight: 0.05, lag: (index % 25) * day, minor: 10_000_000 })),
  },
  shocks: Array.from({ length: 12 }, (_, index) => 0.9 + index / 60),
};

/** PLA-8: 10,000 runs over 5,000 deals with the fan of a month, and for how long others wait meanwhile. */
export async function measureForecast(quick: boolean): Promise<Figure[]> {
  let longest = 0;
  let since = performance.now();
  const breathe = async () => {
    longest = Math.max(longest, performance.now() - since);
    await new Promise<void>((resolve) => setImmediate(resolve));
    since = performance.now();
  };
  const { median, p95 } = await measure(
    1,
    quick ? 3 : 10,
    () => {
      since = performance.now();
      return lookAhead(input, breathe);
    },
    async () => {
      longest = 0;
    },
  );
  return [
    { name: "forecast: 10,000 runs over 5,000 deals", unit: "ms", value: p95, median, target: { most: 1000 } },
    { name: "forecast: longest that another request waits", unit: "ms", value: longest, target: { most: 50 } },
  ];
}

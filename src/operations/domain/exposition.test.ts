import { expect, test } from "vitest";
import { addDuration, exposition, histogramSamples, noDurations } from "./exposition.ts";

test("a gauge is written with its help, type and labels, the labels escaped", () => {
  const text = exposition([
    { name: "a", help: "What it is", type: "gauge", samples: [{ value: 2 }, { labels: { b: 'x"\\\n' }, value: 0.5 }] },
    { name: "never_seen", help: "", type: "counter", samples: [] },
  ]);
  expect(text).toBe('# HELP a What it is\n# TYPE a gauge\na 2\na{b="x\\"\\\\\\n"} 0.5\n');
});

test("requests of 4, 5, 150 and 12,000 ms: two below 5 ms, three below 200 ms, all below infinity", () => {
  const durations = noDurations({ route: "/deals" });
  for (const seconds of [0.004, 0.005, 0.15, 12]) addDuration(durations, seconds);
  const samples = histogramSamples(durations);
  const below = (le: string) => samples.find(({ labels }) => labels?.le === le)?.value;
  expect([below("0.005"), below("0.1"), below("0.2"), below("10"), below("+Inf")]).toEqual([2, 2, 3, 3, 4]);
  expect(samples.at(-1)).toEqual({ suffix: "_count", labels: { route: "/deals" }, value: 4 });
  expect(samples.at(-2)?.value).toBeCloseTo(12.159);
});

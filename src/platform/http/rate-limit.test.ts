import { expect, test } from "vitest";
import { createRateLimit, limitHeaders } from "./rate-limit.ts";

const start = Date.UTC(2026, 10, 2, 9);

test("ten a second: twenty at once, the next one after a tenth of a second", async () => {
  const limit = createRateLimit({ perSecond: 10 });
  for (let count = 0; count < 20; count += 1) expect((await limit.take("anna", start)).isWithin).toBe(true);
  expect(await limit.take("anna", start)).toEqual({ isWithin: false, perSecond: 10, left: 0, waitMs: 100 });
  expect((await limit.take("anna", start + 99)).isWithin).toBe(false);
  expect((await limit.take("anna", start + 100)).isWithin).toBe(true);
});

test("in the long run ten a second pass, whoever asks how often", async () => {
  const limit = createRateLimit({ perSecond: 10 });
  let passed = 0;
  // A request each millisecond for ten seconds: 20 saved up, then 10 a second.
  for (let ms = 0; ms < 10_000; ms += 1) if ((await limit.take("script", start + ms)).isWithin) passed += 1;
  expect(passed).toBeGreaterThanOrEqual(119);
  expect(passed).toBeLessThanOrEqual(120);
});

test("one caller's haste is not another's wait", async () => {
  const limit = createRateLimit({ perSecond: 1 });
  await limit.take("anna", start);
  await limit.take("anna", start);
  expect((await limit.take("anna", start)).isWithin).toBe(false);
  expect((await limit.take("boris", start)).isWithin).toBe(true);
});

test("a caller's own number goes before the usual one, and is asked for once a minute", async () => {
  let asked = 0;
  const rateOf = async (caller: string) => {
    asked += 1;
    return caller === "import" ? 100 : null;
  };
  const limit = createRateLimit({ perSecond: 10, rateOf });
  expect(await limit.take("import", start)).toMatchObject({ perSecond: 100, left: 199 });
  expect(await limit.take("anna", start)).toMatchObject({ perSecond: 10, left: 19 });
  await limit.take("import", start + 59_999);
  expect(asked).toBe(2);
  await limit.take("import", start + 60_000);
  expect(asked).toBe(3);
});

test("asking for the rate anew gives nothing away", async () => {
  const limit = createRateLimit({ perSecond: 1, rateOf: async () => null });
  const passed: number[] = [];
  for (let second = 0; second < 180; second += 0.5) {
    if ((await limit.take("script", start + second * 1000)).isWithin) passed.push(second);
  }
  // 2 saved up, then one a second for 180 seconds.
  expect(passed.length).toBe(181);
});

test("the headers tell quota, window and what is left", () => {
  expect(limitHeaders({ isWithin: false, perSecond: 10, left: 0, waitMs: 100 })).toEqual({
    "ratelimit-policy": '"caller";q=20;w=2',
    ratelimit: '"caller";r=0;t=1',
  });
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { apportion } from "./apportion.ts";

const parts = (weights: Readonly<Record<string, number>>) =>
  Object.entries(weights).map(([key, weight]) => ({ key, weight }));
const shares = (total: number, weights: Readonly<Record<string, number>>, step?: number) =>
  Object.fromEntries(apportion(total, parts(weights), step) ?? []);

test("100 kopecks between three equals are 34, 33 and 33", () => {
  expect(shares(100, { anna: 1, boris: 1, vera: 1 })).toEqual({ anna: 34, boris: 33, vera: 33 });
});

test("1,000,000 roubles by 1 : 2 : 4 in whole thousands: 142.857, 285.714 and 571.428 become 143, 286 and 571", () => {
  const thousand = 100_000;
  expect(shares(1000 * thousand, { anna: 1, boris: 2, vera: 4 }, thousand)).toEqual({
    anna: 143 * thousand,
    boris: 286 * thousand,
    vera: 571 * thousand,
  });
});

test("what is less than a step goes to the heaviest part: 10.07 roubles in whole roubles by 1 : 2", () => {
  // 10 roubles: 3⅓ and 6⅔, so 3 and 7; the 7 kopecks go to the heavier.
  expect(shares(1007, { anna: 1, boris: 2 }, 100)).toEqual({ anna: 300, boris: 707 });
});

test("a part without weight gets nothing, unless it is the only one; several without weight cannot be shared", () => {
  expect(shares(500, { december: 0 })).toEqual({ december: 500 });
  expect(shares(500, { may: 0, june: 3 })).toEqual({ june: 500 });
  expect(apportion(500, parts({ may: 0, june: 0 }))).toBeNull();
  expect(apportion(500, [])).toBeNull();
});

const weighed = fc.uniqueArray(fc.record({ key: fc.string({ minLength: 1, maxLength: 4 }), weight: fc.maxSafeNat() }), {
  minLength: 1,
  maxLength: 12,
  selector: ({ key }) => key,
});
const money = fc.integer({ min: 0, max: 1e15 });
const steps = fc.constantFrom(1, 100, 100_000);

test("parts sum to the whole for any weights, nobody is below zero, and the order does not matter", () => {
  fc.assert(
    fc.property(money, weighed, steps, fc.integer({ min: 0, max: 11 }), (total, some, step, turn) => {
      const given = apportion(total, some, step);
      if (given === null) return expect(some.every(({ weight }) => weight === 0)).toBe(true);
      const values = [...given.values()];
      expect(values.reduce((sum, value) => sum + value, 0)).toBe(total);
      expect(values.every((value) => value >= 0 && Number.isInteger(value))).toBe(true);
      const turned = [...some.slice(turn), ...some.slice(0, turn)].reverse();
      expect(Object.fromEntries(apportion(total, turned, step) ?? [])).toEqual(Object.fromEntries(given));
    }),
    { seed: 20_261_122 },
  );
});

test("nobody is further than a step, and the crumbs, from the exact share", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e9 }), weighed, (total, some) => {
      const whole = some.reduce((sum, { weight }) => sum + BigInt(weight), 0n);
      for (const [key, given] of (some.length > 1 && apportion(total, some)) || []) {
        const weight = BigInt(some.find((part) => part.key === key)?.weight ?? 0);
        const off = BigInt(given) * whole - BigInt(total) * weight;
        expect(off < whole && off > -whole).toBe(true);
      }
    }),
    { seed: 20_261_122 },
  );
});

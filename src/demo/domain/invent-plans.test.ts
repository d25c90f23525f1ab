import { expect, test } from "vitest";
import { inventPlans } from "./invent-plans.ts";

test("a plan lies between the month and the person's mean: the one ahead has less of it, the one behind more", () => {
  const brought = (key: string) => ({ key, years: [{ year: 2026, months: [2_000_000_00, 4_000_000_00, null] }] });
  const [ahead, usual, behind] = inventPlans([brought("sokolova"), brought("safin"), brought("gromov")]);
  // The mean is 3 million: 0.7 × 2 + 0.3 × 3 = 2.3 in the first month, 3.7 in the second, 3 in the third, which is not yet.
  expect(ahead?.months).toEqual([1_900_000_00, 3_050_000_00, 2_450_000_00]);
  expect(usual?.months).toEqual([2_250_000_00, 3_600_000_00, 2_900_000_00]);
  expect(behind?.months).toEqual([3_300_000_00, 5_300_000_00, 4_300_000_00]);
});

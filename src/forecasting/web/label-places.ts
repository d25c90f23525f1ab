/** Lines of the expectation's label below its own, and the plan's alone. */
const apart = { planAbove: 20, planBelow: 32 };

/** Where the labels of plan and expectation stand beside their ends, so that neither lies on the other. */
export function labelPlaces(planY: number | null, expectedY: number): readonly [plan: number | null, expected: number] {
  const expected = expectedY + 4;
  if (planY === null) return [null, expected];
  const plan = planY + 4;
  if (plan <= expected) return [Math.min(plan, expected - apart.planAbove), expected];
  return [Math.max(plan, expected + apart.planBelow), expected];
}

import fc from "fast-check";
import { expect, test } from "vitest";
import { visitOutcomes } from "./aalen-johansen.ts";
import { cumulativeIncidence, type EndingVisit } from "./test-incidence.ts";

test("a visit that goes on hands its weight to what happens after it", () => {
  const visits: EndingVisit[] = [
    { duration: 1, outcome: "movedOn" },
    { duration: 2, outcome: "lost" },
    { duration: 3, outcome: null },
    { duration: 4, outcome: "movedOn" },
    { duration: 5, outcome: "won" },
  ];
  // 1: 1/5 moved on, S 4/5. 2: 4/5 × 1/4 = 1/5 lost, S 3/5. 3: censored. 4: 3/5 × 1/2 = 3/10 moved on, S 3/10. 5: 3/10 won.
  const [early, late] = cumulativeIncidence(visits, [2, Number.POSITIVE_INFINITY]) ?? [];
  expect(early).toEqual({
    age: 2,
    movedOn: 0.2,
    wentBack: 0,
    lost: 0.2,
    postponed: 0,
    won: 0,
    stillThere: expect.closeTo(0.6),
  });
  expect(late?.movedOn).toBeCloseTo(0.5);
  expect(late?.won).toBeCloseTo(0.3);
  expect(late?.stillThere).toBe(0);
});

test("no visits have no curve", () => {
  expect(cumulativeIncidence([], [1])).toBeNull();
});

test("at every age the outcomes and those still there make a whole, and nothing falls", () => {
  const someVisits = fc.array(
    fc.record({ duration: fc.integer({ min: 0, max: 20 }), outcome: fc.constantFrom(null, ...visitOutcomes) }),
    { minLength: 1, maxLength: 80 },
  );
  fc.assert(
    fc.property(someVisits, (visits) => {
      const curve = cumulativeIncidence(visits, [0, 1, 3, 7, 15, 20, 100]) ?? [];
      curve.forEach((point, index) => {
        const ended = visitOutcomes.reduce((sum, outcome) => sum + point[outcome], 0);
        expect(ended + point.stillThere).toBeCloseTo(1, 10);
        for (const outcome of visitOutcomes) {
          expect(point[outcome]).toBeGreaterThanOrEqual(curve[index - 1]?.[outcome] ?? 0);
        }
      });
    }),
  );
});

test("when every visit is over the curves are plain shares", () => {
  const someVisits = fc.array(
    fc.record({ duration: fc.integer({ min: 0, max: 20 }), outcome: fc.constantFrom(...visitOutcomes) }),
    { minLength: 1, maxLength: 80 },
  );
  fc.assert(
    fc.property(someVisits, fc.integer({ min: 0, max: 20 }), (visits, age) => {
      const [point] = cumulativeIncidence(visits, [age]) ?? [];
      for (const outcome of visitOutcomes) {
        const ended = visits.filter((visit) => visit.outcome === outcome && visit.duration <= age).length;
        expect(point?.[outcome]).toBeCloseTo(ended / visits.length, 10);
      }
    }),
  );
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { mergeDurations } from "./merge-durations.ts";
import { packDurations, parseDurations, unpackDurations } from "./pack-durations.ts";

const someDurations = fc.array(fc.oneof(fc.nat(300), fc.nat(), fc.integer({ min: 0, max: 4_000_000_000_000 })));
const sorted = (values: readonly number[]) => Float64Array.from(values).sort();

test("durations come out as they went in, years among them", () => {
  expect([...packDurations(sorted([0, 127, 128, 300]))]).toEqual([0, 127, 1, 172, 1]);
  fc.assert(
    fc.property(someDurations, (values) => {
      expect(unpackDurations(packDurations(sorted(values)))).toEqual(sorted(values));
    }),
  );
});

test("a list of numbers is read as it was written, moments before 1970 too", () => {
  expect(parseDurations(null)).toEqual(new Float64Array(0));
  expect([...parseDurations("0,-5,1764547200123")]).toEqual([0, -5, 1764547200123]);
});

test("what is added comes in and what is removed goes, each once", () => {
  fc.assert(
    fc.property(someDurations, someDurations, fc.func(fc.boolean()), (before, added, isRemoved) => {
      const all = [...before, ...added];
      const removed = all.filter((_, index) => isRemoved(index));
      const left = all.filter((_, index) => !isRemoved(index));
      expect(mergeDurations(sorted(before), Float64Array.from(added), Float64Array.from(removed))).toEqual(
        sorted(left),
      );
    }),
  );
});

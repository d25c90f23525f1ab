import { expect, test } from "vitest";
import { gapToGood } from "./gap-to-good.ts";
import { defaultTables, generalTableId } from "./norm-table.ts";

const day = defaultTables.find(({ id }) => id === generalTableId)?.day ?? [];
const gap = (meetings: number, calls: number) => gapToGood(day, { meetings, calls });

test("after two meetings and seven calls three calls are missing to ten", () => {
  expect(gap(2, 7)).toEqual({ goal: { meetings: 2, calls: 10 }, missing: { meetings: 0, calls: 3 } });
});

test("after forty-five calls and no meeting five calls are nearer than a meeting", () => {
  expect(gap(0, 45)).toEqual({ goal: { meetings: 0, calls: 50 }, missing: { meetings: 0, calls: 5 } });
});

test("of an empty day the nearest way is two meetings and ten calls; a good day lacks nothing", () => {
  expect(gap(0, 0)?.goal).toEqual({ meetings: 2, calls: 10 });
  expect(gap(3, 0)?.missing).toEqual({ meetings: 0, calls: 0 });
});

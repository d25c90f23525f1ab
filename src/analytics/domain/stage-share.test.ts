import { expect, test } from "vitest";
import { stageHistory, stageShares } from "./stage-share.ts";

const stages = [{ plannedConversion: 0.5 }, { plannedConversion: 0.4 }, { plannedConversion: null }];

test("7 won of 18 visits make 8/20; a stage without history takes its plan to the end", () => {
  const shares = stageShares(stages, [
    { visits: 0, won: 0 },
    { visits: 18, won: 7 },
    { visits: 7, won: 7 },
  ]);
  expect(shares).toEqual([0.5 * 0.4, 8 / 20, 1]);
});

test("a plan with a gap is no plan", () => {
  expect(stageShares([{ plannedConversion: 0.5 }, { plannedConversion: null }, ...stages], [])).toEqual([
    null,
    null,
    0.5 * 0.4,
    0.4,
    1,
  ]);
});

test("only deals older than a 90 % cycle are history; those not won by then count as not won", () => {
  const visits = [
    { stagePosition: 1, dealCreatedAt: 0, dealWonAt: 50 },
    { stagePosition: 1, dealCreatedAt: 10, dealWonAt: null },
    { stagePosition: 2, dealCreatedAt: 0, dealWonAt: 200 }, // won later than we look
    { stagePosition: 1, dealCreatedAt: 41, dealWonAt: 60 }, // younger than 60 at 100
    { stagePosition: 2, dealCreatedAt: 40, dealWonAt: 90 }, // exactly 60 old
  ];
  expect(stageHistory(visits, 2, 60, 100)).toEqual([
    { visits: 2, won: 1 },
    { visits: 2, won: 1 },
  ]);
  expect(stageHistory(visits, 2, null, 100)).toEqual([
    { visits: 0, won: 0 },
    { visits: 0, won: 0 },
  ]);
});

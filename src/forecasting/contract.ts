import { z } from "zod";
import { endpoint } from "../kernel/endpoint.ts";
import { wireDate, wireId, wireMoney } from "../kernel/wire.ts";

const count = z.int();
const share = z.number().min(0).max(1);
const spread = { expected: wireMoney, low: wireMoney, high: wireMoney };

/** The forecast of a period (PLA-8): what came, what is expected of the rest of it, and how far it may turn out otherwise. */
export const getForecast = endpoint({
  method: "GET",
  path: "/forecasts",
  summary: "What a period will bring: fact, expectation, 80 % interval, chance of the plan, what salespeople claim",
  query: z.strictObject({
    /** Left out: all pipelines in use. */
    pipeline: wireId.optional(),
    owner: wireId.optional(),
    /** With the departments below it. */
    department: wireId.optional(),
    /** Days of the workspace's zone, [from, to), at most 366; left out: the present month. */
    from: wireDate.optional(),
    to: wireDate.optional(),
  }),
  answer: z.strictObject({
    from: wireDate,
    to: wireDate,
    /** Wins so far. */
    fact: wireMoney,
    ...spread,
    /** Of open deals that pass hygiene. */
    open: wireMoney,
    /** Of deals that will yet arrive. */
    arriving: wireMoney,
    /** What would be expected with the old deals. */
    beforeHygiene: wireMoney,
    /** Fact and the amounts of open deals with an expected closing in the period. */
    claimed: wireMoney,
    claimedDeals: count,
    /** Approved, of the month; null without one, and for another period than a month. */
    plan: wireMoney.nullable(),
    chanceOfPlan: share.nullable(),
    /** What was counted, and what could not be. */
    deals: z.strictObject({
      open: count,
      old: count,
      withoutAmount: count,
      otherCurrency: count,
      byPlannedConversions: count,
      withoutChance: count,
      winsKnown: count,
    }),
    /** Wins by day. */
    won: z.array(z.strictObject({ on: wireDate, sum: wireMoney })),
    /** The sum by the end of each day from today on, fact included. */
    fan: z.array(z.strictObject({ on: wireDate, ...spread })),
    /** What one more deal of the average amount adds there (PIP-5); null without a key stage, and for several pipelines. */
    keyStage: z
      .strictObject({
        stageId: wireId,
        name: z.string(),
        amount: wireMoney,
        adds: wireMoney,
        addsChance: z.number().nullable(),
      })
      .nullable(),
  }),
});
export type ForecastAnswer = z.infer<typeof getForecast.answer>;

export const getBackTest = endpoint({
  method: "GET",
  path: "/back-tests",
  summary: "The forecasts of the last 12 months as of their beginning, by what was known then, against what came",
  query: z.strictObject({ pipeline: wireId.optional() }),
  answer: z.strictObject({
    items: z.array(
      z.strictObject({
        /** "2026-10". */
        month: z.string(),
        expected: wireMoney,
        fact: wireMoney,
        plan: wireMoney.nullable(),
        /** Null: too little was known. */
        interval: z.strictObject({ low: wireMoney, high: wireMoney }).nullable(),
        winsKnown: count,
      }),
    ),
    /** Months with an interval, and those whose fact fell into it. */
    months: count,
    covered: count,
    /** Expected over fact − 1, of those months: below 0 the forecast was too low. */
    bias: z.number().nullable(),
  }),
});
export type BackTestAnswer = z.infer<typeof getBackTest.answer>;

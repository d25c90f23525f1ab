import { z } from "zod";
import { endpoint } from "../kernel/endpoint.ts";
import { wireDate, wireId, wireMoney, wireMonth } from "../kernel/wire.ts";

export * from "./contract-scenarios.ts";

const share = z.number().min(0).max(1);
const named = z.strictObject({ id: wireId, name: z.string() });
const days = z.strictObject({ from: wireDate, to: wireDate });
const stage = named.extend({ isKeyStage: z.boolean() });
const whose = {
  /** By id or name; the first one on the board without it. */
  pipeline: z.string().max(200).optional(),
  /** With the departments below it. */
  department: wireId.optional(),
};

/** What the pipeline is measured on: [from, to). */
const measured = { pipeline: named, measuredOn: days };

const measuredStage = stage.extend({
  /** Settled conversion into the next stage with its 95 % interval and counts; null on the won one. */
  conversion: share.nullable(),
  interval: z.tuple([share, share]).nullable(),
  advanced: z.int(),
  settled: z.int(),
  /** 80 % time from here to the win, days, of so many won deals. */
  daysToWon: z.number().nullable(),
  wonDeals: z.int(),
  /** Open on the stage now. */
  held: z.int(),
  /** Done along the chain per stay, by kind, most first; of so many stays of the last full quarter. */
  actions: z.array(z.strictObject({ kind: z.string(), perEntry: z.number(), contacts: z.int() })),
  stays: z.int(),
});

export const getPlanMeasures = endpoint({
  method: "GET",
  path: "/plan-measures",
  summary: "What reverse planning counts with: conversions, average deal, times, contacts per entry, deals held now",
  query: z.strictObject({ ...whose, from: wireDate, to: wireDate }),
  answer: z.strictObject({
    ...measured,
    /** The period planned, [from, to). */
    period: days,
    today: wireDate,
    currency: z.string(),
    /** Sum of the approved plans of these people in the months of the period; null where there is none, or the period cuts a month. */
    target: wireMoney.nullable(),
    /** What came in the period so far. */
    fact: wireMoney,
    /** Average won amount with its 95 % interval; null of none. */
    average: z
      .strictObject({ value: wireMoney, low: wireMoney.nullable(), high: wireMoney.nullable(), deals: z.int() })
      .nullable(),
    people: z.array(named),
    /** A person's, from today to the end, absences taken off: the mean of these people. */
    workingDaysLeft: z.number(),
    /** The last is the won one. */
    stages: z.array(measuredStage),
  }),
});
export type PlanMeasures = z.output<typeof getPlanMeasures.answer>;

/** Apart from the measures: it waits for the forecast, which reads the history. */
export const getPlanExpectations = endpoint({
  method: "GET",
  path: "/plan-expectations",
  summary: "What the forecast expects of open deals within a period: chance × amount of those that pass hygiene",
  query: z.strictObject({ ...whose, from: wireDate, to: wireDate }),
  answer: z.strictObject({ expected: wireMoney }),
});
export type PlanExpectations = z.output<typeof getPlanExpectations.answer>;

const quarterValue = z.strictObject({ ...days.shape, value: z.number(), deals: z.int() });

export const getPlanLevers = endpoint({
  method: "GET",
  path: "/plan-levers",
  summary: "What to improve first: each lever raised to one's own best quarter, ranked by the money it brings",
  query: z.strictObject(whose),
  answer: z.strictObject({
    ...measured,
    /** The last full quarter: on its entries all is counted. */
    quarter: days.extend({ entries: z.int() }),
    /** N · A · Π p; null where a figure is missing. */
    revenue: wireMoney.nullable(),
    levers: z.array(
      z.strictObject({
        kind: z.enum(["conversion", "average", "cycle", "entries"]),
        /** Whose conversion, and into which stage. */
        stage: stage.nullable(),
        next: stage.nullable(),
        /** A share, minor units, days or deals, by kind. */
        present: z.number().nullable(),
        best: quarterValue.nullable(),
        gain: wireMoney.nullable(),
        /** One percentage point, 1 % of the average deal or of entries, a day less. */
        step: wireMoney.nullable(),
      }),
    ),
  }),
});
export type PlanLevers = z.output<typeof getPlanLevers.answer>;

const cell = z.strictObject({
  stageId: wireId,
  held: z.int(),
  needed: z.int().nullable(),
  coverage: z.number().nullable(),
  shortage: z.enum(["none", "short", "veryShort"]),
});

export const getPlanCoverages = endpoint({
  method: "GET",
  path: "/plan-coverages",
  summary: "Deals held by each person on each stage against those needed so that work never dries up",
  query: z.strictObject({
    ...whose,
    /** "2026-12": whose plan; this month without it. */
    month: wireMonth.optional(),
  }),
  answer: z.strictObject({
    ...measured,
    month: z.string(),
    average: wireMoney.nullable(),
    /** All but the won one. */
    stages: z.array(stage),
    people: z.array(
      named.extend({
        department: named.nullable(),
        plan: wireMoney.nullable(),
        workingDays: z.number(),
        cells: z.array(cell),
        /** Won among the closed of the last six months. */
        conversion: z.strictObject({
          won: z.int(),
          closed: z.int(),
          share: share.nullable(),
          isLow: z.boolean(),
          ...days.shape,
        }),
      }),
    ),
    /** Sums of the people shown. */
    total: z.array(cell.omit({ coverage: true, shortage: true })),
  }),
});
export type PlanCoverages = z.output<typeof getPlanCoverages.answer>;

import { z } from "zod";
import { endpoint } from "../kernel/endpoint.ts";
import {
  idParams,
  pageQuery,
  wireDate,
  wireId,
  wireInstant,
  wireMoney,
  wirePage,
  wireText,
  wireVersion,
} from "../kernel/wire.ts";
import { dealFields, measures, sources, states, tests } from "./domain/improvement.ts";

const named = z.strictObject({ id: wireId, name: z.string() });

/** Days are [from, to). `people` of a test by people, `field` and `value` of one by deals; the rest of the deals are the base. */
const trial = z.strictObject({
  kind: z.enum(tests),
  from: wireDate,
  to: wireDate,
  baseFrom: wireDate,
  baseTo: wireDate,
  people: z.array(wireId).max(200).nullable().default(null),
  field: z.enum(dealFields).nullable().default(null),
  value: wireText(200).nullable().default(null),
});

const side = z.strictObject({ value: z.number().nullable(), deals: z.int() });
/** A share, minor units or days, by the measure. */
const effect = z.strictObject({
  test: side,
  base: side,
  difference: z.number().nullable(),
  /** 95 %: Newcombe's of shares. */
  interval: z.tuple([z.number(), z.number()]).nullable(),
  verdict: z.enum(["fewData", "chance", "better", "worse"]),
  /** A quarter, by the formulas of what to improve first; both ends of the interval. */
  money: wireMoney.nullable(),
  moneyInterval: z.tuple([wireMoney, wireMoney]).nullable(),
});
export type Effect = z.output<typeof effect>;

const improvement = z.strictObject({
  id: wireId,
  pipeline: named,
  source: z.enum(sources),
  problem: z.string(),
  hypothesis: z.string().nullable(),
  measure: z.enum(measures),
  stage: named.nullable(),
  /** What the lever promised a quarter. */
  expected: wireMoney.nullable(),
  state: z.enum(states),
  trial: trial.nullable(),
  decision: z.string().nullable(),
  decidedOn: wireDate.nullable(),
  /** As it was measured on the day of the decision. */
  effect: effect.nullable(),
  createdBy: named,
  createdAt: wireInstant,
  updatedAt: wireInstant,
  version: wireVersion,
});
export type Improvement = z.output<typeof improvement>;

export const listImprovements = endpoint({
  method: "GET",
  path: "/improvements",
  summary: "The register of improvements, newest first",
  query: z.strictObject({ ...pageQuery, state: z.enum(states).optional() }),
  answer: wirePage(improvement),
});
export const getImprovement = endpoint({
  method: "GET",
  path: "/improvements/{id}",
  summary: "An improvement with its effect as measured now and who changed what",
  params: idParams,
  answer: z.strictObject({
    improvement,
    /** As measured now; null without a test. */
    measured: effect.nullable(),
    changes: z.array(
      z.strictObject({ id: wireId, by: named, at: wireInstant, changes: z.record(z.string(), z.unknown()) }),
    ),
  }),
});
export type ImprovementDetail = z.output<typeof getImprovement.answer>;

export const createImprovement = endpoint({
  method: "POST",
  path: "/improvements",
  summary: "Write down a problem to improve, found by a lever, a leak or by oneself",
  status: 201,
  body: z.strictObject({
    /** The first one on the board without it. */
    pipeline: wireId.optional(),
    source: z.enum(sources).default("typed"),
    problem: wireText(500).min(1),
    hypothesis: wireText(2000).nullable().default(null),
    measure: z.enum(measures),
    /** Of a conversion, or of its time. */
    stage: wireId.nullable().default(null),
    expected: wireMoney.nullable().default(null),
  }),
  answer: improvement,
});
export const changeImprovement = endpoint({
  method: "PATCH",
  path: "/improvements/{id}",
  summary: "Change what is written of an improvement or how it is tried",
  params: idParams,
  body: z.strictObject({
    version: wireVersion,
    problem: wireText(500).min(1).optional(),
    hypothesis: wireText(2000).nullable().optional(),
    trial: trial.nullable().optional(),
  }),
  answer: improvement,
});
export const decideImprovement = endpoint({
  method: "POST",
  path: "/improvements/{id}/decisions",
  summary: "Begin the test, adopt or drop the improvement, or take that back; the effect of the day is kept",
  params: idParams,
  body: z.strictObject({
    version: wireVersion,
    state: z.enum(states),
    decision: wireText(2000).nullable().default(null),
  }),
  answer: improvement,
});

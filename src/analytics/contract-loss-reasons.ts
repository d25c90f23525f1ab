import { z } from "zod";
import { endpoint } from "../kernel/endpoint.ts";
import { wireId, wireMoney } from "../kernel/wire.ts";
import { count, head, otherCurrency, segmentHead, share, splitHead, splitQuery } from "./contract-head.ts";

/** Loss reasons (PIP-10). */

const named = { id: wireId.nullable(), value: z.string().nullable() };
const lossFigures = {
  /** Deals lost in the period (by the day of the loss). */
  total: count,
  amount: wireMoney,
  otherCurrency,
  /** Most frequent first; `reason` null where none was given. */
  reasons: z.array(
    z.strictObject({
      reason: z.string().nullable(),
      id: wireId.nullable(),
      deals: count,
      share,
      amount: wireMoney,
      otherCurrency,
      /** Every stage of the pipeline in its order, the furthest that the deal had reached. */
      stages: z.array(z.strictObject({ stage: z.string(), id: wireId, deals: count })),
      /** Most losses first. */
      people: z.array(z.strictObject({ ...named, deals: count })),
    }),
  ),
};
export const wireLossReasons = z.strictObject({
  ...head,
  ...splitHead,
  ...lossFigures,
  /** With `by`: most losses first. */
  segments: z.array(z.strictObject({ ...segmentHead, ...lossFigures })).optional(),
});
export type LossReasonsAnswer = z.output<typeof wireLossReasons>;

export const getLossReasons = endpoint({
  method: "GET",
  path: "/reports/loss-reasons",
  summary: "Why deals are lost, by stage and person",
  query: splitQuery,
  answer: wireLossReasons,
});

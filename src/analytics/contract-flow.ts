import { z } from "zod";
import { endpoint } from "../kernel/endpoint.ts";
import { wireDate, wireId, wireMoney } from "../kernel/wire.ts";
import { count, head, otherCurrency, segmentHead, share, splitHead, splitQuery } from "./contract-head.ts";

/** Flow and velocity (ANA-3). */

const flowStage = z.strictObject({
  stage: z.string(),
  id: wireId,
  opening: count,
  in: count,
  forward: count,
  back: count,
  won: count,
  lost: count,
  postponed: count,
  other: count,
  closing: count,
});
export const flowQuery = splitQuery.extend({
  /** A stage whose deals are told apart from its events. */
  dealsOf: wireId.optional(),
});
export const wireFlow = z.strictObject({
  ...head,
  ...splitHead,
  weeks: z.array(
    z.strictObject({
      /** The date of its Monday. */
      week: wireDate,
      stages: z.array(flowStage),
    }),
  ),
  /** With `by`: all the weeks together, most entries first. */
  segments: z.array(z.strictObject({ ...segmentHead, stages: z.array(flowStage) })).optional(),
  /** With `dealsOf`: by week the deals behind that stage's events, each once, deleted ones not: what the list shows. */
  deals: z
    .array(
      z.strictObject({
        week: wireDate,
        in: count,
        forward: count,
        back: count,
        won: count,
        lost: count,
        postponed: count,
      }),
    )
    .optional(),
  /** Money per day. */
  velocity: wireMoney.nullable(),
  /** What it was made of. */
  velocityFacts: z.strictObject({
    openDeals: count,
    winRate: share,
    averageWon: wireMoney.nullable(),
    /** Open, won and lost deals that are in none of these, since their amount is in another currency. */
    otherCurrency,
    usualCycle: z
      .strictObject({
        days: z.number(),
        from: z.enum(["last_12_months", "all_history", "targets"]),
        deals: count,
      })
      .nullable(),
  }),
});
export type FlowAnswer = z.output<typeof wireFlow>;

export const getFlow = endpoint({
  method: "GET",
  path: "/reports/flow",
  summary: "Flow by week and stage, and the velocity",
  query: flowQuery,
  answer: wireFlow,
});

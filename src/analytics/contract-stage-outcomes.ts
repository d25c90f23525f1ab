import { z } from "zod";
import { endpoint } from "../kernel/endpoint.ts";
import { wireId } from "../kernel/wire.ts";
import { commonQuery, count, duration, head } from "./contract-head.ts";

/** How stays end (ANA-4). */

export const stageOutcomesQuery = commonQuery.extend({
  /** Id or name. */
  stage: z.string().trim().min(1).max(200),
});
export const wireStageOutcomes = z.strictObject({
  ...head,
  stage: z.string(),
  id: wireId,
  /** Working hours. */
  target: z.number().nullable(),
  hoursPerWorkingDay: z.number(),
  visits: count,
  completed: count,
  open: count,
  /** What the completed ended by; `other` is deleted, transferred. */
  ends: z.strictObject({
    movedOn: count,
    wentBack: count,
    lost: count,
    postponed: count,
    won: count,
    other: count,
  }),
  min: duration,
  mean: duration,
  median: duration,
  p90: duration,
  max: duration,
  /** [from, to) in days, the last one without an end; open visits by their age. */
  buckets: z.array(z.strictObject({ from: z.number(), to: z.number().nullable(), completed: count, open: count })),
  /** At each border of the buckets the shares of all visits that had ended so by that age in days; together 1. */
  incidence: z.array(
    z.strictObject({
      age: z.number(),
      movedOn: z.number(),
      wentBack: z.number(),
      lost: z.number(),
      postponed: z.number(),
      won: z.number(),
      stillThere: z.number(),
    }),
  ),
  /** Sums of each deal's visits to the stage. */
  perDeal: z.strictObject({ n: count, open: count, median: duration, p90: duration, max: duration }),
});
export type StageOutcomesAnswer = z.output<typeof wireStageOutcomes>;

export const getStageOutcomes = endpoint({
  method: "GET",
  path: "/reports/stage-outcomes",
  summary: "How long the stays on one stage last, and how they end by age",
  query: stageOutcomesQuery,
  answer: wireStageOutcomes,
});

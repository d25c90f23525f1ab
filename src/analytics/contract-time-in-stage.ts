import { z } from "zod";
import { endpoint } from "../kernel/endpoint.ts";
import { wireId } from "../kernel/wire.ts";
import { count, duration, head, segmentHead, splitHead, splitQuery } from "./contract-head.ts";

/** Time in stage (ANA-4). */

const cycle = z.strictObject({ n: count, min: duration, median: duration, p90: duration, max: duration });
const timeFigures = {
  stages: z.array(
    z.strictObject({
      stage: z.string(),
      id: wireId,
      isKeyStage: z.boolean(),
      visits: count,
      completed: count,
      open: count,
      min: duration,
      mean: duration,
      median: duration,
      p90: duration,
      max: duration,
      /** Working hours. */
      target: z.number().nullable(),
      overTarget: count.nullable(),
      workingMedian: duration,
      /** The same figures in working hours. */
      working: z.strictObject({ min: duration, mean: duration, median: duration, p90: duration, max: duration }),
    }),
  ),
  /** Of the deals closed in the period. */
  cycle: z.strictObject({ won: cycle, lost: cycle }),
};
export const wireTimeInStage = z.strictObject({
  ...head,
  ...splitHead,
  ...timeFigures,
  /** Hours of a working day, to show working hours as days. */
  hoursPerWorkingDay: z.number(),
  /** With `by`: most visits first. */
  segments: z.array(z.strictObject({ ...segmentHead, ...timeFigures })).optional(),
});
export type TimeInStageAnswer = z.output<typeof wireTimeInStage>;

export const getTimeInStage = endpoint({
  method: "GET",
  path: "/reports/time-in-stage",
  summary: "Time in stage with open deals not forgotten, and the cycle",
  query: splitQuery,
  answer: wireTimeInStage,
});

import { z } from "zod";
import { endpoint } from "../kernel/endpoint.ts";
import { wireId, wireMoney } from "../kernel/wire.ts";
import { commonQuery, count, duration, head } from "./contract-head.ts";

/** Process time map (PLA-12). */

const mapFigures = z.strictObject({ min: duration, median: duration, p90: duration, max: duration });
const whole = z.strictObject({ median: duration, p90: duration, velocity: wireMoney.nullable() });
export const timeMapQuery = commonQuery.extend({
  /** New targets in working hours: "<stage id>:<hours>", separated by commas. */
  newTargets: z
    .string()
    .max(4000)
    .regex(/^[0-9a-f-]{36}:\d+(\.\d+)?(,[0-9a-f-]{36}:\d+(\.\d+)?)*$/)
    .optional(),
});
export const wireTimeMap = z.strictObject({
  ...head,
  stages: z.array(
    z.strictObject({
      stage: z.string(),
      id: wireId,
      isKeyStage: z.boolean(),
      /** A target, and conditions to enter or a chain of contacts. */
      regulated: z.boolean(),
      /** Working hours. */
      target: z.number().nullable(),
      visits: count,
      open: count,
      overTarget: count.nullable(),
      days: mapFigures,
      workingHours: mapFigures,
    }),
  ),
  /** The won deals closed in the period, created → won. */
  whole: z.strictObject({ deals: count, days: mapFigures, workingHours: mapFigures }),
  /** Hours of a working day, to show working hours as days. */
  hoursPerWorkingDay: z.number(),
  /** With `newTargets`: days of the whole deal, money per day, and the visits that would have been shorter, by stage. */
  whatIf: z
    .strictObject({
      before: whole,
      after: whole,
      shortened: z.array(z.strictObject({ id: wireId, stage: z.string(), visits: count })),
    })
    .optional(),
});
export type TimeMapAnswer = z.output<typeof wireTimeMap>;

export const getTimeMap = endpoint({
  method: "GET",
  path: "/reports/time-map",
  summary: "Process time map: targets, actual times, what is regulated, and what new targets would give",
  query: timeMapQuery,
  answer: wireTimeMap,
});

import { z } from "zod";
import { endpoint } from "../kernel/endpoint.ts";
import { wireDate, wireId, wireInstant, wireMoney } from "../kernel/wire.ts";
import { factMeasures } from "./domain/facts/fact-measure.ts";

const promises = z.strictObject({
  /** The next working day, with the days off before it. */
  day: wireDate,
  deadline: wireInstant.nullable(),
  /** Null: not confirmed yet, or frozen by the clock. */
  confirmedAt: wireInstant.nullable(),
  isFrozen: z.boolean(),
  total: wireMoney,
  items: z.array(
    z.strictObject({
      paymentId: wireId,
      dealId: wireId,
      deal: z.string(),
      company: z.string().nullable(),
      plannedOn: wireDate,
      /** Net of VAT. */
      amount: wireMoney,
    }),
  ),
});
export const getPromises = endpoint({
  method: "GET",
  path: "/promises",
  summary: "The payments that the caller expects on the next working day",
  answer: promises,
});
export const confirmPromises = endpoint({
  method: "POST",
  path: "/promises/confirmations",
  summary: "Give one's word for the payments of the next working day; until the deadline it may be given anew",
  body: z.strictObject({}),
  answer: promises,
});

const measure = z.enum(factMeasures);
const promiseRules = {
  /** By when tomorrow's payments are confirmed, by the workspace's clock. */
  deadlineHour: z.int().min(0).max(23),
  checked: z.enum(["evening", "morning"]),
  /** How much less than promised is let pass, as a share of it. */
  tolerance: z.number().min(0).max(1).multipleOf(0.0001),
};
const factSettings = z.strictObject({
  /** What counts as fact, by day; payments before the first line. */
  measures: z.array(z.strictObject({ since: wireDate, measure })),
  ...promiseRules,
});
export const getFactSettings = endpoint({
  method: "GET",
  path: "/fact-settings",
  summary: "What counts as fact, and how promises of payments are compared",
  answer: factSettings,
});
export const setFactSettings = endpoint({
  method: "PUT",
  path: "/fact-settings",
  summary: "Say how promises of payments are compared",
  body: z.strictObject(promiseRules),
  answer: factSettings,
});
export const setFactMeasure = endpoint({
  method: "PUT",
  path: "/fact-settings/measures",
  summary: "Say what counts as fact since a day",
  body: z.strictObject({ since: wireDate, measure }),
  answer: factSettings,
});
export const deleteFactMeasure = endpoint({
  method: "DELETE",
  path: "/fact-settings/measures/{since}",
  summary: "Take a line away: what counted before it counts on",
  params: z.strictObject({ since: wireDate }),
  answer: factSettings,
});

export type FactSettings = z.infer<typeof factSettings>;

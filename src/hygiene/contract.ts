import { z } from "zod";
import { endpoint } from "../kernel/endpoint.ts";
import { idParams, wireDate, wireId, wireInstant, wireMoney } from "../kernel/wire.ts";

const named = z.strictObject({ id: wireId, name: z.string() });

/** An old deal, and what is known of it (PIP-11). */
const oldDeal = z.strictObject({
  id: wireId,
  title: z.string(),
  company: z.string().nullable(),
  owner: named,
  stage: named,
  amount: wireMoney.nullable(),
  /** Since when it is open without a break. */
  openSince: wireInstant,
  /** The last thing that was done with the customer; null: nothing. */
  lastContactAt: wireInstant.nullable(),
  /** p(stage, age); null without history and plan. */
  probability: z.number().nullable(),
  /** What the rule has announced: goes to nurture in the night after this day; null: not announced. */
  goesAfter: wireDate.nullable(),
});

/** Each night, with a notice to the responsible the night before. */
const rule = z.strictObject({
  isOn: z.boolean(),
  /** When to come back, in days from the night. */
  comeBackDays: z.int().min(1).max(730),
});

/** What the rule has put off in the last 90 days and is still put off. */
const putOffDeal = z.strictObject({
  id: wireId,
  title: z.string(),
  company: z.string().nullable(),
  owner: named,
  amount: wireMoney.nullable(),
  putOffAt: wireInstant,
  comeBackOn: wireDate.nullable(),
});

export const listOldDeals = endpoint({
  method: "GET",
  path: "/old-deals",
  summary: "Open deals older than two usual cycles, without a planned meeting or a promised payment ahead",
  query: z.strictObject({ pipeline: wireId, owner: wireId.optional() }),
  answer: z.strictObject({
    pipeline: named,
    /** What a deal is measured by; null: nothing is known of how long sales take, so nothing is old. */
    usualCycle: z
      .strictObject({
        days: z.number(),
        from: z.enum(["last_12_months", "all_history", "targets"]),
        deals: z.int(),
      })
      .nullable(),
    /** Oldest first; at most 2,000 are listed. */
    items: z.array(oldDeal),
    total: z.int(),
    /** Of those in the workspace's currency. */
    amount: wireMoney,
    rule,
    putOff: z.array(putOffDeal),
  }),
});
export type OldDealsAnswer = z.infer<typeof listOldDeals.answer>;
export type OldDeal = z.infer<typeof oldDeal>;

export const setHygieneRule = endpoint({
  method: "PUT",
  path: "/hygiene-rules/{id}",
  summary: "Switch on or off that old deals of the pipeline go to nurture each night, announced the night before",
  params: idParams,
  body: rule,
  answer: rule,
});

export const bringBackDeals = endpoint({
  method: "POST",
  path: "/hygiene-returns",
  summary: "Bring back deals that the rule has put off, each to the stage it stood on",
  body: z.strictObject({ ids: z.array(wireId).min(1).max(500) }),
  answer: z.strictObject({
    returned: z.int(),
    /** Changed by somebody since, or not to be opened again where they stood. */
    kept: z.int(),
  }),
});

import { z } from "zod";
import { wireDate, wireId, wireInstant } from "../kernel/wire.ts";
import { splits } from "./domain/report-names.ts";

export const share = z.number().nullable();
/** Days as decimals, or working hours where the key says so. */
export const duration = z.number().nullable();
export const count = z.int();
/** Sums are of the workspace's currency: of the deals counted, those whose amount is in another one and in no sum. */
export const otherCurrency = z.int();

/** What every report may be narrowed by. Days are of the workspace's zone, [from, to). */
const reportFilters = {
  /** Id or name; the first pipeline when left out. */
  pipeline: z.string().trim().min(1).max(200).optional(),
  from: wireDate.optional(),
  to: wireDate.optional(),
  /** The moment as of which the deals are followed; a date means the beginning of that day. */
  asOf: z.union([wireInstant, wireDate]).optional(),
  owner: wireId.optional(),
  /** With the departments below it. */
  department: wireId.optional(),
  /** Empty: the deals without one, as in the list of deals. */
  channel: z.string().max(200).optional(),
  source: z.string().max(200).optional(),
  product: z.string().max(500).optional(),
  /** Own fields of the deals, and of their companies behind `company.`, as in the list of deals: `segment:any:Large;company.size:from:10`. */
  custom: z.string().max(4000).optional(),
};
export const commonQuery = z.strictObject(reportFilters);

/** `custom.<key>`: an own field of the deal of kind list, several of a list, yes/no, person; `custom.company.<key>` of its company. */
const wireSplit = z.union([
  z.enum(splits),
  z.templateLiteral([z.enum(["custom.", "custom.company."]), z.string().regex(/^[a-z][a-z0-9_]{0,59}$/)]),
]);
/** Reports that may be split by one thing. */
export const splitQuery = commonQuery.extend({ by: wireSplit.optional() });
export const splitHead = { by: wireSplit.nullable() };
/**
 * `value` is null where it is blank, `id` that of a person, department, reason or option; of yes/no the values are `true` and `false`. A deal
 * with several options is in the segment of each.
 */
export const segmentHead = { value: z.string().nullable(), id: wireId.nullable() };

/** The one thing the report says, for its title: `message.<code>` of the catalogue, filled with `params`. */
const wireMessage = z.strictObject({
  code: z.enum([
    "no_data",
    "too_few",
    "nothing_stands_out",
    "leak",
    "anomaly",
    "narrowest_stage",
    "nothing_lost",
    "over_target",
    "slowest_stage",
    "stage_outcomes",
    "time_range",
    "piles_up",
    "drains",
    "main_reason",
    "entries",
    "by_chain",
  ]),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
});

/** What was reported, filled in where the caller left it out. */
export const head = {
  pipeline: z.strictObject({ id: wireId, name: z.string() }),
  from: wireDate.nullable(),
  to: wireDate.nullable(),
  asOf: wireInstant,
  message: wireMessage,
};

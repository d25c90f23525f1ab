import { z } from "zod";
import { wireDate, wireId, wireInstant } from "../kernel/wire.ts";

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
};
export const commonQuery = z.strictObject(reportFilters);

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

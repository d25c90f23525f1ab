import { z } from "zod";
import { bulkItemStates, wireBulk, wireBulkIds } from "../kernel/bulk.ts";
import { endpoint } from "../kernel/endpoint.ts";
import { idParams, pageQuery, wireDate, wireId, wireInstant, wirePage, wireText } from "../kernel/wire.ts";
import { wireDealFilter } from "./contract-deal-lists.ts";
import { wireDealFields } from "./contract-deals.ts";
import { wireMissing } from "./contract-pipelines.ts";
import { activityKinds, dealStatuses } from "./domain/vocabulary.ts";

/** What is done with each deal: the same use cases as for one, each deal judged by itself. */
const bulkAction = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("assign"), ownerId: wireId }),
  z.strictObject({ kind: z.literal("change"), fields: wireDealFields.omit({ title: true }) }),
  z.strictObject({
    kind: z.literal("move"),
    toStage: wireId,
    override: z.strictObject({ reason: wireText(2000) }).exactOptional(),
  }),
  z.strictObject({
    kind: z.literal("lose"),
    lossReason: wireId,
    comment: wireText(5000).default(""),
    comeBackOn: wireDate.exactOptional(),
  }),
  z.strictObject({ kind: z.literal("postpone"), comeBackOn: wireDate, reason: wireText(5000).default("") }),
  /** A next step of each deal, for its responsible. */
  z.strictObject({
    kind: z.literal("plan"),
    activity: z.enum(activityKinds),
    subject: wireText(500).min(1),
    plannedAt: wireInstant,
    hasTime: z.boolean().default(false),
  }),
  z.strictObject({ kind: z.literal("delete") }),
]);
export type BulkDeed = z.output<typeof bulkAction>;

/** Up to 50 deals are done at once; more by the worker: ask `GET /bulk-actions/{id}` how far it is. */
export const startBulk = endpoint({
  method: "POST",
  path: "/deals/bulk",
  summary: "Do one thing with many deals: those named, or all that a filter lets through",
  status: 201,
  body: z.strictObject({
    /** Either these … */
    ids: wireBulkIds.exactOptional(),
    /** … or all that the list with this filter holds, up to 50,000. */
    filter: wireDealFilter.exactOptional(),
    action: bulkAction,
  }),
  answer: wireBulk,
});
const bulkDeal = z.strictObject({
  id: wireId,
  /** Null: not seen by the caller any more. */
  title: z.string().nullable(),
  company: z.string().nullable(),
  status: z.enum(dealStatuses).nullable(),
  state: z.enum(bulkItemStates),
  /** Why it was refused or kept. */
  reason: z.strictObject({ code: z.string(), message: z.string(), missing: z.array(wireMissing) }).nullable(),
});
export type BulkDeal = z.output<typeof bulkDeal>;
export const listBulkDeals = endpoint({
  method: "GET",
  path: "/bulk-actions/{id}/deals",
  summary: "The deals of a bulk action, with what became of each",
  params: idParams,
  query: z.strictObject({ ...pageQuery, state: z.enum(bulkItemStates).optional() }),
  answer: wirePage(bulkDeal),
});

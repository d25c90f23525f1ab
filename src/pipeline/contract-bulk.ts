import { z } from "zod";
import { endpoint } from "../kernel/endpoint.ts";
import { idParams, pageQuery, wireDate, wireId, wireInstant, wirePage, wireText } from "../kernel/wire.ts";
import { wireDealFields, wireDealFilter } from "./contract-deals.ts";
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
export const bulkKinds = ["assign", "change", "move", "lose", "postpone", "plan", "delete"] as const;

const count = z.int();
const bulk = z.strictObject({
  id: wireId,
  kind: z.enum(bulkKinds),
  /** Of a move. */
  toStage: wireId.nullable(),
  /** waiting: until the worker takes it; done: also with refused deals; cancelled: the rest of the deals stayed; undoing → undone. */
  state: z.enum(["waiting", "running", "done", "cancelled", "undoing", "undone"]),
  total: count,
  /** Deals; undone of those done: taken back; kept: changed by somebody since, so they stayed. */
  counts: z.strictObject({ done: count, refused: count, undone: count, kept: count }),
  createdAt: wireInstant,
  finishedAt: wireInstant.nullable(),
  /** Until when the caller may take it back; null: not at all. */
  undoUntil: wireInstant.nullable(),
});
export type BulkAnswer = z.output<typeof bulk>;

/** Up to 50 deals are done at once; more by the worker: ask `GET /bulk-actions/{id}` how far it is. */
export const startBulk = endpoint({
  method: "POST",
  path: "/deals/bulk",
  summary: "Do one thing with many deals: those named, or all that a filter lets through",
  status: 201,
  body: z.strictObject({
    /** Either these … */
    ids: z.array(wireId).min(1).max(10_000).exactOptional(),
    /** … or all that the list with this filter holds, up to 50,000. */
    filter: wireDealFilter.exactOptional(),
    action: bulkAction,
  }),
  answer: bulk,
});
export const listBulks = endpoint({
  method: "GET",
  path: "/bulk-actions",
  summary: "The caller's bulk actions of the last day, newest first",
  answer: z.strictObject({ items: z.array(bulk) }),
});
export const getBulk = endpoint({
  method: "GET",
  path: "/bulk-actions/{id}",
  summary: "A bulk action and how far it is",
  params: idParams,
  answer: bulk,
});
const bulkDeal = z.strictObject({
  id: wireId,
  /** Null: not seen by the caller any more. */
  title: z.string().nullable(),
  company: z.string().nullable(),
  status: z.enum(dealStatuses).nullable(),
  state: z.enum(["waiting", "done", "refused", "undone", "kept"]),
  /** Why it was refused or kept. */
  reason: z.strictObject({ code: z.string(), message: z.string(), missing: z.array(wireMissing) }).nullable(),
});
export type BulkDeal = z.output<typeof bulkDeal>;
export const listBulkDeals = endpoint({
  method: "GET",
  path: "/bulk-actions/{id}/deals",
  summary: "The deals of a bulk action, with what became of each",
  params: idParams,
  query: z.strictObject({ ...pageQuery, state: z.enum(["waiting", "done", "refused", "undone", "kept"]).optional() }),
  answer: wirePage(bulkDeal),
});
export const cancelBulk = endpoint({
  method: "POST",
  path: "/bulk-actions/{id}/cancel",
  summary: "Stop a bulk action that waits or runs; what is done stays done",
  params: idParams,
  body: z.strictObject({}),
  answer: bulk,
});
/** A change of place within 15 minutes, everything else within a day. A deal that was changed since stays as it is. */
export const undoBulk = endpoint({
  method: "POST",
  path: "/bulk-actions/{id}/undo",
  summary: "Take a whole bulk action back",
  params: idParams,
  body: z.strictObject({}),
  answer: bulk,
});

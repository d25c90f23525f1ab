import { z } from "zod";
import { wireId, wireInstant } from "./wire.ts";

/** What every bulk action says of itself, whatever its rows are: one action over many rows, each judged by itself (PIP-6). */

const bulkEntities = ["deal", "company", "contact"] as const;
export type BulkEntity = (typeof bulkEntities)[number];

const bulkKinds = ["assign", "change", "move", "lose", "postpone", "plan", "delete"] as const;
export type BulkKind = (typeof bulkKinds)[number];

const bulkStates = ["waiting", "running", "done", "cancelled", "undoing", "undone"] as const;
export type BulkState = (typeof bulkStates)[number];

/** undone: taken back; kept: changed by somebody since, so it stayed. */
export const bulkItemStates = ["waiting", "done", "refused", "undone", "kept"] as const;
export type BulkItemState = (typeof bulkItemStates)[number];

const count = z.int();
export const wireBulk = z.strictObject({
  id: wireId,
  /** What its rows are. */
  entity: z.enum(bulkEntities),
  kind: z.enum(bulkKinds),
  /** Of a move. */
  toStage: wireId.nullable(),
  /** waiting: until the worker takes it; done: also with refused rows; cancelled: the rest stayed; undoing → undone. */
  state: z.enum(bulkStates),
  total: count,
  /** Rows; undone and kept of those done. */
  counts: z.strictObject({ done: count, refused: count, undone: count, kept: count }),
  createdAt: wireInstant,
  finishedAt: wireInstant.nullable(),
  /** Until when the caller may take it back; null: not at all. */
  undoUntil: wireInstant.nullable(),
});
export type BulkAnswer = z.output<typeof wireBulk>;

/** Which rows: either these, or all that the list with this filter holds, up to 50,000. */
export const wireBulkIds = z.array(wireId).min(1).max(10_000);
/** How far back what came of an action, and what an undo needs, is kept. */
export const bulkKeptMs = 90 * 86_400_000;

export const isUnderWay = ({ state }: { readonly state: BulkState }): boolean =>
  state === "waiting" || state === "running" || state === "undoing";

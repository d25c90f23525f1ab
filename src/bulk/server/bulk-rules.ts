import type { Actor, Permission } from "../../kernel/actor.ts";
import type { BulkEntity, BulkKind } from "../../kernel/bulk.ts";
import type { Refusal } from "../../kernel/refusal.ts";
import type { Unit } from "../../platform/database/unit.ts";

/** What is done with each row, as it was asked for; its slice knows the rest of it. */
export interface BulkDeed {
  readonly kind: BulkKind;
  readonly toStage?: string;
}

export interface Done<Before = unknown> {
  /** The row's version after it; null when there was nothing to change. */
  readonly version: number | null;
  /** What an undo puts back. */
  readonly before: Before | null;
}

/** A kind of rows that actions can be done with: the slice that owns them says how, by the same use case as for one. */
export interface BulkSubject<Deed extends BulkDeed = BulkDeed, Before = unknown> {
  /** Who may stop an action and take it back. */
  readonly permission: Permission;
  /** How long after its end an action can be taken back, in ms. */
  undoableMs(deed: Deed): number;
  /** Locks them all in the order of their ids, before any of them is judged. */
  lockAll(unit: Unit, ids: readonly string[]): Promise<void>;
  /** Does it with one row, as it is now. Refused, the row stays as it was, and the refusal is noted. */
  run(unit: Unit, deed: Deed, id: string): Promise<Done<Before> | Refusal>;
  /** Puts one row back, if nobody has changed it since; else refuses. */
  undo(unit: Unit, deed: Deed, id: string, done: Done<Before>): Promise<null | Refusal>;
  /** Tells people of the whole, once, when it is over; `ids`: the rows that were changed. */
  tell(unit: Unit, bulkId: string, deed: Deed, ids: readonly string[]): Promise<void>;
  /** The action was taken back: nobody hears of it any more. */
  untell(unit: Unit, bulkId: string): Promise<void>;
}

/** What composition hands over: every kind of rows, and who may what. */
export interface BulkRules {
  readonly subjects: Readonly<Record<BulkEntity, BulkSubject>>;
  readonly may: (actor: Actor, permission: Permission) => boolean;
}

import type { Actor } from "../../kernel/actor.ts";
import type { Id } from "../../kernel/ids.ts";
import type { Instant } from "../../kernel/time.ts";
import type { Transaction } from "./database.ts";

/** What other screens hear at once through the live channel. Ids only: each reader fetches what it may see. */
export interface LiveEvent {
  readonly name: string;
  readonly ids: Readonly<Record<string, string>>;
  /** Whose row it is, and was: only who sees one of them hears of it. Left out: everybody of the workspace does. */
  readonly owners?: readonly string[];
}

export interface AuditEntry {
  /** "deal.moved", "company.created": the entity and what was done with it. */
  readonly action: string;
  readonly entity: string;
  readonly entityId: string;
  /** Field → [before, after], or whatever tells the change. */
  readonly changes?: Readonly<Record<string, unknown>>;
}

/** One unit of work: the transaction of one use case, with who does it and when (architecture, law 4). */
export interface Unit extends Transaction {
  readonly actor: Actor;
  readonly now: Instant;
  /** The larger action that this is one of many steps of: people are told of the whole, not of each. */
  readonly within?: string;
  newId<Brand extends string>(): Id<Brand>;
  /** Written at the end of this transaction (PLT-11). */
  audit(entry: AuditEntry): void;
  /** Told to other screens when, and only when, this transaction commits. */
  announce(event: LiveEvent): void;
  /** A reaction that the worker runs after, and only if, this transaction commits. */
  enqueue(task: string, payload: Readonly<Record<string, unknown>>): void;
}

/** What a read needs. */
export interface Reading extends Omit<Transaction, "writeAtEnd"> {
  readonly actor: Actor;
  readonly now: Instant;
}

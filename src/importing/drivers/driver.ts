import type { ForeignSystem } from "../domain/foreign-systems.ts";
import type { ActivityRow, CompanyRow, ContactRow, DealRow, StageHistoryRow } from "../domain/rows.ts";

/** A record as the other system gives it; nothing about it is sure. */
export type Foreign = Readonly<Record<string, unknown>>;

/** Where the system is reached, as its administrator gives it out. */
export interface Connection {
  readonly url: string;
  /** Null where the address itself is the secret. */
  readonly token: string | null;
}

export interface PageRequest {
  readonly url: string;
  readonly method: "GET" | "POST";
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** What an answer says: records and the next page, or why there are none. */
export type PageAnswer =
  | { readonly items: readonly Foreign[]; readonly next: string | null }
  /** Too many requests: wait, then ask again. */
  | "wait"
  | "denied"
  /** Not what was asked for: half a page, HTML, an error of theirs. */
  | "rotten";

export interface ForeignPerson {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
}

/** `stages` are those a deal works through, in their order; the won one comes last. */
export interface ForeignPipeline {
  readonly name: string;
  readonly stages: readonly string[];
  readonly won: string;
}

export interface ForeignBook {
  readonly people: readonly ForeignPerson[];
  readonly pipelines: readonly ForeignPipeline[];
  readonly companies: AsyncIterable<CompanyRow>;
  readonly contacts: AsyncIterable<ContactRow>;
  /** By the name of the pipeline. */
  readonly history: ReadonlyMap<string, readonly StageHistoryRow[]>;
  readonly deals: AsyncIterable<DealRow>;
  readonly activities: AsyncIterable<ActivityRow>;
  /** What was left out and how much of it, known when all rows are read. */
  readonly leftOut: ReadonlyMap<string, number>;
}

export interface ForeignSource {
  readonly list: (resource: string) => AsyncIterable<Foreign>;
}

/** One system, by files of its export or through its API. Passes `drivers.test.ts`. */
export interface Driver {
  readonly system: ForeignSystem;
  /** What is read, in this order; what an export lacks is empty. */
  readonly resources: readonly string[];
  readonly requestsPerSecond: number;
  readonly request: (connection: Connection, resource: string, next: string | null) => PageRequest;
  readonly answer: (resource: string, status: number, body: unknown) => PageAnswer;
  /** The records of an export's file by resource; null: this is no export of the system. */
  readonly exported: (file: unknown) => Readonly<Record<string, readonly Foreign[]>> | null;
  readonly read: (source: ForeignSource, currency: string) => Promise<ForeignBook>;
}

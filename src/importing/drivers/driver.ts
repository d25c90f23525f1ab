import type { ForeignSystem } from "../domain/foreign-systems.ts";
import type { ActivityRow, CompanyRow, ContactRow, DealRow, StageHistoryRow } from "../domain/rows.ts";
import type { Foreign } from "./foreign.ts";
import type { ForeignField, Owned } from "./own-fields.ts";

export type { Foreign } from "./foreign.ts";

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
  /** The token is known and has no right to this resource. */
  | "forbidden"
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
  /** Fields that were added over there and are filled in somewhere; rows bear their values in `own`. */
  readonly fields: readonly ForeignField[];
  readonly companies: AsyncIterable<Owned<CompanyRow>>;
  readonly contacts: AsyncIterable<Owned<ContactRow>>;
  /** By the name of the pipeline. */
  readonly history: ReadonlyMap<string, readonly StageHistoryRow[]>;
  readonly deals: AsyncIterable<Owned<DealRow>>;
  readonly activities: AsyncIterable<ActivityRow>;
  /** What was left out and how much of it, known when all rows are read. */
  readonly leftOut: ReadonlyMap<string, number>;
}

export interface ForeignSource {
  readonly list: (resource: string) => AsyncIterable<Foreign>;
}

/** What a request is for. */
export interface Asked {
  readonly resource: string;
  /** As the last answer called it; null: the first page. */
  readonly next: string | null;
  /** Records of another resource that this one is asked about (`about`). */
  readonly of: readonly Foreign[];
  /** What was answered before for a resource that is `remembered`. */
  readonly known: (resource: string) => readonly Foreign[];
}

/** Of an export's table: the records of one line, by resource. */
export type LineRecords = (cells: readonly string[]) => readonly (readonly [resource: string, record: Foreign])[];

/** What the workspace says where the other system says nothing. */
export interface BookSettings {
  readonly currency: string;
  readonly timeZone: string;
  readonly locale: string;
}

/** One system, by files of its export or through its API. Passes `drivers.test.ts`. */
export interface Driver {
  readonly system: ForeignSystem;
  /** What is read, in this order; what an export lacks is empty. */
  readonly resources: readonly string[];
  /** Small resources that later requests need to know. */
  readonly remembered?: readonly string[];
  /** Resources that are told only about single records of another one, of so many at once. */
  readonly about?: Readonly<Record<string, RecordsOf>>;
  /** Resources that a token may have no right to, which stops nothing: what is told then (`warning.<code>`). */
  readonly optional?: Readonly<Record<string, string>>;
  readonly requestsPerSecond: number;
  readonly request: (connection: Connection, asked: Asked) => PageRequest;
  readonly answer: (asked: Asked, status: number, body: unknown) => PageAnswer;
  /** The records of an export's file by resource; null: this is no export of the system. */
  readonly exported: (file: unknown) => Readonly<Record<string, readonly Foreign[]>> | null;
  /** How the lines of an export's table are read, by its headings; null: this is no table of the system. */
  readonly table: (headings: readonly string[]) => LineRecords | null;
  readonly read: (source: ForeignSource, settings: BookSettings) => Promise<ForeignBook>;
}

/** The resource of what could not be read for want of rights; the ids are the codes of `optional`. */
export const forbiddenResource = "forbidden";

/** What was left out besides what the book itself tells, known when all rows are read. */
export async function leftOutOf(book: ForeignBook, source: ForeignSource): Promise<ReadonlyMap<string, number>> {
  const forbidden: [string, number][] = [];
  for await (const { id } of source.list(forbiddenResource)) forbidden.push([String(id), 1]);
  return new Map([...book.leftOut, ...forbidden]);
}

export interface RecordsOf {
  readonly resource: string;
  readonly atOnce: number;
  readonly wanted: (record: Foreign) => boolean;
}

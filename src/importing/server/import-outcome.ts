import type { Instant } from "../../kernel/time.ts";
import type { PipelineRules } from "../../pipeline/index.ts";
import type { Database } from "../../platform/database/database.ts";
import type { ImportKind } from "../domain/fields.ts";
import type { ForeignSystem } from "../domain/foreign-systems.ts";
import type { ImportMap } from "../domain/import-map.ts";
import type { Driver, ForeignSource } from "../drivers/driver.ts";
import type { ImportWarning } from "./import-kinds.ts";
import type { RefusedRow } from "./read-rows.ts";

export interface ImportServices {
  readonly database: Database;
  readonly rules: PipelineRules;
}

/** What was read of another system, in place of a table. */
export interface ForeignRequest {
  readonly driver: Driver;
  readonly records: ForeignSource;
}

export interface ImportRequest {
  readonly kind: ImportKind | ForeignSystem;
  readonly foreign?: ForeignRequest | undefined;
  readonly source: AsyncIterable<Uint8Array>;
  readonly fileName: string;
  readonly map?: ImportMap | undefined;
  /** Of a workbook; without it the first that is shown. */
  readonly sheet?: string | undefined;
  /** Name of the pipeline of rows that name none. */
  readonly pipeline?: string | undefined;
  readonly dryRun?: boolean | undefined;
  /** Of a row in `imports` that waits for this run; without it one is written with the rows. */
  readonly importId?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: ImportProgress) => void) | undefined;
  /** Takes the refused rows, a batch at a time, before anything is final: first those that cannot be read, by line, then the others. */
  readonly onRefused: (rows: readonly RefusedRow[]) => Promise<void> | void;
  readonly now?: Instant | undefined;
}

export interface ImportProgress {
  readonly bytesRead: number;
  readonly rowsRead: number;
}

export interface ImportCounts {
  readonly read: number;
  readonly created: number;
  readonly updated: number;
  readonly skipped: number;
  readonly refused: number;
}

export interface ImportOutcome extends ImportCounts {
  readonly importId: string;
  readonly warnings: readonly ImportWarning[];
}

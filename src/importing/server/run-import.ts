import { sumUpStaysTask } from "../../analytics/index.ts";
import type { Actor } from "../../kernel/actor.ts";
import { isRefusal, type Refusal, type RefusalList, refuse } from "../../kernel/refusal.ts";
import { type PipelineRules, refreshSharesTask } from "../../pipeline/index.ts";
import type { Database } from "../../platform/database/database.ts";
import { openRefusedRows, type RecordedCounts, refusedRows } from "../../platform/database/record-rows.ts";
import { runUnit } from "../../platform/database/run-unit.ts";
import type { Unit } from "../../platform/database/unit.ts";
import { newId } from "../../platform/new-id.ts";
import { isImportKind } from "../domain/fields.ts";
import { recordForeign } from "./foreign/record-foreign.ts";
import { type ImportWarning, recorders } from "./import-kinds.ts";
import type { ImportOutcome, ImportRequest, ImportServices } from "./import-outcome.ts";
import { readOwnColumns } from "./own-values.ts";
import { BrokenFile, type RefusedRow, readRows } from "./read-rows.ts";
import { finishImport, recordFinishedImport } from "./store.ts";
import { tellOfImport } from "./tell-of-import.ts";
import { takeTurn } from "./turn.ts";
import { watchAbort } from "./watch-abort.ts";

const trialRefusals = {
  dry_run: "conflict",
  import_cancelled: "conflict",
  import_not_its_turn: "conflict",
} as const satisfies RefusalList;
const batchSize = 1_000;
const analysedFrom = 5_000;

/**
 * PLT-5: one way for the command line and the worker. Reads the file in constant memory into temporary tables and makes rows
 * of them by set-based statements, all in one transaction: on failure, cancellation or a killed process nothing remains.
 * A refused row does not stop the rest. A dry run does everything and rolls it back. Refuses what makes a file unreadable,
 * `pipeline_missing`, `too_many_stages`, `import_cancelled`; of a queued one `import_not_its_turn`.
 */
export async function runImport(
  services: ImportServices,
  caller: Actor,
  request: ImportRequest,
): Promise<ImportOutcome | Refusal> {
  const actor: Actor = { ...caller, via: "import" };
  const done = await runUnit(
    services.database,
    actor,
    async (unit) => {
      const outcome = await importWithin(unit, services, request);
      if (isRefusal(outcome) || !request.dryRun) return outcome;
      // A refusal is what rolls a transaction back.
      return refuse(trialRefusals, "dry_run", { extra: { outcome } });
    },
    { takesCopy: true, ...(request.now === undefined ? {} : { now: request.now }) },
  ).catch((error: unknown) => {
    if (error instanceof BrokenFile) return error.refusal;
    if (request.signal?.aborted) return refuse(trialRefusals, "import_cancelled");
    throw error;
  });
  if (isRefusal(done)) return done.refused === "dry_run" ? (done.extra?.outcome as ImportOutcome) : done;
  if (done.created + done.updated >= analysedFrom) await analyse(services.database);
  return done;
}

async function importWithin(
  unit: Unit,
  services: ImportServices,
  request: ImportRequest,
): Promise<ImportOutcome | Refusal> {
  const importId = request.importId ?? newId();
  const { client } = unit;
  // Held while the import runs, so that nobody runs it twice, and gone with the connection.
  if (request.importId !== undefined) {
    await client.query("select pg_advisory_xact_lock(hashtextextended('import ' || $1, 0))", [importId]);
  }
  const watch = await watchAbort(services.database, client, request.signal);
  try {
    // Imports of one workspace wait for each other: they look for the same names. Whoever waits can be stopped as well.
    const waits = request.importId === undefined;
    if (!(await takeTurn(unit, waits))) return refuse(trialRefusals, "import_not_its_turn");
    // What known rows were before is noted for an undo.
    await client.query("select set_config('work_mem', '96MB', true), set_config('voronka.import_id', $1, true)", [
      importId,
    ]);
    const outcome = await recordAll(unit, services.rules, { ...request, importId });
    if (isRefusal(outcome)) return outcome;
    watch.throwIfAborted();
    if (!request.dryRun) await keep(unit, request, outcome);
    return outcome;
  } finally {
    watch.stop();
  }
}

async function recordAll(
  unit: Unit,
  rules: PipelineRules,
  request: ImportRequest & { readonly importId: string },
): Promise<ImportOutcome | Refusal> {
  const { kind, importId, pipeline = null, foreign } = request;
  const warnings: ImportWarning[] = [];
  const refusals = batchOf(request.onRefused);
  const warn = (warning: ImportWarning) => void warnings.push(warning);
  if (foreign !== undefined) {
    const on = { unit, importId, rules, pipeline, warn };
    const read = (rowsRead: number) => request.onProgress?.({ bytesRead: 0, rowsRead });
    const counts = await recordForeign(on, foreign, { refused: refusals.add, read });
    if (isRefusal(counts)) return counts;
    await refusals.flush();
    const refused = refusals.count() + (await tellRefused(unit, request.onRefused));
    return { importId, ...counts, refused, warnings };
  }
  if (!isImportKind(kind)) throw new Error(`There is nothing to read ${kind} from`);
  const bytes = countBytes(request);
  const file = await readRows(kind, bytes.source, {
    actor: unit.actor,
    now: unit.now,
    map: request.map,
    own: await readOwnColumns(unit, kind),
    sheet: request.sheet,
    progress: () => bytes.tell(),
    refused: refusals.add,
  });
  if (isRefusal(file)) return file;
  bytes.rows = file.count;
  warnings.push(...file.warnings);
  const recording = { unit, importId, rules, pipeline, warn };
  // The rows are of this kind, which the type of the table cannot say.
  const record = recorders[kind] as (
    rows: AsyncIterable<unknown>,
    on: typeof recording,
  ) => Promise<RecordedCounts | Refusal>;
  await openRefusedRows(unit);
  const counts = await record(file.rows, recording).finally(file.close);
  if (isRefusal(counts)) return counts;
  await refusals.flush();
  const refused = refusals.count() + (await tellRefused(unit, request.onRefused));
  const { created, updated, skipped } = counts;
  return { importId, read: file.count(), created, updated, skipped, refused, warnings };
}

function batchOf(tell: ImportRequest["onRefused"]) {
  let waiting: RefusedRow[] = [];
  let told = 0;
  const flush = async () => {
    const rows = waiting;
    waiting = [];
    told += rows.length;
    if (rows.length > 0) await tell(rows);
  };
  const add = async (row: RefusedRow) => {
    waiting.push(row);
    if (waiting.length >= batchSize) await flush();
  };
  return { add, flush, count: () => told };
}

async function tellRefused(unit: Unit, tell: ImportRequest["onRefused"]): Promise<number> {
  await unit.client.query(
    `declare refused_rows cursor for select distinct on (line) line, code, params from ${refusedRows} order by line`,
  );
  let told = 0;
  for (;;) {
    const { rows } = await unit.client.query<RefusedRow>(`fetch ${batchSize} from refused_rows`);
    if (rows.length > 0) await tell(rows);
    told += rows.length;
    if (rows.length < batchSize) return told;
  }
}

/** What outlives the import: its counts, one entry in the audit, and word to the other screens. */
async function keep(unit: Unit, request: ImportRequest, outcome: ImportOutcome): Promise<void> {
  if (request.importId === undefined) await recordFinishedImport(unit, request, outcome);
  else await finishImport(unit, outcome);
  const { importId, warnings: _, ...counts } = outcome;
  unit.audit({
    action: "import.finished",
    entity: "import",
    entityId: importId,
    changes: { kind: request.kind, fileName: request.fileName, ...counts },
  });
  const moved = request.kind === "deals" || request.kind === "stage-history" || request.foreign !== undefined;
  if (moved && outcome.created + outcome.updated > 0) {
    // Both come round by the clock; who has just imported a past looks at its reports at once.
    unit.enqueue(refreshSharesTask.name, {});
    unit.enqueue(sumUpStaysTask.name, {});
  }
  unit.announce({ name: "import.finished", ids: { importId } });
  if (request.importId !== undefined)
    await tellOfImport(unit, { importId, file: request.fileName, how: "done", ...counts });
}

function countBytes(request: ImportRequest) {
  let bytesRead = 0;
  const tell = () => request.onProgress?.({ bytesRead, rowsRead: counted.rows() });
  const counted = { source: read(), rows: () => 0, tell };
  async function* read(): AsyncGenerator<Uint8Array> {
    for await (const chunk of request.source) {
      request.signal?.throwIfAborted();
      bytesRead += chunk.length;
      yield chunk;
      tell();
    }
  }
  return counted;
}

/** The planner must hear of a million new rows before the next report asks. */
async function analyse(database: Database): Promise<void> {
  await database.owner.query(
    "analyze companies, contacts, deals, visits, activities, deal_contacts, payments, products, shipments",
  );
}

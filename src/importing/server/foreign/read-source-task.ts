import { actorOf, systemActor } from "../../../identity/index.ts";
import type { Actor } from "../../../kernel/actor.ts";
import type { UserId, WorkspaceId } from "../../../kernel/ids.ts";
import { isRefusal, type Refusal, refuse } from "../../../kernel/refusal.ts";
import type { Database } from "../../../platform/database/database.ts";
import { runUnit } from "../../../platform/database/run-unit.ts";
import { databaseRefusal } from "../../../platform/http/database-refusal.ts";
import type { OutsideRules } from "../../../platform/http/outside-address.ts";
import type { Task, TaskContext } from "../../../platform/jobs/worker.ts";
import { foreignSystemOf } from "../../domain/foreign-systems.ts";
import { importRefusals } from "../../domain/refusals.ts";
import { drivers } from "../../drivers/drivers.ts";
import { readParts } from "../file-store.ts";
import { endImport } from "../store.ts";
import { tellOfImport } from "../tell-of-import.ts";
import { overviewOf } from "./overview.ts";
import { packSpool } from "./pack-spool.ts";
import { pull } from "./pull.ts";
import { readExport } from "./read-export.ts";
import { openConnection } from "./seal-connection.ts";
import {
  beginReading,
  deadReadings,
  dropParts,
  finishReading,
  forgottenReadings,
  type Source,
  saveReading,
  saveReadPart,
} from "./source-store.ts";
import { openSpool, type Spool } from "./spool.ts";
import { readSourceTaskName } from "./start-migration.ts";

const beatMs = 500;
/** What kills its process each time must not go on for ever. */
const mostAttempts = 4;

/** The worker's half of moving over: reads the other system or its export, and counts what is there. `hurry`: of a fake one. */
export const migrationTasks = (rules: OutsideRules, hurry?: number): readonly Task[] => [
  {
    name: readSourceTaskName,
    lane: "outside",
    run: async ({ workspaceId, importId }, context) => {
      if (typeof workspaceId !== "string" || typeof importId !== "string") return;
      await readSource(context, { rules, hurry }, workspaceId as WorkspaceId, importId);
    },
  },
  { name: "importing.resume-readings", everySeconds: 5, run: (_payload, { database }) => resumeReadings(database) },
  { name: "importing.forget-readings", schedule: "17 * * * *", run: (_payload, { database }) => forget(database) },
];

interface Ways {
  readonly rules: OutsideRules;
  readonly hurry: number | undefined;
}

async function readSource(
  { database, log }: TaskContext,
  ways: Ways,
  workspaceId: WorkspaceId,
  importId: string,
): Promise<void> {
  const source = await beginReading(database, workspaceId, importId);
  if (source === null) return;
  try {
    const refused = await readWithProgress(database, ways, source);
    if (refused !== null && refused.refused !== "import_cancelled") {
      await fail(database, source, { code: refused.refused, params: refused.params ?? {} });
    }
  } catch (error) {
    if (databaseRefusal(error)?.kind === "unavailable") throw error;
    log.error({ err: error as Error, importId }, "Another system could not be read");
    await fail(database, source, { code: "unexpected", params: {} });
  }
}

async function readWithProgress(database: Database, { rules, hurry }: Ways, source: Source): Promise<Refusal | null> {
  const stopped = new AbortController();
  const read = new Map<string, number>();
  let now: string | null = null;
  let saving: Promise<void> | null = null;
  const beat = setInterval(() => {
    const records = [...read.values()].reduce((sum, one) => sum + one, 0);
    saving ??= saveReading(database, source, { resource: now, records })
      .then((goesOn) => (goesOn ? undefined : stopped.abort()))
      .catch(() => undefined)
      .finally(() => {
        saving = null;
      });
  }, beatMs);
  const spool = await openSpool();
  try {
    if (source.attempt > mostAttempts) throw new Error("The reading died with its process each time");
    const onProgress = (resource: string, records: number) => {
      now = resource;
      read.set(resource, records);
    };
    return await take(database, source, spool, { rules, hurry, signal: stopped.signal, onProgress });
  } catch (error) {
    if (stopped.signal.aborted) return refuse(importRefusals, "import_cancelled");
    throw error;
  } finally {
    clearInterval(beat);
    await saving;
    await spool.clear();
  }
}

/** Reads all, keeps what came through an API as a file that the run reads again, and counts. */
async function take(
  database: Database,
  source: Source,
  spool: Spool,
  { hurry, ...pulling }: Parameters<typeof pull>[3] & Pick<Ways, "hurry">,
): Promise<Refusal | null> {
  const system = foreignSystemOf(source.kind);
  if (system === null) throw new Error(`${source.kind} is no system that is known`);
  const known = drivers[system];
  const driver = { ...known, requestsPerSecond: hurry ?? known.requestsPerSecond };
  const { workspaceId, importId, sealed, fileName } = source;
  const refused =
    sealed === null
      ? await readExport(driver, { name: fileName, content: readParts(database, workspaceId, importId) }, spool)
      : await pull(driver, await openConnection(database, importId, sealed), spool, pulling);
  if (refused !== null) return refused;
  let bytes: number | null = null;
  if (sealed !== null) {
    await dropParts(database, source);
    bytes = 0;
    let part = 0;
    for await (const content of packSpool(driver, spool)) {
      pulling.signal?.throwIfAborted();
      if (!(await saveReadPart(database, source, part++, content))) return refuse(importRefusals, "import_cancelled");
      bytes += content.length;
    }
  }
  const actor = await actorFor(database, source);
  if (isRefusal(actor)) return actor;
  const overview = await overviewOf(driver, spool, actor.workspace);
  await runUnit(database, actor, async (unit) => {
    const records = overview.companies + overview.contacts + overview.deals + overview.activities;
    if (!(await finishReading(unit, source, { overview, records, bytes }))) return null;
    unit.announce({ name: "import.finished", ids: { importId } });
    return null;
  });
  return null;
}

function actorFor(database: Database, { workspaceId, createdBy }: Source): Promise<Actor | Refusal> {
  return createdBy === null
    ? systemActor(database, workspaceId, "import")
    : actorOf(database, workspaceId, createdBy as UserId, "import");
}

async function fail(database: Database, source: Source, failure: object): Promise<void> {
  const system = await systemActor(database, source.workspaceId);
  if (isRefusal(system)) return;
  const { importId, attempt, fileName: file, createdBy: by } = source;
  await runUnit(database, system, async (unit) => {
    if (!(await endImport(unit, importId, { state: "failed", failure, attempt }))) return null;
    unit.announce({ name: "import.finished", ids: { importId } });
    await tellOfImport(unit, { importId, file, how: "failed", by });
    return null;
  });
}

async function resumeReadings(database: Database): Promise<void> {
  for (const { workspaceId, importId } of await deadReadings(database)) {
    const system = await systemActor(database, workspaceId);
    if (isRefusal(system)) continue;
    await runUnit(database, system, async (unit) => void unit.enqueue(readSourceTaskName, { importId }));
  }
}

async function forget(database: Database): Promise<void> {
  for (const { workspaceId, importId } of await forgottenReadings(database)) {
    const system = await systemActor(database, workspaceId);
    if (isRefusal(system)) continue;
    await runUnit(database, system, (unit) => endImport(unit, importId, { state: "cancelled", failure: null }));
  }
}

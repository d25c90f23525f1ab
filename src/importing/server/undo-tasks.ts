import { setTimeout as pause } from "node:timers/promises";
import { actorOf, systemActor } from "../../identity/index.ts";
import type { Actor } from "../../kernel/actor.ts";
import type { UserId, WorkspaceId } from "../../kernel/ids.ts";
import { isRefusal, type Refusal, refuse } from "../../kernel/refusal.ts";
import type { Database } from "../../platform/database/database.ts";
import { runReading, runUnit } from "../../platform/database/run-unit.ts";
import type { Unit } from "../../platform/database/unit.ts";
import { databaseRefusal } from "../../platform/http/database-refusal.ts";
import type { Task } from "../../platform/jobs/worker.ts";
import type { Translator } from "../../platform/translate.ts";
import type { ImportAnswer } from "../contract.ts";
import { importRefusals } from "../domain/refusals.ts";
import { keptOf, readImport } from "./read-imports.ts";
import { tellOfImport } from "./tell-of-import.ts";
import { hasTurn, mostAttempts, queueLater, takeTurn } from "./turn.ts";
import { undoImport } from "./undo-import.ts";
import { beginUndo, countUndo, finishUndo, giveUpUndo, putBackUndo, saveUndone } from "./undo-store.ts";

export const undoImportTaskName = "importing.undo-import";

/** Asks for an undo; the worker does it. Refuses as `askForUndo`. */
export async function startUndo(unit: Unit, id: string, translator: Translator): Promise<ImportAnswer | Refusal> {
  const refused = await askForUndo(unit, id, translator);
  if (refused) return refused;
  unit.enqueue(undoImportTaskName, { importId: id });
  unit.announce({ name: "import.progress", ids: { importId: id } });
  return readImport(unit, id, translator);
}

/** Refuses `import_not_done`, and `import_without_memory` of imports of older releases. */
async function askForUndo(unit: Unit, id: string, translator: Translator): Promise<Refusal | null> {
  const known = await readImport(unit, id, translator);
  if (isRefusal(known)) return known;
  if (known.state !== "done" || known.isDryRun) return refuse(importRefusals, "import_not_done");
  if (!known.canBeUndone) return refuse(importRefusals, "import_without_memory");
  return (await beginUndo(unit, id)) ? null : refuse(importRefusals, "import_not_done");
}

const askAgainMs = 300;

/**
 * Undoes an import here and now, for the command line: the server may be off. One that was interrupted goes on; one that a
 * server is at is waited for. Answers what was taken back and what had to stay.
 */
export async function undoNow(
  { database, translator }: { readonly database: Database; readonly translator: Translator },
  actor: Actor,
  id: string,
) {
  const read = () => runReading(database, actor, (reading) => readImport(reading, id, translator));
  let known = await read();
  if (!isRefusal(known) && known.state !== "undoing") {
    const refused = await runUnit(database, actor, (unit) => askForUndo(unit, id, translator));
    if (refused) return refused;
  }
  for (;;) {
    if (isRefusal(known)) return known;
    await runUndo(database, actor.workspaceId, id);
    known = await read();
    if (!isRefusal(known) && known.state !== "undoing") break;
    await pause(askAgainMs);
  }
  if (known.state !== "undone") return refuse(importRefusals, "import_undo_failed");
  const kept = await runReading(database, actor, (reading) => keptOf(reading, id));
  return { importId: id, removed: known.undo?.removed ?? 0, restored: known.undo?.restored ?? 0, kept };
}

export const undoTask: Task = {
  name: undoImportTaskName,
  lane: "long",
  run: async ({ workspaceId, importId }, { database }) => {
    if (typeof workspaceId !== "string" || typeof importId !== "string") return;
    await runUndo(database, workspaceId as WorkspaceId, importId);
  },
};

interface Undoing {
  readonly file_name: string;
  readonly kind: string;
  readonly recorded_at: Date;
  readonly undone_by: UserId | null;
}

/** An undo that fails, or dies with its process each time, is given up: the import stands as it stood, and says so. */
async function runUndo(database: Database, workspaceId: WorkspaceId, importId: string): Promise<void> {
  if (!(await hasTurn(database, workspaceId))) {
    return queueLater(database, undoImportTaskName, { workspaceId, importId });
  }
  const attempt = await countUndo(database, workspaceId, importId);
  if (attempt === null) return;
  if (attempt > mostAttempts) return giveUp(database, workspaceId, importId);
  try {
    const ended = await undoWithin(database, workspaceId, importId);
    if (ended !== "waits") return;
    await putBackUndo(database, workspaceId, importId);
    await queueLater(database, undoImportTaskName, { workspaceId, importId });
  } catch (error) {
    if (databaseRefusal(error)?.kind !== "unavailable") await giveUp(database, workspaceId, importId);
    throw error;
  }
}

async function giveUp(database: Database, workspaceId: WorkspaceId, importId: string): Promise<void> {
  const system = await systemActor(database, workspaceId, "import");
  if (isRefusal(system)) return;
  await runUnit(database, system, async (unit) => {
    const asked = await giveUpUndo(unit, importId, { code: "import_undo_failed", params: {} });
    if (asked === null) return;
    unit.announce({ name: "import.finished", ids: { importId } });
    await tellOfImport(unit, { importId, ...asked, how: "undo_failed" });
  });
}

/** `waits`: another import of the workspace has the turn. All in one transaction: an undo that is killed has done nothing, and is taken up again. */
async function undoWithin(
  database: Database,
  workspaceId: WorkspaceId,
  importId: string,
): Promise<"over" | "waits" | Refusal> {
  const system = await systemActor(database, workspaceId, "import");
  if (isRefusal(system)) return "over";
  const asked = await database.read(workspaceId, async ({ client }) => {
    const { rows } = await client.query<Undoing>(
      "select file_name, kind, recorded_at, undone_by from imports where workspace_id = $1 and id = $2 and state = 'undoing'",
      [workspaceId, importId],
    );
    return rows[0];
  });
  if (asked === undefined) return "over";
  const person = asked.undone_by === null ? system : await actorOf(database, workspaceId, asked.undone_by, "import");
  return runUnit(database, isRefusal(person) ? system : person, async (unit) => {
    const { rows } = await unit.client.query<{ free: boolean }>(
      `select pg_try_advisory_xact_lock(hashtextextended('import ' || $1, 0)) as free,
         exists (select from imports where workspace_id = $2 and id = $1::uuid and state = 'undoing') as asked`,
      [importId, workspaceId],
    );
    if (!rows[0]?.free) return "over" as const;
    if (!(await takeTurn(unit, false))) return "waits" as const;
    await unit.client.query("set local work_mem = '96MB'");
    const counts = await undoImport(unit, { importId, recordedAt: asked.recorded_at }, (rows) =>
      saveUndone(database, unit.actor, importId, rows),
    );
    if (!(await finishUndo(unit, importId, counts))) throw new Error("The undo was finished by another");
    const { file_name: fileName, kind } = asked;
    unit.audit({
      action: "import.undone",
      entity: "import",
      entityId: importId,
      changes: { kind, fileName, ...counts },
    });
    unit.announce({ name: "import.finished", ids: { importId } });
    return "over" as const;
  });
}

/** Undos that a killed process has left are queued anew. */
export async function resumeUndos(database: Database): Promise<void> {
  const left = "state = 'undoing' and undo_began_at < now() - interval '5 seconds'";
  const { rows } = await database.owner.query<{ workspace_id: WorkspaceId; id: string }>(
    `select workspace_id, id from imports where ${left}`,
  );
  for (const { workspace_id, id } of rows) {
    const system = await systemActor(database, workspace_id);
    if (isRefusal(system)) continue;
    await runUnit(database, system, async (unit) => {
      const { rowCount } = await unit.client.query(
        `update imports set undo_began_at = clock_timestamp()
         where workspace_id = $1 and id = $2 and ${left} and pg_try_advisory_xact_lock(hashtextextended('import ' || $2::text, 0))`,
        [workspace_id, id],
      );
      if (rowCount === 1) unit.enqueue(undoImportTaskName, { importId: id });
    });
  }
}

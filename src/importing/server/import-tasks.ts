import { actorOf, findWorkspaces, systemActor, systemActorIn } from "../../identity/index.ts";
import type { Actor } from "../../kernel/actor.ts";
import type { UserId, WorkspaceId } from "../../kernel/ids.ts";
import { isRefusal, type Refusal } from "../../kernel/refusal.ts";
import type { PipelineRules } from "../../pipeline/index.ts";
import type { Database } from "../../platform/database/database.ts";
import { runUnit } from "../../platform/database/run-unit.ts";
import { databaseRefusal } from "../../platform/http/database-refusal.ts";
import type { Task, TaskContext } from "../../platform/jobs/worker.ts";
import type { ImportKind } from "../domain/fields.ts";
import type { ForeignSystem } from "../domain/foreign-systems.ts";
import type { ImportMap } from "../domain/import-map.ts";
import type { Plan } from "../domain/migration-plan.ts";
import { readParts } from "./file-store.ts";
import { withExport } from "./foreign/uploaded-export.ts";
import { runImport } from "./run-import.ts";
import { runImportTaskName } from "./start-import.ts";
import {
  beginImport,
  deleteBrokenUploads,
  endImport,
  putBackImport,
  saveDryRun,
  saveProgress,
  saveRefusals,
} from "./store.ts";
import { tellOfImport } from "./tell-of-import.ts";
import { hasTurn, mostAttempts, queueLater } from "./turn.ts";
import { resumeUndos, undoTask } from "./undo-tasks.ts";

const beatMs = 500;

interface QueuedImport {
  readonly id: string;
  readonly kind: ImportKind | ForeignSystem;
  readonly file_name: string;
  readonly is_dry_run: boolean;
  readonly options: {
    readonly map?: ImportMap;
    readonly sheet?: string;
    readonly pipeline?: string;
    readonly plan?: Plan;
    readonly of?: string;
  };
  readonly created_by: UserId | null;
}

/** The worker's half: runs what was uploaded, and takes up again what a killed process has left. */
export function importTasks(rules: PipelineRules): readonly Task[] {
  return [
    {
      name: runImportTaskName,
      lane: "long",
      run: async ({ workspaceId, importId }, context) => {
        if (typeof workspaceId !== "string" || typeof importId !== "string") return;
        await runQueued(context, rules, workspaceId as WorkspaceId, importId);
      },
    },
    undoTask,
    {
      name: "importing.resume-imports",
      everySeconds: 5,
      run: async (_payload, { database }) => {
        await resumeImports(database);
        await resumeUndos(database);
      },
    },
    {
      name: "importing.clear-uploads",
      schedule: "* * * * *",
      run: (_payload, { database }) => clearUploads(database),
    },
  ];
}

/** Runs one import to its end; that it runs already, or is over, ends it at once. Losing the database tries again later. */
export async function runQueued(
  { database, log }: TaskContext,
  rules: PipelineRules,
  workspaceId: WorkspaceId,
  importId: string,
): Promise<void> {
  const queued = await findQueued(database, workspaceId, importId);
  if (!queued || (await isRunning(database, workspaceId, importId))) return;
  if (!(await hasTurn(database, workspaceId))) {
    return queueLater(database, runImportTaskName, { workspaceId, importId });
  }
  const attempt = await beginImport(database, workspaceId, importId);
  if (attempt === null) return;
  const fail = async (failure: { readonly code: string; readonly params: object }) => {
    const system = await systemActor(database, workspaceId);
    if (isRefusal(system)) return;
    await runUnit(database, system, async (unit) => {
      unit.announce({ name: "import.finished", ids: { importId } });
      await endImport(unit, importId, { state: "failed", failure });
      await tellOfImport(unit, { importId, file: queued.file_name, how: "failed", by: queued.created_by });
    });
  };
  if (attempt > mostAttempts) return fail({ code: "import_died", params: { times: mostAttempts } });
  try {
    const actor = await actorFor(database, workspaceId, queued.created_by);
    const outcome = isRefusal(actor) ? actor : await runWithProgress(database, rules, actor, queued);
    if (isRefusal(outcome) && outcome.refused === "import_not_its_turn") {
      if (await putBackImport(database, workspaceId, importId)) {
        await queueLater(database, runImportTaskName, { workspaceId, importId });
      }
    } else if (isRefusal(outcome) && outcome.refused !== "import_cancelled") {
      await fail({ code: outcome.refused, params: outcome.params ?? {} });
    }
  } catch (error) {
    if (databaseRefusal(error)?.kind === "unavailable") throw error;
    log.error({ err: error as Error, importId }, "An import failed");
    await fail({ code: "unexpected", params: {} });
  }
}

async function runWithProgress(
  database: Database,
  rules: PipelineRules,
  actor: Actor,
  queued: QueuedImport,
): Promise<Awaited<ReturnType<typeof runImport>>> {
  const { workspaceId } = actor;
  const stopped = new AbortController();
  let progress = { bytesRead: 0, rowsRead: 0 };
  let saving: Promise<void> | null = null;
  const beat = setInterval(() => {
    saving ??= saveProgress(database, actor, queued.id, progress)
      .then((goesOn) => (goesOn ? undefined : stopped.abort()))
      .catch(() => undefined)
      .finally(() => {
        saving = null;
      });
  }, beatMs);
  try {
    const parts = () => readParts(database, workspaceId, queued.options.of ?? queued.id);
    const file = { kind: queued.kind, fileName: queued.file_name, parts, plan: queued.options.plan };
    const outcome = await withExport(file, (foreign) =>
      runImport({ database, rules }, actor, {
        kind: queued.kind,
        foreign,
        source: parts(),
        fileName: queued.file_name,
        map: queued.options.map,
        sheet: queued.options.sheet,
        pipeline: queued.options.pipeline,
        dryRun: queued.is_dry_run,
        importId: queued.id,
        signal: stopped.signal,
        onProgress: (now) => {
          progress = now;
        },
        onRefused: (rows) => saveRefusals(database, workspaceId, queued.id, rows),
      }),
    );
    if (queued.is_dry_run && !isRefusal(outcome)) await saveDryRun(database, actor, outcome);
    return outcome;
  } finally {
    clearInterval(beat);
    await saving;
  }
}

async function actorFor(database: Database, workspaceId: WorkspaceId, userId: UserId | null): Promise<Actor | Refusal> {
  return userId === null
    ? systemActor(database, workspaceId, "import")
    : actorOf(database, workspaceId, userId, "import");
}

async function findQueued(database: Database, workspaceId: WorkspaceId, id: string): Promise<QueuedImport | undefined> {
  return database.read(workspaceId, async ({ client }) => {
    const { rows } = await client.query<QueuedImport>(
      `select id, kind, file_name, is_dry_run, options, created_by from imports
       where workspace_id = $1 and id = $2 and state in ('waiting', 'running') and bytes_total is not null`,
      [workspaceId, id],
    );
    return rows[0];
  });
}

/** Whoever runs an import holds a lock that dies with the connection. */
export const runningLock = (importId: string) => `import ${importId}`;

async function isRunning(database: Database, workspaceId: WorkspaceId, importId: string): Promise<boolean> {
  return database.write(workspaceId, async ({ client }) => {
    const { rows } = await client.query<{ free: boolean }>(
      "select pg_try_advisory_xact_lock(hashtextextended($1, 0)) as free",
      [runningLock(importId)],
    );
    return rows[0]?.free !== true;
  });
}

/**
 * After a kill nothing of an import is in the database but its file: it waits anew and begins from the start. Nobody holds
 * its lock then; who has just begun may not have taken it yet.
 */
export async function resumeImports(database: Database): Promise<void> {
  const left = `bytes_total is not null and (state = 'running' and started_at < now() - interval '5 seconds'
    or state = 'waiting' and coalesce(started_at, created_at) < now() - interval '1 hour')`;
  const { rows } = await database.owner.query<{ workspace_id: WorkspaceId; id: string }>(
    `select workspace_id, id from imports where ${left}`,
  );
  for (const { workspace_id, id } of rows) {
    const system = await systemActor(database, workspace_id);
    if (isRefusal(system)) continue;
    await runUnit(database, system, async (unit) => {
      const { rowCount } = await unit.client.query(
        `update imports set state = 'waiting', started_at = clock_timestamp()
         where workspace_id = $1 and id = $2 and ${left} and pg_try_advisory_xact_lock(hashtextextended($3, 0))`,
        [workspace_id, id, runningLock(id)],
      );
      if (rowCount === 1) unit.enqueue(runImportTaskName, { importId: id });
    });
  }
}

async function clearUploads(database: Database): Promise<void> {
  for (const workspace of await findWorkspaces(database.owner)) {
    await runUnit(database, systemActorIn(workspace, "system"), deleteBrokenUploads);
  }
}

import { actorOf, findWorkspaces, systemActor, systemActorIn } from "../../identity/index.ts";
import type { Actor } from "../../kernel/actor.ts";
import type { UserId, WorkspaceId } from "../../kernel/ids.ts";
import { isRefusal } from "../../kernel/refusal.ts";
import { notify } from "../../notifications/index.ts";
import type { Database } from "../../platform/database/database.ts";
import { runUnit } from "../../platform/database/run-unit.ts";
import type { Unit } from "../../platform/database/unit.ts";
import { databaseRefusal } from "../../platform/http/database-refusal.ts";
import type { Task, TaskContext } from "../../platform/jobs/worker.ts";
import {
  type Attempt,
  beginAttempt,
  dayMs,
  endFailed,
  endReady,
  expireExport,
  saveBeat,
  savePart,
} from "./export-store.ts";
import { runExportTaskName } from "./start-export.ts";
import { writeArchive } from "./write-archive.ts";

const partBytes = 1_048_576;
const beatMs = 500;
/** As often as it is taken up again after its process died: what kills them each time must not go on for ever. */
const mostAttempts = 4;

/** The worker's half: makes the files, takes up again what a killed process has left, and does away with old ones. */
export const exportTasks: readonly Task[] = [
  {
    name: runExportTaskName,
    lane: "long",
    run: async ({ workspaceId, exportId }, context) => {
      if (typeof workspaceId !== "string" || typeof exportId !== "string") return;
      await makeExport(context, workspaceId as WorkspaceId, exportId);
    },
  },
  { name: "exporting.resume-exports", everySeconds: 5, run: (_payload, { database }) => resumeExports(database) },
  {
    name: "exporting.clear-exports",
    schedule: "*/10 * * * *",
    run: (_payload, { database }) => clearExports(database, Date.now()),
  },
];

/** One export to its end; that it is over ends it at once. Losing the database tries again later. */
async function makeExport({ database, log }: TaskContext, workspaceId: WorkspaceId, id: string): Promise<void> {
  const actor = await askerOf(database, workspaceId, id);
  const number = await beginAttempt(database, workspaceId, id);
  if (actor === null || number === null) return;
  const attempt: Attempt = { workspaceId, id, attempt: number };
  try {
    if (number > mostAttempts) throw new Error("The export died with its process each time");
    const file = await writeParts(database, attempt);
    await runUnit(database, actor, async (unit) => {
      if (!(await endReady(unit, attempt, file))) return;
      const changes = { exportId: id, ...file };
      unit.audit({ action: "workspace.exported", entity: "workspace", entityId: workspaceId, changes });
      await tell(unit, id, "ready");
    });
  } catch (error) {
    if (databaseRefusal(error)?.kind === "unavailable") throw error;
    log.error({ err: error as Error, exportId: id }, "An export failed");
    await runUnit(database, actor, async (unit) => {
      if (await endFailed(unit, attempt)) await tell(unit, id, "failed");
    });
  }
}

async function tell(unit: Unit, exportId: string, how: "ready" | "failed"): Promise<void> {
  unit.announce({ name: "export.progress", ids: { exportId } });
  const to = [unit.actor.userId];
  await notify(unit, { kind: "export_finished", to, alsoDoer: true, key: `export:${exportId}`, params: { how } });
}

/** Whoever asked, with the rights of now; the product where that person is gone. Null: there is no such export. */
async function askerOf(database: Database, workspaceId: WorkspaceId, id: string): Promise<Actor | null> {
  const asked = await database.read(workspaceId, async ({ client }) => {
    const { rows } = await client.query<{ created_by: UserId }>(
      "select created_by from exports where workspace_id = $1 and id = $2",
      [workspaceId, id],
    );
    return rows[0];
  });
  if (asked === undefined) return null;
  const person = await actorOf(database, workspaceId, asked.created_by, "screen");
  if (!isRefusal(person)) return person;
  const system = await systemActor(database, workspaceId);
  return isRefusal(system) ? null : system;
}

/** The file in pieces of a megabyte, each kept as it is made: constant memory, whoever downloads it from whichever server. */
async function writeParts(database: Database, attempt: Attempt): Promise<{ bytes: number; rows: number }> {
  let [bytes, part, waitingBytes, done] = [0, 0, 0, 0];
  let waiting: Buffer[] = [];
  const flush = async () => {
    const content = Buffer.concat(waiting);
    [waiting, waitingBytes] = [[], 0];
    if (content.length === 0) return;
    if (!(await savePart(database, attempt, part++, content))) throw new Error("Another process makes this export");
  };
  const sink = async (chunk: Buffer) => {
    bytes += chunk.length;
    waiting.push(chunk);
    waitingBytes += chunk.length;
    if (waitingBytes >= partBytes) await flush();
  };
  let saving: Promise<void> | null = null;
  const beat = setInterval(() => {
    saving ??= saveBeat(database, attempt, done)
      .catch(() => undefined)
      .finally(() => {
        saving = null;
      });
  }, beatMs);
  try {
    const onProgress = (now: number, total: number) => {
      done = total > 0 ? Math.min(1, now / total) : 0;
    };
    const { tables } = await writeArchive(database, attempt.workspaceId, { sink, onProgress });
    await flush();
    return { bytes, rows: tables.reduce((all, table) => all + table.rows, 0) };
  } finally {
    clearInterval(beat);
    await saving;
  }
}

/** Whoever makes an export beats: what has not beaten for ten seconds belongs to a process that is dead. */
async function resumeExports(database: Database): Promise<void> {
  const left = `(state = 'running' and beat_at < now() - interval '10 seconds'
    or state = 'waiting' and beat_at < now() - interval '1 hour')`;
  const { rows } = await database.owner.query<{ workspace_id: WorkspaceId; id: string }>(
    `select workspace_id, id from exports where ${left}`,
  );
  for (const { workspace_id, id } of rows) {
    const system = await systemActor(database, workspace_id);
    if (isRefusal(system)) continue;
    await runUnit(database, system, async (unit) => {
      const { rowCount } = await unit.client.query(
        `update exports set beat_at = clock_timestamp() where workspace_id = $1 and id = $2 and ${left}`,
        [workspace_id, id],
      );
      if (rowCount === 1) unit.enqueue(runExportTaskName, { exportId: id });
    });
  }
}

/** Does away with files whose day is over, and after a year with the record, which the log has too. */
export async function clearExports(database: Database, now: number): Promise<void> {
  for (const workspace of await findWorkspaces(database.owner)) {
    await runUnit(database, systemActorIn(workspace, "system"), async (unit) => {
      const { rows } = await unit.client.query<{ id: string }>(
        "select id from exports where workspace_id = $1 and state = 'ready' and expires_at <= $2",
        [unit.actor.workspaceId, new Date(now)],
      );
      for (const { id } of rows) await expireExport(unit, id);
      await unit.client.query(
        "delete from exports where workspace_id = $1 and state in ('expired', 'failed') and created_at < $2",
        [unit.actor.workspaceId, new Date(now - 366 * dayMs)],
      );
    });
  }
}

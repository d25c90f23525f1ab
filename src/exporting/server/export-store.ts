import type { WorkspaceId } from "../../kernel/ids.ts";
import { announceNow } from "../../platform/database/announce-now.ts";
import type { Database } from "../../platform/database/database.ts";
import type { Unit } from "../../platform/database/unit.ts";

/** The only writes of exports that are made on the screen. Each attempt has a number: one thought dead writes no more. */

export const dayMs = 86_400_000;

/** False: one is under way already. */
export async function insertExport({ client, actor, now }: Unit, id: string): Promise<boolean> {
  const { rowCount } = await client.query(
    `insert into exports (workspace_id, id, state, created_by, created_at) values ($1, $2, 'waiting', $3, $4)
     on conflict (workspace_id) where state in ('waiting', 'running') do nothing`,
    [actor.workspaceId, id, actor.userId, new Date(now)],
  );
  return rowCount === 1;
}

/** Begins an attempt: what an earlier one that was killed has left goes. Its number; null where there is nothing to make. */
export function beginAttempt(database: Database, workspaceId: WorkspaceId, id: string): Promise<number | null> {
  return database.write(workspaceId, async ({ client }) => {
    const { rows } = await client.query<{ attempt: number }>(
      `update exports set state = 'running', attempt = attempt + 1, done = 0, beat_at = clock_timestamp()
       where workspace_id = $1 and id = $2 and state in ('waiting', 'running') returning attempt`,
      [workspaceId, id],
    );
    await deleteParts({ client }, workspaceId, id);
    return rows[0]?.attempt ?? null;
  });
}

export interface Attempt {
  readonly workspaceId: WorkspaceId;
  readonly id: string;
  readonly attempt: number;
}

const isMine = "exports where workspace_id = $1 and id = $2 and attempt = $3 and state = 'running'";

/** Keeps a piece of the file. False: another attempt has taken over. */
export function savePart(database: Database, { workspaceId, id, attempt }: Attempt, part: number, content: Buffer) {
  return database.write(workspaceId, async ({ client }) => {
    const { rowCount } = await client.query(
      `insert into export_parts (workspace_id, export_id, part, content) select $1, $2, $4, $5 from ${isMine} for update`,
      [workspaceId, id, attempt, part, content],
    );
    return rowCount === 1;
  });
}

/** Tells how far it is, and that somebody is at work. */
export async function saveBeat(database: Database, { workspaceId, id, attempt }: Attempt, done: number): Promise<void> {
  await database.write(workspaceId, async ({ client }) => {
    await client.query(
      `update exports set done = $4, beat_at = clock_timestamp()
       where workspace_id = $1 and id = $2 and attempt = $3 and state = 'running'`,
      [workspaceId, id, attempt, done],
    );
    await announceNow({ client }, workspaceId, { name: "export.progress", ids: { exportId: id } });
  });
}

interface Ending {
  readonly bytes: number;
  readonly rows: number;
}

/** The file is whole. False: another attempt has taken over. */
export async function endReady({ client, now }: Unit, { workspaceId, id, attempt }: Attempt, { bytes, rows }: Ending) {
  const { rowCount } = await client.query(
    `update exports set state = 'ready', done = 1, bytes = $4, rows = $5, finished_at = $6, expires_at = $7
     where workspace_id = $1 and id = $2 and attempt = $3 and state = 'running'`,
    [workspaceId, id, attempt, bytes, rows, new Date(now), new Date(now + dayMs)],
  );
  return rowCount === 1;
}

export async function endFailed({ client, now }: Unit, { workspaceId, id, attempt }: Attempt): Promise<boolean> {
  const { rowCount } = await client.query(
    `update exports set state = 'failed', finished_at = $4
     where workspace_id = $1 and id = $2 and attempt = $3 and state in ('waiting', 'running')`,
    [workspaceId, id, attempt, new Date(now)],
  );
  if (rowCount === 1) await deleteParts({ client }, workspaceId, id);
  return rowCount === 1;
}

/** The file goes, that it was made stays on record. */
export async function expireExport({ client, actor }: Pick<Unit, "client" | "actor">, id: string): Promise<boolean> {
  const { rowCount } = await client.query(
    "update exports set state = 'expired' where workspace_id = $1 and id = $2 and state = 'ready'",
    [actor.workspaceId, id],
  );
  if (rowCount === 1) await deleteParts({ client }, actor.workspaceId, id);
  return rowCount === 1;
}

/** All files that are kept go before their day is over. Answers their exports. */
export async function deleteKept({ client, actor }: Pick<Unit, "client" | "actor">): Promise<readonly string[]> {
  const { rows } = await client.query<{ id: string }>(
    "update exports set state = 'expired' where workspace_id = $1 and state = 'ready' returning id",
    [actor.workspaceId],
  );
  for (const { id } of rows) await deleteParts({ client }, actor.workspaceId, id);
  return rows.map(({ id }) => id);
}

/**
 * What is being made is not to be kept: whoever makes it is no longer the one that may write. One that waits is locked, so that it begins after
 * this transaction. Answers what has to be made anew.
 */
export async function restartUnderWay({ client, actor }: Pick<Unit, "client" | "actor">): Promise<readonly string[]> {
  const { rows } = await client.query<{ id: string }>(
    `with before as materialized (
       select id, state from exports where workspace_id = $1 and state in ('waiting', 'running') for update)
     update exports e set state = 'waiting', attempt = attempt + 1, done = 0, beat_at = clock_timestamp() from before b
     where e.workspace_id = $1 and e.id = b.id and b.state = 'running' returning e.id`,
    [actor.workspaceId],
  );
  return rows.map(({ id }) => id);
}

async function deleteParts({ client }: Pick<Unit, "client">, workspaceId: WorkspaceId, id: string): Promise<void> {
  await client.query("delete from export_parts where workspace_id = $1 and export_id = $2", [workspaceId, id]);
}

/** The file piece by piece, so that a gigabyte is never in memory. */
export async function* readParts(database: Database, workspaceId: WorkspaceId, id: string): AsyncGenerator<Buffer> {
  for (let part = 0; ; part++) {
    const content = await database.read(workspaceId, async ({ client }) => {
      const { rows } = await client.query<{ content: Buffer }>(
        "select content from export_parts where workspace_id = $1 and export_id = $2 and part = $3",
        [workspaceId, id, part],
      );
      return rows[0]?.content;
    });
    if (content === undefined) return;
    yield content;
  }
}

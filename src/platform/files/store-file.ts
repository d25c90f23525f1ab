import { open } from "node:fs/promises";
import type pg from "pg";
import type { Unit } from "../database/unit.ts";
import { writeBytes } from "../database/write-bytes.ts";
import type { ReceivedFile } from "./receive-file.ts";

/** Bytes of a part, at most: so much of a file is in memory at once. Those of older versions are of a megabyte. */
export const partBytes = 262_144;

/** Keeps a received file, in the caller's transaction; answers its id. Whom it belongs to is the caller's to write. */
export async function storeFile(unit: Unit, file: ReceivedFile): Promise<string> {
  const id = unit.newId<"file">();
  const workspaceId = unit.actor.workspaceId;
  await unit.client.query(
    `insert into files (workspace_id, id, name, media_type, size, sha256, created_by, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [workspaceId, id, file.name, file.mediaType, file.size, file.sha256, unit.actor.userId, new Date(unit.now)],
  );
  await storeParts(unit.client, { workspaceId, id }, piecesOf(file));
  return id;
}

/** Files that nothing refers to any more, with their bytes. */
export async function dropFiles({ client, actor }: Unit, ids: readonly string[]): Promise<void> {
  await client.query("delete from files where workspace_id = $1 and id = any ($2)", [actor.workspaceId, ids]);
}

/** Writes the bytes of a file, in pieces of any size, as its parts; nothing of a piece is held when the next is asked for. */
export async function storeParts(
  client: pg.ClientBase,
  { workspaceId, id }: { readonly workspaceId: string; readonly id: string },
  pieces: AsyncIterable<Uint8Array>,
): Promise<void> {
  // One for all parts: memory of their own would be garbage as large as the file, which the engine leaves lying about.
  const content = Buffer.allocUnsafeSlow(partBytes);
  let filled = 0;
  let part = 0;
  const store = async () => {
    const text = "insert into file_parts (workspace_id, file_id, part, content) values ($1, $2, $3, $4)";
    await writeBytes(client, text, [workspaceId, id, String(part)], content.subarray(0, filled));
    part += 1;
    filled = 0;
  };
  for await (const piece of pieces) {
    for (let taken = 0; taken < piece.length; ) {
      const bytes = piece.subarray(taken, taken + partBytes - filled);
      content.set(bytes, filled);
      taken += bytes.length;
      filled += bytes.length;
      if (filled === partBytes) await store();
    }
  }
  if (filled > 0) await store();
}

/** Each lies where the one before it lay. */
async function* piecesOf({ path, size }: ReceivedFile): AsyncGenerator<Uint8Array> {
  const piece = Buffer.allocUnsafeSlow(Math.min(partBytes, size));
  const handle = await open(path);
  try {
    for (;;) {
      const { bytesRead } = await handle.read(piece, 0, piece.length);
      if (bytesRead === 0) return;
      yield piece.subarray(0, bytesRead);
    }
  } finally {
    await handle.close();
  }
}

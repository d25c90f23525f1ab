import { createReadStream } from "node:fs";
import type pg from "pg";
import type { Unit } from "../database/unit.ts";
import type { ReceivedFile } from "./receive-file.ts";

/** Bytes of a part, at most: so much of a file is in memory at once. Those of older versions are of a megabyte. */
const partBytes = 262_144;

/** Keeps a received file, in the caller's transaction; answers its id. Whom it belongs to is the caller's to write. */
export async function storeFile(unit: Unit, file: ReceivedFile): Promise<string> {
  const id = unit.newId<"file">();
  const workspaceId = unit.actor.workspaceId;
  await unit.client.query(
    `insert into files (workspace_id, id, name, media_type, size, sha256, created_by, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [workspaceId, id, file.name, file.mediaType, file.size, file.sha256, unit.actor.userId, new Date(unit.now)],
  );
  await storeParts(unit.client, { workspaceId, id }, createReadStream(file.path, { highWaterMark: partBytes }));
  return id;
}

/** Files that nothing refers to any more, with their bytes. */
export async function dropFiles({ client, actor }: Unit, ids: readonly string[]): Promise<void> {
  await client.query("delete from files where workspace_id = $1 and id = any ($2)", [actor.workspaceId, ids]);
}

/** Writes the bytes of a file, in pieces of any size, as its parts. */
export async function storeParts(
  client: pg.ClientBase,
  { workspaceId, id }: { readonly workspaceId: string; readonly id: string },
  chunks: AsyncIterable<Uint8Array>,
): Promise<void> {
  let part = 0;
  for await (const content of pieces(chunks)) {
    await client.query("insert into file_parts (workspace_id, file_id, part, content) values ($1, $2, $3, $4)", [
      workspaceId,
      id,
      part,
      content,
    ]);
    part += 1;
  }
}

/** The same bytes in pieces of a part each; the last may be shorter. */
async function* pieces(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let held: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    if (held.length === 0 && chunk.length === partBytes) {
      yield Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
      continue;
    }
    held.push(chunk);
    size += chunk.length;
    if (size < partBytes) continue;
    let all = Buffer.concat(held);
    for (; all.length >= partBytes; all = all.subarray(partBytes)) yield all.subarray(0, partBytes);
    held = all.length === 0 ? [] : [all];
    size = all.length;
  }
  if (size > 0) yield Buffer.concat(held);
}

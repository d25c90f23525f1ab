import type { WorkspaceId } from "../../kernel/ids.ts";
import type { Database } from "../../platform/database/database.ts";
import type { Unit } from "../../platform/database/unit.ts";

/** Uploaded files, in parts, as they wait for their import. */

export async function savePart(
  database: Database,
  workspaceId: WorkspaceId,
  importId: string,
  part: number,
  content: Uint8Array,
): Promise<void> {
  await database.write(workspaceId, async ({ client }) => {
    await client.query("insert into import_files (workspace_id, import_id, part, content) values ($1, $2, $3, $4)", [
      workspaceId,
      importId,
      part,
      content,
    ]);
  });
}

/** The whole file has come: the import may run. */
export async function completeUpload(
  unit: Unit,
  importId: string,
  file: { readonly bytes: number; readonly fileName: string },
): Promise<void> {
  await unit.client.query("update imports set bytes_total = $3, file_name = $4 where workspace_id = $1 and id = $2", [
    unit.actor.workspaceId,
    importId,
    file.bytes,
    file.fileName.slice(0, 300),
  ]);
}

/** The parts of an uploaded file, one at a time, so that a gigabyte is never in memory. */
export async function* readParts(
  database: Database,
  workspaceId: WorkspaceId,
  importId: string,
): AsyncGenerator<Uint8Array> {
  for (let part = 0; ; part++) {
    const content = await database.read(workspaceId, async ({ client }) => {
      const { rows } = await client.query<{ content: Buffer }>(
        "select content from import_files where workspace_id = $1 and import_id = $2 and part = $3",
        [workspaceId, importId, part],
      );
      return rows[0]?.content;
    });
    if (content === undefined) return;
    yield content;
  }
}

import { open, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import type { Actor } from "../../kernel/actor.ts";
import { type Refusal, refuse } from "../../kernel/refusal.ts";
import type { Database } from "../../platform/database/database.ts";
import { runUnit } from "../../platform/database/run-unit.ts";
import { exportingRefusals } from "../domain/refusals.ts";
import { writeArchive } from "./write-archive.ts";

export interface ExportedFile {
  readonly file: string;
  readonly bytes: number;
  readonly rows: number;
  readonly tables: number;
}

/**
 * Exports the actor's workspace into a new file, which gets its name when all is in it (PLT-5). Refuses `export_file_taken`
 * and `export_file_unwritable`.
 */
export async function exportToFile(
  database: Database,
  actor: Actor,
  asked: string,
  onProgress?: (done: number, total: number) => void,
): Promise<ExportedFile | Refusal> {
  const file = resolve(asked);
  if (await stat(file).catch(() => null)) return refuse(exportingRefusals, "export_file_taken", { params: { file } });
  const draft = join(dirname(file), `.${basename(file)}.voronka-partial-${process.pid}`);
  const handle = await open(draft, "w", 0o600).catch((error: NodeJS.ErrnoException) => error);
  if (handle instanceof Error) {
    const reason = handle.code ?? handle.message;
    return refuse(exportingRefusals, "export_file_unwritable", { params: { file, reason } });
  }
  try {
    let bytes = 0;
    const sink = async (chunk: Buffer) => {
      bytes += chunk.length;
      await handle.writeFile(chunk);
    };
    const manifest = await writeArchive(database, actor.workspaceId, { sink, ...(onProgress ? { onProgress } : {}) });
    await handle.sync();
    await handle.close();
    await rename(draft, file);
    await noteExport(database, actor);
    const rows = manifest.tables.reduce((all, table) => all + table.rows, 0);
    return { file, bytes, rows, tables: manifest.tables.length };
  } catch (error) {
    await handle.close().catch(() => undefined);
    await rm(draft, { force: true });
    throw error;
  }
}

/** Who took everything along is for the owner to see (PLT-11). */
async function noteExport(database: Database, actor: Actor): Promise<void> {
  await runUnit(database, actor, async (unit) => {
    unit.audit({ action: "workspace.exported", entity: "workspace", entityId: actor.workspaceId });
  });
}

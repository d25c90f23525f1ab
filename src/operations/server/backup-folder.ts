import { mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { type Refusal, refuse } from "../../kernel/refusal.ts";
import { operationsRefusals } from "../domain/refusals.ts";

/** A folder that gets its name only when all is in it: whatever ends the process, nothing half done looks whole. */
export interface BackupFolder {
  /** Where to write meanwhile. */
  readonly draft: string;
  /** Gives the folder its name, safe against a power cut. */
  finish(): Promise<void>;
  discard(): Promise<void>;
}

const leftOverAfterMs = 3_600_000;

/** Refuses `backup_folder_taken` (something lies there) and `backup_folder_unwritable`. */
export async function openBackupFolder(asked: string): Promise<BackupFolder | Refusal> {
  const folder = resolve(asked);
  const [parent, mark] = [dirname(folder), `.${basename(folder)}.voronka-partial-`];
  const draft = join(parent, `${mark}${process.pid}`);
  const taken = () => refuse(operationsRefusals, "backup_folder_taken", { params: { folder } });
  try {
    await mkdir(parent, { recursive: true });
    if (!(await isFree(folder))) return taken();
    await removeLeftOvers(parent);
    await rm(draft, { recursive: true, force: true });
    await mkdir(draft, { mode: 0o700 });
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? (error as Error).message;
    return refuse(operationsRefusals, "backup_folder_unwritable", { params: { folder, reason } });
  }
  return {
    draft,
    finish: async () => {
      await settle(draft);
      await rename(draft, folder);
      await settle(parent);
    },
    discard: () => rm(draft, { recursive: true, force: true }),
  };
}

/** Not there, or an empty folder, which a volume of a container always is. */
async function isFree(folder: string): Promise<boolean> {
  try {
    return (await readdir(folder)).length === 0;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return true;
    if (code === "ENOTDIR") return false;
    throw error;
  }
}

/** Of backups that were killed, under whatever name; one that another machine writes here is younger. */
async function removeLeftOvers(parent: string): Promise<void> {
  for (const name of await readdir(parent)) {
    const pid = /^\..+\.voronka-partial-(\d+)$/.exec(name)?.[1];
    if (pid === undefined) continue;
    const { mtimeMs } = await stat(join(parent, name)).catch(() => ({ mtimeMs: Date.now() }));
    if (Date.now() - mtimeMs > leftOverAfterMs) await rm(join(parent, name), { recursive: true, force: true });
  }
}

async function settle(directory: string): Promise<void> {
  const handle = await open(directory, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

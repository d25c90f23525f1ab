import { DatabaseSync } from "node:sqlite";
import { setTimeout as pause } from "node:timers/promises";

/**
 * A lock on a file that the operating system holds for this process: a `kill -9` frees it, so there is no stale lock to
 * recognise and no process number to mistake. Node has no flock; SQLite, which is part of it, takes such locks.
 */
export interface FileLock {
  release(): void;
}

const busy = 5;
/** A lock that nobody refers to would be collected as garbage, and freed with it. */
const held = new Set<DatabaseSync>();

/** Takes the lock at once, or answers undefined when another holds it. Many may share it; an exclusive one stands alone. */
export function tryLock(path: string, mode: "shared" | "exclusive"): FileLock | undefined {
  const file = new DatabaseSync(path, { timeout: 0 });
  try {
    file.exec("PRAGMA journal_mode = MEMORY");
    file.exec(mode === "shared" ? "BEGIN; SELECT count(*) FROM sqlite_schema" : "BEGIN EXCLUSIVE");
  } catch (error) {
    file.close();
    if (error instanceof Error && "errcode" in error && error.errcode === busy) return undefined;
    throw error;
  }
  held.add(file);
  return {
    release: () => {
      if (held.delete(file)) file.close();
    },
  };
}

/** Waits for the lock; `what` is named in the error when the wait was in vain. */
export async function lockWithin(
  path: string,
  mode: "shared" | "exclusive",
  wait: { milliseconds: number; what: string },
): Promise<FileLock> {
  const until = Date.now() + wait.milliseconds;
  for (;;) {
    const lock = tryLock(path, mode);
    if (lock) return lock;
    if (Date.now() > until)
      throw new Error(`${wait.what} did not end within ${Math.round(wait.milliseconds / 1000)} s`);
    await pause(50);
  }
}

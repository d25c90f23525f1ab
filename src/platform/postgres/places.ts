import { join } from "node:path";
import { type FileLock, lockWithin } from "./file-lock.ts";

/** Where in the data folder the database and its locks lie. */
export interface Places {
  readonly cluster: string;
  readonly startLock: string;
  readonly usersLock: string;
}

export function placesIn(dataDirectory: string): Places {
  const cluster = join(dataDirectory, "postgres");
  return { cluster, startLock: `${cluster}.start.lock`, usersLock: `${cluster}.users.lock` };
}

/** Only one command at a time starts or stops the database; the others wait, at most for a long recovery. */
export function lockStarting(path: string): Promise<FileLock> {
  return lockWithin(path, "exclusive", {
    milliseconds: 660_000,
    what: "Another command that starts or stops the database",
  });
}

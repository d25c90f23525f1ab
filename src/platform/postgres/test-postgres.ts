import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync } from "node:fs";
import { join } from "node:path";
import { openLog } from "../log.ts";
import { findBinaries } from "./binaries.ts";
import { prepareCluster } from "./cluster.ts";
import { launch } from "./launch.ts";
import { databaseUrl } from "./postmaster.ts";
import { chooseRunner } from "./runner.ts";
import { testSettings } from "./settings.ts";
import { testFolder } from "./test-folder.ts";

export interface TestPostgres {
  /** Of the database `postgres`, as the superuser. */
  readonly url: string;
  stop(): Promise<void>;
}

/** Waits until its standard input ends, which it does when we end it and when we are killed; then clears all away. */
const caretaker = `cat >/dev/null
kill -QUIT "$1" 2>/dev/null
for i in $(seq 100); do kill -0 "$1" 2>/dev/null || break; sleep 0.05; done
rm -rf "$2"`;

/** A throw-away PostgreSQL: quick, safe against nothing, gone with this process at the latest. */
export async function startTestPostgres(): Promise<TestPostgres> {
  const folder = mkdtempSync(join(testFolder(), "voronka-test-"));
  chmodSync(folder, 0o711);
  const directory = join(folder, "postgres");
  const binaries = findBinaries();
  const runner = chooseRunner({ dataDirectory: folder, program: binaries.postgres });
  const cluster = prepareCluster({ directory, binaries, runner, settings: testSettings() });
  const { pid, port } = await launch({ cluster, binaries, runner, log: openLog({ level: "silent" }) });
  const watcher = spawn("/bin/sh", ["-c", caretaker, "sh", String(pid), folder], {
    cwd: "/",
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  watcher.unref();
  return {
    url: databaseUrl(port, cluster.password, "postgres"),
    stop: async () => {
      watcher.ref();
      const ended = once(watcher, "exit");
      watcher.stdin.end();
      await ended;
    },
  };
}

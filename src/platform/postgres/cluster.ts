import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import type { Binaries } from "./binaries.ts";
import type { Runner } from "./runner.ts";

export const superuser = "voronka";
export const major = "18";

/** A folder of PostgreSQL that exists, belongs to who will run it, and has our settings. */
export interface Cluster {
  readonly directory: string;
  readonly password: string;
}

export interface ClusterPlan {
  readonly directory: string;
  readonly binaries: Binaries;
  readonly runner: Runner;
  readonly settings: string;
}

/** Makes the cluster on first use and brings its settings and owner up to date. The database must not be running. */
export function prepareCluster(plan: ClusterPlan): Cluster {
  const password = clusterPassword(plan.directory);
  if (existsSync(plan.directory)) refuseOtherVersion(plan.directory);
  else createCluster(plan, password);
  writeFileSync(join(plan.directory, "postgresql.conf"), plan.settings, { mode: 0o600 });
  giveTo(plan.runner, plan.directory);
  return { directory: plan.directory, password };
}

/** The superuser's password lies beside the cluster, readable by its owner alone. */
export function clusterPassword(directory: string): string {
  const path = `${directory}.password`;
  if (existsSync(path)) return readFileSync(path, "utf8");
  if (existsSync(directory))
    throw new Error(`${path} is gone, and with it the password of the database: restore it from a backup`);
  const password = randomBytes(24).toString("base64url");
  writeFileSync(`${path}.new`, password, { mode: 0o600 });
  renameSync(`${path}.new`, path);
  return password;
}

function refuseOtherVersion(directory: string): void {
  const path = join(directory, "PG_VERSION");
  const version = existsSync(path) ? readFileSync(path, "utf8").trim() : "none";
  if (version !== major) {
    throw new Error(
      `${directory} holds a database of PostgreSQL ${version}, this is ${major}: restore a backup into a new data folder`,
    );
  }
}

/** initdb works in a draft that is renamed when complete, so a kill in the middle leaves nothing half made. */
function createCluster({ directory, binaries, runner }: ClusterPlan, password: string): void {
  const draft = `${directory}.new`;
  const passwordFile = `${directory}.initdb`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true, mode: 0o700 });
  chmodSync(draft, 0o700);
  rmSync(passwordFile, { force: true });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  for (const path of [draft, passwordFile]) if (runner.owner) chownSync(path, runner.owner.uid, runner.owner.gid);
  const { program, args, as } = runner.command(binaries.initdb, [
    ...["-D", draft, "-U", superuser, "--auth=scram-sha-256", `--pwfile=${passwordFile}`],
    // Sorting by code point is quick, the same on every machine and never changes with a library; Russian and English
    // order is asked for where people read it (collate "ru-x-icu").
    ...["--encoding=UTF8", "--no-locale", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"],
  ]);
  const made = spawnSync(program, args, { ...as, cwd: "/", encoding: "utf8", env: programEnvironment() });
  rmSync(passwordFile, { force: true });
  if (made.status !== 0) {
    rmSync(draft, { recursive: true, force: true });
    throw new Error(
      `PostgreSQL could not make its folder ${directory}: ${(made.error?.message ?? made.stderr).trim()}`,
    );
  }
  mkdirSync(dirname(directory), { recursive: true });
  renameSync(draft, directory);
}

function giveTo(runner: Runner, directory: string): void {
  if (!runner.owner) return;
  const { uid, gid } = runner.owner;
  if (statSync(directory).uid === uid) {
    chownSync(join(directory, "postgresql.conf"), uid, gid);
    return;
  }
  // The data may have been used by another account before.
  const given = spawnSync("chown", ["-R", `${uid}:${gid}`, directory], { encoding: "utf8" });
  if (given.status !== 0) throw new Error(`The folder ${directory} could not be handed over: ${given.stderr.trim()}`);
}

/** Nothing of the caller's environment changes what the database does. */
export function programEnvironment(): Record<string, string> {
  return { PATH: process.env.PATH ?? "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" };
}

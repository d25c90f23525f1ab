import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname } from "node:path";

/**
 * How the database's programs are run. PostgreSQL refuses to be root, and its folder must belong to who runs it:
 * - `self`: by us as we are, when we are not root;
 * - `account`: by an account without rights, when it can reach the data folder and the programs; the safest for root;
 * - `namespace`: in a user namespace where root has another number, so that folders closed to others are reached;
 * - `capability`: by the account, with the one right to pass closed folders; for containers that forbid namespaces.
 */
export type RunnerKind = "self" | "account" | "namespace" | "capability";

export interface Runner {
  readonly kind: RunnerKind;
  /** Who must own the database's folder, as this process sees it; undefined when that is ourselves anyway. */
  readonly owner: Account | undefined;
  command(program: string, args: readonly string[]): Command;
}

export interface Account {
  readonly uid: number;
  readonly gid: number;
}

export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  readonly as: { readonly uid?: number; readonly gid?: number };
}

/** Chooses the first way that works here, tried with the real program and folder; `only` limits the choice (tests). */
export function chooseRunner(options: { dataDirectory: string; program: string; only?: RunnerKind }): Runner {
  if (process.getuid?.() !== 0) return self;
  const tried = candidates(options.dataDirectory).filter(
    ({ kind }) => options.only === undefined || kind === options.only,
  );
  const works = tried.find((runner) => reaches(runner, options));
  if (works) return works;
  throw new Error(
    `PostgreSQL does not run as root, and no other account of this machine reaches both ${options.dataDirectory} and ` +
      `${options.program}: start as an ordinary user, or set VORONKA_DATA to a folder that others may pass through`,
  );
}

const self: Runner = { kind: "self", owner: undefined, command: (program, args) => ({ program, args, as: {} }) };

function candidates(dataDirectory: string): Runner[] {
  const accounts = ordinaryAccounts(dataDirectory);
  return [
    ...accounts.map(asAccount),
    ...accounts.slice(0, 1).map(inNamespace),
    ...accounts.slice(0, 1).map(withCapability),
  ];
}

function asAccount(owner: Account): Runner {
  return { kind: "account", owner, command: (program, args) => ({ program, args, as: owner }) };
}

function inNamespace({ uid, gid }: Account): Runner {
  const before = ["--user", `--map-user=${uid}`, `--map-group=${gid}`];
  return {
    kind: "namespace",
    owner: { uid: 0, gid: 0 },
    command: (program, args) => ({ program: "unshare", args: [...before, program, ...args], as: {} }),
  };
}

function withCapability(owner: Account): Runner {
  const before = [
    `--reuid=${owner.uid}`,
    `--regid=${owner.gid}`,
    "--clear-groups",
    "--inh-caps=+dac_override",
    "--ambient-caps=+dac_override",
  ];
  return {
    kind: "capability",
    owner,
    command: (program, args) => ({ program: "setpriv", args: [...before, program, ...args], as: {} }),
  };
}

/** Accounts to run as, best first: who owns the folder already, the usual one of PostgreSQL, nobody, any other. */
function ordinaryAccounts(dataDirectory: string): Account[] {
  const known = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"))
    .map(([name = "", , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
    .filter(({ name, uid }) => name !== "" && uid > 0);
  const owner = ownerOf(dataDirectory);
  const ranked = [
    known.find(({ uid }) => uid === owner),
    known.find(({ name }) => name === "postgres"),
    known.find(({ name }) => name === "nobody"),
    known[0],
  ];
  const found = ranked.filter((account) => account !== undefined);
  return found
    .filter((account, index) => found.findIndex(({ uid }) => uid === account.uid) === index)
    .map(({ uid, gid }) => ({ uid, gid }));
}

function ownerOf(path: string): number {
  return existsSync(path) ? statSync(path).uid : ownerOf(dirname(path));
}

function reaches(runner: Runner, options: { dataDirectory: string; program: string }): boolean {
  const script = 'test "$(id -u)" != 0 && cd "$1" && exec "$2" --version';
  const { program, args, as } = runner.command("/bin/sh", ["-c", script, "sh", options.dataDirectory, options.program]);
  return spawnSync(program, args, { ...as, cwd: "/", stdio: "ignore", timeout: 10_000 }).status === 0;
}

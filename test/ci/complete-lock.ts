// A registry that serves one platform makes npm leave the optional packages of the others out of package-lock.json, and
// then `npm ci` refuses the file everywhere. This check names them; `--fix` writes their entries, without a checksum.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

interface Locked {
  readonly version?: string;
  readonly dev?: boolean;
  readonly license?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const systems = ["android", "darwin", "linux", "win32", "freebsd", "openharmony", "netbsd", "openbsd"];
const processors = ["arm64", "x64", "arm", "ia32", "ppc64", "riscv64", "s390x", "loong64", "wasm32"];

const path = join(import.meta.dirname, "..", "..", "package-lock.json");
const lock = JSON.parse(readFileSync(path, "utf8")) as { packages: Record<string, Locked> };

/** Node's own search: beside the package that asks, then in every folder above it. */
function isLocked(from: string, name: string): boolean {
  if (lock.packages[`${from === "" ? "" : `${from}/`}node_modules/${name}`]) return true;
  return from !== "" && isLocked(from.slice(0, Math.max(0, from.lastIndexOf("/node_modules/"))), name);
}

function entryOf(name: string, range: string, owner: Locked) {
  const words = name.split(/[-/@]/);
  const system = words.find((word) => systems.includes(word));
  const processor = words.find((word) => processors.includes(word));
  return {
    version: range.replace(/^[\^~]/, ""),
    ...(processor && { cpu: [processor] }),
    ...(owner.dev && { dev: true }),
    ...(words.some((word) => word.startsWith("musl")) && { libc: ["musl"] }),
    ...(owner.license && { license: owner.license }),
    optional: true,
    ...(system && { os: [system] }),
  };
}

const missing = Object.entries(lock.packages).flatMap(([from, owner]) =>
  Object.entries(owner.optionalDependencies ?? {})
    .filter(([name]) => !isLocked(from, name))
    .map(([name, range]) => ({ name, entry: entryOf(name, range, owner) })),
);

if (process.argv.includes("--fix")) {
  for (const { name, entry } of missing) lock.packages[`node_modules/${name}`] = entry;
  const sorted = Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1));
  writeFileSync(path, `${JSON.stringify({ ...lock, packages: Object.fromEntries(sorted) }, null, 2)}\n`);
} else if (missing.length > 0) {
  console.error(`package-lock.json lacks ${missing.map(({ name }) => name).join(", ")}`);
  console.error("npm ci would refuse it: run node test/ci/complete-lock.ts --fix");
  process.exitCode = 1;
}

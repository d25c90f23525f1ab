// Exit 0 when node_modules holds every package of package-lock.json that this machine needs, in its version.
import { readFileSync } from "node:fs";
import { join } from "node:path";

interface Locked {
  readonly version?: string;
  readonly optional?: boolean;
  readonly peer?: boolean;
  readonly link?: boolean;
}

function packagesOf(path: string): Record<string, Locked> {
  const lock = JSON.parse(readFileSync(path, "utf8")) as { packages?: Record<string, Locked> };
  return lock.packages ?? {};
}

const root = process.argv[2] ?? ".";
const asked = packagesOf(join(root, "package-lock.json"));
const installed = packagesOf(join(root, "node_modules", ".package-lock.json"));
const missing = Object.entries(asked).some(([path, wanted]) => {
  if (path === "" || wanted.link) return false;
  const found = installed[path];
  return found === undefined ? !wanted.optional : found.version !== wanted.version;
});
process.exitCode = missing ? 1 : 0;

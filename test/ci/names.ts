// Law 8: no room for leftovers. Case and length are Biome's; this refuses names that say nothing.
import { spawnSync } from "node:child_process";
import { join } from "node:path";

const empty = /(^|[-.])(utils?|helpers?|common|managers?|misc|shared)(?=[-.]|$)/;

function saysNothing(path: string): boolean {
  return path.split("/").some((part) => empty.test(part));
}

const proof = [
  "src/crm/utils.ts",
  "src/crm/date-utils.ts",
  "src/common/deal.ts",
  "test/page-helper.ts",
  "src/deal-manager.ts",
];
const missed = proof.filter((path) => !saysNothing(path));
const root = join(import.meta.dirname, "..", "..");
const { stdout } = spawnSync("git", ["ls-files", "-co", "--exclude-standard", "src", "test", "bench", "browser"], {
  cwd: root,
  encoding: "utf8",
});
const found = stdout.split("\n").filter(saysNothing);
for (const path of missed) console.error(`not refused when planted: ${path}`);
for (const path of found) console.error(`a name that says nothing: ${path}`);
process.exitCode = missed.length + found.length > 0 ? 1 : 0;

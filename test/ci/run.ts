// Every check in order, each with its name and time. All run even when one fails; the tests come last, so that their
// summary ends the output. `bin/ci NAME…` runs some.
import { spawnSync } from "node:child_process";
import { join } from "node:path";

interface Step {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
}

const root = join(import.meta.dirname, "..", "..");
const script = (file: string) => ({ command: process.execPath, args: [join("test", "ci", file)] });

const steps: readonly Step[] = [
  { name: "lock file", ...script("complete-lock.ts") },
  { name: "format and lint", command: "biome", args: ["ci", "."] },
  { name: "types", command: "tsc", args: [] },
  { name: "borders", ...script("borders.ts") },
  { name: "pure domain", ...script("pure-domain.ts") },
  { name: "names", ...script("names.ts") },
  { name: "reporting only", ...script("reporting-only.ts") },
  { name: "dead code", command: "knip", args: ["--no-progress"] },
  { name: "schema drift", ...script("schema-drift.ts") },
  { name: "screens", command: join("bin", "build-web"), args: [] },
  { name: "bundle budget", ...script("bundle-budget.ts") },
  { name: "tests", command: join("bin", "test"), args: [] },
];

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !steps.some((step) => step.name === name));
if (unknown.length > 0) {
  console.error(`No such check: ${unknown.join(", ")}. There are: ${steps.map(({ name }) => name).join(", ")}`);
  process.exit(2);
}

function passes({ name, command, args }: Step): boolean {
  console.log(`\n── ${name}`);
  const begun = performance.now();
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: "inherit" });
  if (error) console.error(error.message);
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  // The tests say it themselves, and theirs must stay the last line of all.
  if (name !== "tests") console.log(`   ${status === 0 ? "passed" : "FAILED"} in ${seconds} s`);
  return status === 0;
}

const chosen = asked.length > 0 ? steps.filter(({ name }) => asked.includes(name)) : steps;
const failed = chosen
  .filter(({ name }) => name !== "tests")
  .filter((step) => !passes(step))
  .map(({ name }) => name);
if (failed.length > 0) console.log(`\nFAILED: ${failed.join(", ")}`);
const tested = chosen.filter(({ name }) => name === "tests").every(passes);
process.exitCode = failed.length > 0 || !tested ? 1 : 0;

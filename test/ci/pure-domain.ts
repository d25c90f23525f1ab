// Law 2 is Biome's, by folder. This proves that it bites: each line below, planted in a domain/, must be refused, and the
// harmless ones must not.
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = join(import.meta.dirname, "..", "..");

const forbidden = [
  "export const a = Date.now();",
  "export const a = new Date();",
  "export const a = Date();",
  "const clock = Date.now; export const a = clock();",
  "export const a = Math.random();",
  "export const a = performance.now();",
  "export const a = globalThis.Date.now();",
  'export const a = fetch("https://example.org");',
  "export const a = process.env.HOME;",
  "export const a = crypto.randomUUID();",
  "export const a = setTimeout(() => undefined, 1);",
];

const allowed = ["export const a = new Date(1_700_000_000_000);", "export const a = Date.UTC(2026, 10, 18);"];

function lint(folder: string): string[] {
  const biome = join(root, "node_modules", ".bin", "biome");
  const args = ["lint", "--reporter=json", "--max-diagnostics=100", "."];
  const { stdout } = spawnSync(biome, args, { cwd: folder, encoding: "utf8" });
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { severity: string; location: { path: unknown } }[] };
  return diagnostics
    .filter(({ severity }) => severity === "error")
    .map(({ location }) => JSON.stringify(location.path));
}

const folder = mkdtempSync(join(tmpdir(), "voronka-domain-"));
try {
  const domain = join(folder, "src", "planted", "domain");
  mkdirSync(domain, { recursive: true });
  mkdirSync(join(folder, "test", "ci"), { recursive: true });
  cpSync(join(root, "test", "ci", "pure-domain.grit"), join(folder, "test", "ci", "pure-domain.grit"));
  const { vcs: _, $schema: __, ...config } = JSON.parse(readFileSync(join(root, "biome.json"), "utf8"));
  writeFileSync(join(folder, "biome.json"), JSON.stringify(config));
  const lines = [...forbidden, ...allowed];
  for (const [index, line] of lines.entries()) writeFileSync(join(domain, `line-${index}-x.ts`), `${line}\n`);
  const refused = lint(folder);
  const isRefused = (index: number) => refused.some((path) => path.includes(`line-${index}-x.ts`));
  const wrong = lines.filter((line, index) => isRefused(index) !== forbidden.includes(line));
  for (const line of wrong)
    console.error(`${forbidden.includes(line) ? "not refused" : "refused"} in domain/: ${line}`);
  console.log(`${forbidden.length} planted lines refused, ${allowed.length} let through, ${wrong.length} wrong`);
  process.exitCode = wrong.length > 0 ? 1 : 0;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

// Law 1: nobody imports across a border. First it is proved, on a copy of the source with one forbidden import of each
// kind planted, that every kind is caught; then the source itself is judged.
import "./typescript-6.ts";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { ICruiseResult } from "dependency-cruiser";

const root = join(import.meta.dirname, "..", "..");
const { cruise } = await import("dependency-cruiser");
const { default: readTsConfig } = await import("dependency-cruiser/config-utl/extract-ts-config");
const { forbidden, options } = createRequire(import.meta.url)("../../.dependency-cruiser.cjs");

/** Fewer would mean that the files were not read. */
const fewestModules = 20;

/** The rule that must catch it, the file that imports, what it imports. */
const plants: readonly (readonly [string, string, string])[] = [
  ["slices-meet-at-their-doors", "src/crm/server/planted-a.ts", "../../pipeline/server/planted-room.ts"],
  ["slices-meet-at-their-doors", "src/crm/planted-b.ts", "../pipeline/domain/planted-rule.ts"],
  ["slices-meet-at-their-doors", "src/crm/web/planted-c.ts", "../../pipeline/contract.ts"],
  ["slices-meet-at-their-doors", "src/planted/server/planted-d.ts", "../../pipeline/domain/planted-rule.ts"],
  ["domain-is-pure", "src/crm/domain/planted-e.ts", "node:fs"],
  ["domain-is-pure", "src/crm/domain/planted-f.ts", "zod"],
  ["domain-is-pure", "src/crm/domain/planted-g.ts", "../server/planted-own.ts"],
  ["domain-is-pure", "src/crm/domain/planted-h.ts", "../../platform/planted-pipe.ts"],
  ["domain-is-pure", "src/crm/domain/planted-i.ts", "../../pipeline/index.ts"],
  ["web-never-reaches-the-server", "src/crm/web/planted-j.ts", "../server/planted-own.ts"],
  ["web-never-reaches-the-server", "src/crm/web/planted-k.ts", "../../platform/planted-pipe.ts"],
  ["web-never-reaches-the-server", "src/crm/web/planted-l.ts", "../../pipeline/index.ts"],
  ["web-never-reaches-the-server", "src/crm/web/planted-m.ts", "../index.ts"],
  ["screens-run-in-a-browser", "src/crm/web/planted-n.ts", "node:fs"],
  ["screens-run-in-a-browser", "src/ui/planted-o.ts", "node:path"],
  ["contracts-are-the-wire-alone", "src/planted/contract.ts", "./server/planted-own.ts"],
  ["contracts-are-the-wire-alone", "src/crm/locales/planted-p.ts", "../../platform/planted-pipe.ts"],
  ["server-draws-no-screens", "src/crm/server/planted-q.ts", "../web/planted-screen.ts"],
  ["server-draws-no-screens", "src/crm/server/planted-r.ts", "../../pipeline/web/index.ts"],
  ["kernel-knows-nobody", "src/kernel/planted-s.ts", "../platform/planted-pipe.ts"],
  ["kernel-knows-nobody", "src/kernel/planted-t.ts", "node:crypto"],
  ["nobody-imports-app", "src/crm/server/planted-u.ts", "../../app/planted-whole.ts"],
  ["nobody-imports-app", "src/platform/planted-v.ts", "../app/planted-whole.ts"],
  ["platform-and-ui-know-no-slice", "src/platform/planted-w.ts", "../crm/index.ts"],
  ["platform-and-ui-know-no-slice", "src/ui/planted-x.ts", "../crm/web/planted-screen.ts"],
  ["ui-never-reaches-platform", "src/ui/planted-y.ts", "../platform/planted-pipe.ts"],
  ["platform-draws-nothing", "src/platform/planted-z.ts", "../ui/planted-button.ts"],
  ["no-cycles", "src/crm/server/planted-one.ts", "./planted-two.ts"],
  ["every-import-is-found", "src/crm/server/planted-lost.ts", "./planted-nowhere.ts"],
];

/** What the plants import; it exists so that the right rule is the one that speaks. */
const targets = [
  "src/pipeline/server/planted-room.ts",
  "src/pipeline/domain/planted-rule.ts",
  "src/crm/server/planted-own.ts",
  "src/planted/server/planted-own.ts",
  "src/crm/web/planted-screen.ts",
  "src/platform/planted-pipe.ts",
  "src/app/planted-whole.ts",
  "src/ui/planted-button.ts",
];
const wayBack = "src/crm/server/planted-two.ts";
const doors = ["src/pipeline/contract.ts", "src/pipeline/index.ts", "src/pipeline/web/index.ts", "src/crm/index.ts"];

async function judge(folder: string): Promise<ICruiseResult> {
  const tsConfig = readTsConfig(join(root, "tsconfig.json"));
  const rules = { ruleSet: { forbidden }, validate: true };
  const { output } = await cruise(["src"], { ...options, ...rules, baseDir: folder }, options.enhancedResolveOptions, {
    tsConfig,
  });
  if (typeof output === "string") throw new Error("dependency-cruiser gave no result to read");
  return output;
}

function write(folder: string, path: string, text: string, flag: "w" | "wx"): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  try {
    writeFileSync(join(folder, path), text, { flag });
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
}

async function missedPlants(): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), "voronka-borders-"));
  try {
    cpSync(join(root, "src"), join(folder, "src"), { recursive: true });
    cpSync(join(root, "tsconfig.json"), join(folder, "tsconfig.json"));
    cpSync(join(root, "package.json"), join(folder, "package.json"));
    symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
    for (const path of targets) write(folder, path, "export const planted = 1;\n", "w");
    write(folder, wayBack, 'import "./planted-one.ts";\n', "w");
    for (const path of doors) write(folder, path, "export const planted = 1;\n", "wx");
    for (const [, from, to] of plants)
      write(folder, from, `import ${JSON.stringify(to)};\nexport const planted = 1;\n`, "w");
    const { violations } = (await judge(folder)).summary;
    const caught = new Set(violations.map(({ rule, from }) => `${rule.name} ${from}`));
    return plants
      .filter(([rule, from]) => !caught.has(`${rule} ${from}`))
      .map(([rule, from, to]) => `${rule}: ${from} → ${to}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const missed = await missedPlants();
const { summary, modules } = await judge(root);
const own = modules.filter(({ source }) => source.startsWith("src/"));
const findings = summary.violations.map(({ rule, from, to, cycle }) => {
  const path = cycle ? cycle.map(({ name }) => name).join(" → ") : to;
  return `${rule.name}: ${from} → ${path}`;
});
for (const plant of missed) console.error(`not caught when planted: ${plant}`);
for (const finding of findings) console.error(finding);
if (own.length <= fewestModules) console.error(`only ${own.length} files were read`);
console.log(
  `${own.length} files, ${plants.length - missed.length} of ${plants.length} planted imports caught, ${findings.length} violations`,
);
process.exitCode = missed.length + findings.length > 0 || own.length <= fewestModules ? 1 : 0;

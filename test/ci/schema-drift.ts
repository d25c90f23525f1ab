// schema.sql and the row types in tables.ts are what the migrations make, no more and no less. `--fix` writes both.
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { dumpSchema } from "../../src/platform/database/dump-schema.ts";
import { prepareDatabase } from "../../src/platform/database/prepare.ts";
import { startTestPostgres } from "../../src/platform/postgres/test-postgres.ts";

const root = join(import.meta.dirname, "..", "..");

/** Whole numbers fit a JavaScript number, days stay text: as connect.ts reads them. */
const types = { int8: "number", numeric: "number", date: "string" };

/** The first line in which the two differ, for a person to start from. */
function difference(written: string, made: string): string | undefined {
  const [before, after] = [written.trimEnd().split("\n"), made.trimEnd().split("\n")];
  const lines = Array.from({ length: Math.max(before.length, after.length) }, (_, line) => line);
  const first = lines.find((line) => before[line] !== after[line]);
  if (first === undefined) return undefined;
  return `line ${first + 1}: written "${before[first] ?? "(end)"}", made "${after[first] ?? "(end)"}"`;
}

function makeTypes(url: string, path: string): void {
  const mapping = `--type-mapping=${JSON.stringify(types)}`;
  const args = ["--dialect=postgres", "--include-pattern=(public|reporting).*", mapping, `--out-file=${path}`];
  const made = spawnSync(join(root, "node_modules", ".bin", "kysely-codegen"), args, {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, DATABASE_URL: url },
  });
  if (made.status !== 0) throw new Error(made.stderr || made.stdout);
}

const server = await startTestPostgres();
const folder = mkdtempSync(join(tmpdir(), "voronka-schema-"));
const pool = new pg.Pool({ connectionString: server.url, max: 2 });
pool.on("error", () => undefined);
pool.on("connect", (client) => client.on("error", () => undefined));
try {
  await prepareDatabase(pool);
  writeFileSync(join(folder, "schema.sql"), await dumpSchema(pool));
  makeTypes(server.url, join(folder, "tables.ts"));
  for (const path of ["schema.sql", "src/platform/database/tables.ts"]) {
    const made = join(folder, path.split("/").at(-1) ?? "");
    const found = difference(readFileSync(join(root, path), "utf8"), readFileSync(made, "utf8"));
    if (!found) continue;
    if (process.argv.includes("--fix")) copyFileSync(made, join(root, path));
    else {
      console.error(`${path} is not what the migrations make (node test/ci/schema-drift.ts --fix): ${found}`);
      process.exitCode = 1;
    }
  }
} finally {
  await pool.end();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}

// Law 7: analytics reads the `reporting` views and nobody's tables. Its tests may write the rows they count.
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..", "..");
const schema = readFileSync(join(root, "schema.sql"), "utf8");
/** What analytics keeps itself. */
const ownTables = ["saved_reports"];
const tables = [...schema.matchAll(/^table (?:public|auth)\.(\w+)/gm)]
  .map(([, name]) => name ?? "")
  .filter((name) => !ownTables.includes(name));
const builder =
  "selectFrom|innerJoin|leftJoin|rightJoin|fullJoin|crossJoin|insertInto|updateTable|deleteFrom|mergeInto";
const names = tables.join("|");
const read = new RegExp(
  `\\b(?:${builder})\\(\\s*\\[?\\s*["'\`](?:public\\.)?(${names})\\b|\\b(?:from|join|into|update)\\s+(?:public\\.)?"?(${names})\\b(?!\\s*\\()`,
  "gi",
);

/** A common table expression of the same statement may carry a table's name. */
function tablesRead(text: string): string[] {
  const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*|--.*/g, "");
  const own = new Set(
    [...code.matchAll(/(?:\bwith|,)\s+([a-z_]+)\s+as\s+(?:not\s+materialized\s+|materialized\s+)?\(/gi)].map(
      ([, name]) => name,
    ),
  );
  return [...code.matchAll(read)].map(([, built, raw]) => built ?? raw ?? "").filter((name) => !own.has(name));
}

const some = tables[0] ?? "none";
const proof = [
  `selectFrom("${some}")`,
  `select 1 from ${some} where`,
  `leftJoin("${some} as t")`,
  `join public.${some} on`,
];
const harmless = [`selectFrom("reporting.${some}")`, `select 1 from reporting.${some}`];
const wrong = [
  ...proof.filter((line) => tablesRead(line).length === 0),
  ...harmless.filter((line) => tablesRead(line).length > 0),
];
const files = globSync("src/analytics/server/**/*.ts", { cwd: root }).filter((path) => !path.endsWith(".test.ts"));
const found = files.flatMap((path) =>
  tablesRead(readFileSync(join(root, path), "utf8")).map((name) => `${path} reads ${name}`),
);
if (tables.length < 10) console.error(`only ${tables.length} tables were found in schema.sql`);
for (const line of wrong) console.error(`judged wrongly when planted: ${line}`);
for (const line of found) console.error(line);
console.log(`${files.length} files of analytics, ${tables.length} tables`);
process.exitCode = tables.length < 10 || wrong.length + found.length > 0 ? 1 : 0;

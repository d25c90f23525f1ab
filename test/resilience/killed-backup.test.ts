import { existsSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { emptyDatabase, everyRow } from "../../src/operations/server/test-installation.ts";
import { testDatabase } from "../../src/platform/database/test-database.ts";
import { environmentOf, runMain, temporaryInstallation } from "../product/start-product.ts";
import { makeSampleWorkspace } from "../sample-workspace.ts";

const installation = temporaryInstallation();
const folder = dirname(installation.dataDirectory);
const backup = join(folder, "copy");
let source: Awaited<ReturnType<typeof testDatabase>>;
let target: Awaited<ReturnType<typeof emptyDatabase>>;

beforeAll(async () => {
  source = await testDatabase();
  target = await emptyDatabase();
  const { workspaceId } = await makeSampleWorkspace(source.owner, "north");
  // Enough of them to be met in the middle.
  await source.owner.query(
    `insert into audit_entries (workspace_id, id, at, via, action, entity, entity_id, changes)
     select $1, gen_random_uuid(), now(), 'system', 'deal.changed', 'deal', gen_random_uuid(), jsonb_build_object('n', md5(n::text))
     from generate_series(1, 250000) n`,
    [workspaceId],
  );
}, 120_000);
afterAll(async () => {
  await source?.drop();
  await target?.drop();
  await installation.remove();
});

const run = (command: "backup" | "restore", databaseUrl: string) =>
  runMain([command, backup, "--json"], environmentOf({ dataDirectory: installation.dataDirectory, databaseUrl }));

async function until(isSo: () => Promise<boolean> | boolean): Promise<void> {
  for (const over = Date.now() + 60_000; !(await isSo()); await pause(5)) {
    if (Date.now() > over) throw new Error("It did not come to that within a minute");
  }
}

test("a backup killed in the middle leaves nothing that looks like one, and the next succeeds", async () => {
  const killed = run("backup", source.url);
  const drafts = () => readdirSync(folder).filter((name) => name.includes("voronka-partial"));
  await until(() => drafts().some((name) => existsSync(join(folder, name, "public.audit_entries.copy.zst"))));
  killed.child.kill("SIGKILL");
  expect(await killed.ended).toMatchObject({ signal: "SIGKILL" });
  expect(existsSync(backup)).toBe(false);
  expect(existsSync(join(folder, drafts()[0] ?? "", "manifest.json"))).toBe(false);
  const whole = run("backup", source.url);
  expect(await whole.ended, whole.err()).toMatchObject({ code: 0 });
  expect(JSON.parse(whole.out())).toMatchObject({
    folder: backup,
    rows: expect.any(Number),
    bytes: expect.any(Number),
  });
  expect(existsSync(join(backup, "manifest.json"))).toBe(true);
}, 120_000);

test("a restoration killed in the middle leaves the database empty, and the next succeeds", async () => {
  const killed = run("restore", target.url);
  await until(async () => {
    const { rows } = await source.owner.query(
      "select from pg_stat_activity where datname = $1 and query like 'copy%audit_entries%'",
      [new URL(target.url).pathname.slice(1)],
    );
    return rows.length > 0;
  });
  killed.child.kill("SIGKILL");
  expect(await killed.ended).toMatchObject({ signal: "SIGKILL" });
  await until(async () => {
    const { rows } = await source.owner.query("select from pg_stat_activity where datname = $1", [
      new URL(target.url).pathname.slice(1),
    ]);
    return rows.length === 0;
  });
  const left = await target.owner.query("select from pg_tables where schemaname in ('public', 'auth', 'reporting')");
  expect(left.rowCount).toBe(0);
  await target.leave();
  const whole = run("restore", target.url);
  expect(await whole.ended, whole.err()).toMatchObject({ code: 0 });
  expect(await everyRow(target.owner)).toEqual(await everyRow(source.owner));
}, 120_000);

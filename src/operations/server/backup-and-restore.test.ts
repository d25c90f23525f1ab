import { cpSync, existsSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { makeSampleWorkspace } from "../../../test/sample-workspace.ts";
import { dumpSchema } from "../../platform/database/dump-schema.ts";
import { prepareDatabase } from "../../platform/database/prepare.ts";
import { testDatabase } from "../../platform/database/test-database.ts";
import { newId } from "../../platform/new-id.ts";
import { type Manifest, readManifest, writeManifest } from "../domain/manifest.ts";
import { restoreBackup } from "./restore-backup.ts";
import { hashOf, takeBackup } from "./take-backup.ts";
import { emptyDatabase, everyRow, temporaryFolder } from "./test-installation.ts";

let source: Awaited<ReturnType<typeof testDatabase>>;
let target: Awaited<ReturnType<typeof emptyDatabase>>;
const folder = temporaryFolder();
const backup = join(folder.path, "monday");

beforeAll(async () => {
  source = await testDatabase();
  for (const slug of ["north", "south"]) {
    const workspace = await makeSampleWorkspace(source.owner, slug);
    await workspace.addDeal(workspace.anna, {
      title: "Tab\t, line\n, \\ and «quotes» 😀 \u202e",
      amountMinor: 1_250_000,
    });
    await workspace.addDeal(workspace.boris, { title: "\\N" });
    await source.owner.query(
      `with f as (insert into files (workspace_id, id, name, media_type, size, sha256, created_at)
         values ($1, $2, 'bytes.bin', 'application/octet-stream', 256, 'x', now()) returning workspace_id, id)
       insert into file_parts (workspace_id, file_id, part, content) select workspace_id, id, 0, $3 from f`,
      [workspace.workspaceId, newId(), Buffer.from(Array.from({ length: 256 }, (_, byte) => byte))],
    );
  }
  await source.owner.query(
    `insert into auth."user" ("id", "name", "email", "emailVerified") values ('u1', 'Анна', 'anna@north.example', false)`,
  );
  await source.owner.query("select graphile_worker.add_job('pipeline.tell', '{\"dealId\": 7}', max_attempts => 3)");
  await takeBackup(source.owner, { folder: backup });
});
afterAll(async () => {
  await source.drop();
  folder.remove();
});
beforeEach(async () => {
  target = await emptyDatabase();
});
afterEach(() => target.drop());

/** A copy of the backup to damage. */
function copyOfBackup(): string {
  const copy = join(folder.path, newId());
  cpSync(backup, copy, { recursive: true });
  onTestFinished(() => rmSync(copy, { recursive: true }));
  return copy;
}

function changeManifest(copy: string, change: (manifest: Manifest) => Manifest): void {
  const path = join(copy, "manifest.json");
  const manifest = readManifest(readFileSync(path, "utf8"), hashOf) as Manifest;
  writeFileSync(path, writeManifest(change(manifest), hashOf));
}

const tablesOf = async () => {
  const { rows } = await target.owner.query(
    "select from pg_tables where schemaname in ('public', 'auth', 'reporting')",
  );
  return rows.length;
};

test("a restored installation has the schema and every row of every table, sign-ins, files and queued tasks included", async () => {
  const restored = await restoreBackup(target.owner, { folder: backup });
  expect(restored).toMatchObject({ tables: expect.any(Number), takenAt: expect.stringMatching(/Z$/) });
  expect(await dumpSchema(target.owner)).toBe(await dumpSchema(source.owner));
  const [before, after] = [await everyRow(source.owner), await everyRow(target.owner)];
  expect(Object.values(before).flat().length).toBeGreaterThan(40);
  expect(after).toEqual(before);
});

test("keys, row-level security and the counting of new rows go on where they stood", async () => {
  await source.owner.query("select setval('stay_changes_id_seq', 4711)");
  const later = join(folder.path, "later");
  await takeBackup(source.owner, { folder: later });
  await restoreBackup(target.owner, { folder: later });
  const { rows } = await target.owner.query("select nextval('stay_changes_id_seq') as next");
  expect(rows[0].next).toBe(4712);
  const orphan =
    "insert into deal_contacts (workspace_id, deal_id, contact_id, added_at) select id, id, id, now() from workspaces";
  await expect(target.owner.query(orphan)).rejects.toThrow(/foreign key/);
  const client = await target.owner.connect();
  await client.query("set role voronka_app");
  expect((await client.query("select from deals")).rowCount).toBe(0);
  await expect(client.query("select from backups")).rejects.toThrow(/permission denied/);
  client.release(true);
});

test("a task that was at work when the backup was taken is taken up anew", async () => {
  await source.owner.query("update graphile_worker._private_jobs set locked_at = now(), locked_by = 'gone'");
  const later = join(folder.path, "at-work");
  await takeBackup(source.owner, { folder: later });
  await source.owner.query("update graphile_worker._private_jobs set locked_at = null, locked_by = null");
  await restoreBackup(target.owner, { folder: later });
  const { rows } = await target.owner.query(
    "select payload, max_attempts, locked_by from graphile_worker._private_jobs",
  );
  expect(rows).toEqual([{ payload: { dealId: 7 }, max_attempts: 3, locked_by: null }]);
});

test("the backup shows one moment: what is written meanwhile is not in it", async () => {
  const during = join(folder.path, "during");
  let isFirst = true;
  const writing: Promise<unknown>[] = [];
  await takeBackup(source.owner, {
    folder: during,
    onTable: () => {
      if (isFirst) writing.push(source.owner.query("insert into auth.secrets (name, value) values ('late', 'x')"));
      isFirst = false;
    },
  });
  await Promise.all(writing);
  await restoreBackup(target.owner, { folder: during });
  expect((await target.owner.query("select from auth.secrets where name = 'late'")).rowCount).toBe(0);
  await source.owner.query("delete from auth.secrets where name = 'late'");
});

test("both installations know the backup afterwards, and the restored one that it came from it", async () => {
  await restoreBackup(target.owner, { folder: backup });
  const { rows: kept } = await source.owner.query(
    "select row_count, restored_at from backups order by taken_at limit 1",
  );
  expect(kept).toEqual([{ row_count: expect.any(Number), restored_at: null }]);
  const { rows: from } = await target.owner.query("select row_count, restored_at, folder from backups");
  expect(from).toEqual([{ row_count: kept[0].row_count, restored_at: expect.any(Date), folder: backup }]);
});

test("a folder that holds something is not written to, an empty one is", async () => {
  expect(await takeBackup(source.owner, { folder: backup })).toMatchObject({ refused: "backup_folder_taken" });
  const volume = temporaryFolder();
  onTestFinished(volume.remove);
  expect(await takeBackup(source.owner, { folder: volume.path })).toMatchObject({ rows: expect.any(Number) });
  expect(existsSync(join(volume.path, "manifest.json"))).toBe(true);
});

test("the files are for their owner alone, and nothing else is left beside them", async () => {
  const beside = temporaryFolder();
  onTestFinished(beside.remove);
  await takeBackup(source.owner, { folder: join(beside.path, "sunday") });
  expect(readdirSync(beside.path)).toEqual(["sunday"]);
});

test("a database without Voronka is not backed up", async () => {
  const nowhere = join(folder.path, "nowhere");
  expect(await takeBackup(target.owner, { folder: nowhere })).toMatchObject({ refused: "database_empty" });
  expect(existsSync(nowhere)).toBe(false);
});

describe("refused by name, before anything is changed", () => {
  const damage: readonly (readonly [string, string, (copy: string) => void])[] = [
    ["a folder without a backup", "backup_missing", (copy) => rmSync(join(copy, "manifest.json"))],
    [
      "a manifest that was cut off",
      "backup_manifest_damaged",
      (copy) => truncateSync(join(copy, "manifest.json"), 500),
    ],
    ["another program's manifest", "backup_foreign", (copy) => writeFileSync(join(copy, "manifest.json"), "{}")],
    ["a file that is gone", "backup_file_missing", (copy) => rmSync(join(copy, "public.deals.copy.zst"))],
    ["a file that was cut off", "backup_file_damaged", (copy) => truncateSync(join(copy, "public.deals.copy.zst"), 20)],
    [
      "a file in which one bit fell over",
      "backup_file_damaged",
      (copy) => {
        const path = join(copy, "public.visits.copy.zst");
        const bytes = readFileSync(path);
        bytes.writeUInt8(bytes.readUInt8(30) ^ 1, 30);
        writeFileSync(path, bytes);
      },
    ],
    [
      "a backup of a newer version",
      "backup_newer",
      (copy) =>
        changeManifest(copy, (manifest) => ({
          ...manifest,
          migrations: [...manifest.migrations, { name: "9999_tomorrow.sql", sha256: "0".repeat(64) }],
        })),
    ],
    [
      "a table that is not ours",
      "backup_foreign",
      (copy) =>
        changeManifest(copy, (manifest) => ({
          ...manifest,
          tables: manifest.tables.map((table) =>
            table.table === "deals" ? { ...table, schema: "pg_catalog", table: "pg_authid" } : table,
          ),
        })),
    ],
    [
      "fewer rows than promised",
      "backup_rows_differ",
      (copy) =>
        changeManifest(copy, (manifest) => ({
          ...manifest,
          tables: manifest.tables.map((table) =>
            table.table === "deals" ? { ...table, rows: table.rows + 1 } : table,
          ),
        })),
    ],
  ];
  test.for(damage)("%s", async ([, code, spoil]) => {
    const copy = copyOfBackup();
    spoil(copy);
    expect(await restoreBackup(target.owner, { folder: copy })).toMatchObject({ refused: code });
    expect(await tablesOf()).toBe(0);
  });

  test("an installation in which somebody works already, and nothing of it is touched", async () => {
    await restoreBackup(target.owner, { folder: backup });
    await target.owner.query("delete from deal_contacts");
    const before = await everyRow(target.owner);
    await target.leave();
    const refused = await restoreBackup(target.owner, { folder: backup });
    expect(refused).toMatchObject({ refused: "restore_not_empty" });
    expect(await everyRow(target.owner)).toEqual(before);
  });

  test("a database that holds another program's tables", async () => {
    await target.owner.query("create table wages (amount integer)");
    await target.leave();
    expect(await restoreBackup(target.owner, { folder: backup })).toMatchObject({
      refused: "restore_not_empty",
      params: { table: "wages" },
    });
  });

  test("a database that a server is connected to", async () => {
    const server = await target.owner.connect();
    expect(await restoreBackup(target.owner, { folder: backup })).toMatchObject({ refused: "restore_in_use" });
    server.release(true);
  });
});

test("an installation that was started and not used yet is empty, and is restored into", async () => {
  await prepareDatabase(target.owner);
  await target.owner.query("insert into auth.secrets (name, value) values ('session', 'made at the first start')");
  await target.leave();
  expect(await restoreBackup(target.owner, { folder: backup })).toMatchObject({ rows: expect.any(Number) });
  expect(await everyRow(target.owner)).toEqual(await everyRow(source.owner));
});

test("a failure in the middle leaves the database as it was", async () => {
  const copy = copyOfBackup();
  // The archive is whole, but its rows break a rule that is checked at the end.
  changeManifest(copy, (manifest) => ({
    ...manifest,
    tables: manifest.tables.filter(({ table }) => table !== "companies"),
  }));
  await expect(restoreBackup(target.owner, { folder: copy })).rejects.toThrow(/foreign key/);
  expect(await tablesOf()).toBe(0);
  await target.leave();
  expect(await restoreBackup(target.owner, { folder: backup })).toMatchObject({ rows: expect.any(Number) });
});

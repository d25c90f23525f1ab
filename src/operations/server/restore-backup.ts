import { createReadStream } from "node:fs";
import { join, resolve } from "node:path";
import { pipeline } from "node:stream/promises";
import { createZstdDecompress } from "node:zlib";
import { runMigrations } from "graphile-worker";
import type pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { isRefusal, type Refusal, refuse } from "../../kernel/refusal.ts";
import {
  applyMigration,
  type MigrationFile,
  migrationFiles,
  migrationLock,
  schemaMigrations,
} from "../../platform/database/migrate.ts";
import { quoted } from "../../platform/database/quoted.ts";
import { newId } from "../../platform/new-id.ts";
import { type BackedUpTable, type BackupTaken, type Manifest, planSchema, takenOf } from "../domain/manifest.ts";
import { operationsRefusals } from "../domain/refusals.ts";
import { withBareTables } from "./bare-tables.ts";
import { checkIsFree, dropEmptySchema } from "./free-database.ts";
import { nameOf, ourTables, queueSchema } from "./our-tables.ts";
import { readArchive } from "./read-archive.ts";
import { recordBackup } from "./recorded-backups.ts";

interface RestoreOptions {
  readonly folder: string;
  readonly onTable?: (name: string) => void;
}

/**
 * Makes an empty installation what the backup shows, and brings its schema forward to this version (PLT-12). The archive is
 * read through before anything is changed; then one transaction does it all or nothing. Refuses what `readArchive`,
 * `planSchema` and `checkIsFree` refuse, and `backup_rows_differ`.
 */
export async function restoreBackup(owner: pg.Pool, options: RestoreOptions): Promise<BackupTaken | Refusal> {
  const folder = resolve(options.folder);
  const manifest = await readArchive(folder);
  if (isRefusal(manifest)) return manifest;
  const client = await owner.connect();
  try {
    const refused = await checkIsFree(client, migrationLock);
    if (refused) return refused;
    const known = migrationFiles();
    await runMigrations({ pgPool: owner });
    const plan = planSchema(manifest, known, await queueVersion(client));
    if (isRefusal(plan)) return plan;
    const filesOf = (names: readonly string[]) => names.flatMap((name) => known.find((one) => one.name === name) ?? []);
    const work = {
      folder,
      manifest,
      before: filesOf(plan.before),
      after: filesOf(plan.after),
      onTable: options.onTable,
    };
    await client.query("begin");
    const result = await restoreAll(client, work);
    await client.query(isRefusal(result) ? "rollback" : "commit");
    if (!isRefusal(result)) await client.query("analyze");
    return result;
  } finally {
    // Ends its locks and whatever a failure left open.
    client.release(true);
  }
}

interface Work {
  readonly folder: string;
  readonly manifest: Manifest;
  readonly before: readonly MigrationFile[];
  readonly after: readonly MigrationFile[];
  readonly onTable: RestoreOptions["onTable"];
}

/** In the transaction that is open. */
export async function restoreAll(client: pg.ClientBase, work: Work): Promise<BackupTaken | Refusal> {
  const { manifest, folder } = work;
  await client.query("set local maintenance_work_mem = '256MB'; set local work_mem = '64MB'");
  await dropEmptySchema(client);
  await client.query(schemaMigrations);
  for (const migration of work.before) await applyMigration(client, migration);
  const refused = await loadAll(client, work);
  if (refused) return refused;
  // Whoever worked on them is gone.
  await client.query(
    `update ${queueSchema}._private_jobs set locked_at = null, locked_by = null where locked_at is not null`,
  );
  await client.query(
    `update ${queueSchema}._private_job_queues set locked_at = null, locked_by = null where locked_at is not null`,
  );
  for (const migration of work.after) await applyMigration(client, migration);
  await recordBackup(client, manifest, { id: newId(), folder, at: new Date(), restored: true });
  return takenOf(manifest);
}

async function loadAll(client: pg.ClientBase, { manifest, folder, onTable }: Work): Promise<Refusal | null> {
  const there = await ourTables(client);
  const names = new Set(there.map(nameOf));
  // A name of our own making cannot be missing; one of another's is not written to.
  if (manifest.tables.some((table) => !names.has(nameOf(table)))) return refuse(operationsRefusals, "backup_foreign");
  // What migrations put in themselves comes with the backup as well; emptied in this transaction, tables load faster.
  await client.query(`truncate ${there.map(nameOf).join(", ")} cascade`);
  const refused = await withBareTables(client, async () => {
    for (const table of manifest.tables) {
      onTable?.(`${table.schema}.${table.table}`);
      const rows = await loadTable(client, table, folder);
      if (rows !== table.rows)
        return refuse(operationsRefusals, "backup_rows_differ", { params: { table: table.table } });
    }
    return null;
  });
  for (const { schema, name, value, isCalled } of manifest.sequences) {
    await client.query("select setval(format('%I.%I', $1::text, $2::text)::regclass, $3, $4)", [
      schema,
      name,
      value,
      isCalled,
    ]);
  }
  return refused;
}

/** Answers how many rows went in. */
async function loadTable(client: pg.ClientBase, table: BackedUpTable, folder: string): Promise<number> {
  const columns = table.columns.map(quoted).join(", ");
  const target = client.query(copyFrom(`copy ${nameOf(table)} (${columns}) from stdin with (freeze)`));
  const source = createReadStream(join(folder, table.file), { highWaterMark: 1 << 18 });
  await pipeline(source, createZstdDecompress({ chunkSize: 1 << 18 }), target);
  return target.rowCount;
}

async function queueVersion(client: pg.ClientBase): Promise<number> {
  const { rows } = await client.query<{ id: number }>(`select max(id) as id from ${queueSchema}.migrations`);
  return rows[0]?.id ?? 0;
}

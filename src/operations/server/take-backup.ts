import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { constants, createZstdCompress } from "node:zlib";
import type pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import { isRefusal, type Refusal, refuse } from "../../kernel/refusal.ts";
import { quoted } from "../../platform/database/quoted.ts";
import { newId } from "../../platform/new-id.ts";
import { productVersion } from "../../platform/product-version.ts";
import {
  type BackedUpTable,
  type BackupTaken,
  type Manifest,
  manifestFile,
  manifestFormat,
  takenOf,
  writeManifest,
} from "../domain/manifest.ts";
import { operationsRefusals } from "../domain/refusals.ts";
import { openBackupFolder } from "./backup-folder.ts";
import { nameOf, type OurTable, ourSequences, ourTables, queueSchema } from "./our-tables.ts";
import { recordBackup } from "./recorded-backups.ts";

interface BackupOptions {
  readonly folder: string;
  /** Told before each table. */
  readonly onTable?: (name: string) => void;
}

export const hashOf = (text: string) => createHash("sha256").update(text).digest("hex");

/**
 * Writes the whole installation into a folder, as one moment shows it, while others go on working (PLT-12). Constant
 * memory. The folder appears under its name when everything is in it. Refuses `database_empty` and what
 * `openBackupFolder` refuses.
 */
export async function takeBackup(owner: pg.Pool, { folder, onTable }: BackupOptions): Promise<BackupTaken | Refusal> {
  const client = await owner.connect();
  try {
    const { rows } = await client.query("select to_regclass('public.schema_migrations') is not null as there");
    if (rows[0]?.there !== true) return refuse(operationsRefusals, "database_empty");
    const place = await openBackupFolder(folder);
    if (isRefusal(place)) return place;
    try {
      const manifest = await writeTables(client, place.draft, onTable);
      const text = writeManifest(manifest, hashOf);
      await writeFile(join(place.draft, manifestFile), text, { mode: 0o600, flush: true });
      await place.finish();
      await recordBackup(client, manifest, { id: newId(), folder, at: new Date(), restored: false });
      return takenOf(manifest);
    } catch (error) {
      await place.discard();
      throw error;
    }
  } finally {
    // It may be in the middle of a COPY: never back into the pool.
    client.release(true);
  }
}

async function writeTables(client: pg.ClientBase, draft: string, onTable: BackupOptions["onTable"]): Promise<Manifest> {
  const tables = await ourTables(client);
  await client.query("begin isolation level repeatable read read only");
  // Before the snapshot is taken: nobody changes the schema until all is read.
  await client.query(`lock table ${tables.map(nameOf).join(", ")} in access share mode`);
  if (JSON.stringify(await ourTables(client)) !== JSON.stringify(tables)) {
    throw new Error("The schema was changed while the backup began; run it again");
  }
  const about = await describe(client);
  const written: { readonly table: OurTable; readonly copy: WrittenCopy }[] = [];
  for (const table of tables) {
    onTable?.(`${table.schema}.${table.table}`);
    written.push({ table, copy: await writeTable(client, table, draft) });
  }
  const sequences = await ourSequences(client);
  await client.query("commit");
  const shown = written.map(({ table, copy }): BackedUpTable => {
    const { rows, file, bytes, sha256 } = copy;
    return { ...table, columns: [...table.columns], rows: rows(), file, bytes, sha256 };
  });
  return { ...about, tables: shown, sequences };
}

async function describe(client: pg.ClientBase): Promise<Omit<Manifest, "tables" | "sequences">> {
  const { rows: migrations } = await client.query<{ name: string; sha256: string }>(
    "select name, sha256 from schema_migrations order by applied_at, name",
  );
  const { rows } = await client.query<{ now: Date; postgres: string; queue: number }>(
    `select now(), current_setting('server_version') as postgres, (select max(id) from ${queueSchema}.migrations) as queue`,
  );
  const [{ now = new Date(0), postgres = "", queue = 0 } = {}] = rows;
  const [takenAt, version] = [now.toISOString(), productVersion];
  return { format: manifestFormat, version, takenAt, postgres, migrations, queueVersion: queue };
}

interface WrittenCopy {
  /** Known when the connection has taken its next statement. */
  readonly rows: () => number;
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
}

async function writeTable(client: pg.ClientBase, table: OurTable, draft: string): Promise<WrittenCopy> {
  const file = `${table.schema}.${table.table}.copy.zst`;
  const hash = createHash("sha256");
  let bytes = 0;
  const meter = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      hash.update(chunk);
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  const rows = client.query(
    copyTo(`copy ${nameOf(table)} (${table.columns.map(quoted).join(", ")}) to stdout`, { highWaterMark: 1 << 18 }),
  );
  const compress = createZstdCompress({
    chunkSize: 1 << 17,
    params: { [constants.ZSTD_c_compressionLevel]: 3, [constants.ZSTD_c_checksumFlag]: 1 },
  });
  const target = createWriteStream(join(draft, file), { flags: "wx", mode: 0o600, flush: true });
  await pipeline(rows, compress, meter, target);
  return { rows: () => rows.rowCount, file, bytes, sha256: hash.digest("hex") };
}

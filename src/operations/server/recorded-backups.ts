import type pg from "pg";
import { type Manifest, takenOf } from "../domain/manifest.ts";

/** Notes a backup or a restoration, for the status screen; a schema that is too old to know the table goes without. */
export async function recordBackup(
  client: pg.ClientBase,
  manifest: Manifest,
  note: { readonly id: string; readonly folder: string; readonly at: Date; readonly restored: boolean },
): Promise<void> {
  const { rows: known } = await client.query("select to_regclass('public.backups') is not null as there");
  if (known[0]?.there !== true) return;
  const { tables, rows, bytes, takenAt } = takenOf(manifest);
  await client.query(
    `insert into backups (id, taken_at, finished_at, folder, version, table_count, row_count, byte_count, restored_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [note.id, takenAt, note.at, note.folder, manifest.version, tables, rows, bytes, note.restored ? note.at : null],
  );
}

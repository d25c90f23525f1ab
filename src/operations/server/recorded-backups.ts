import type pg from "pg";
import { type Manifest, takenOf } from "../domain/manifest.ts";

/** The newest backup of the installation, or the one that it was restored from. */
export interface LastBackup {
  readonly takenAt: Date;
  readonly finishedAt: Date;
  readonly rows: number;
  readonly bytes: number;
  readonly restoredAt: Date | null;
}

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

export async function lastBackup(owner: pg.Pool): Promise<LastBackup | null> {
  const { rows } = await owner.query<LastBackup>(
    `select taken_at as "takenAt", finished_at as "finishedAt", row_count as rows, byte_count as bytes,
       restored_at as "restoredAt"
     from backups order by taken_at desc limit 1`,
  );
  return rows[0] ?? null;
}

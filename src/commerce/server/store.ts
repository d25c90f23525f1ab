import { sql } from "kysely";
import type { Unit } from "../../platform/database/unit.ts";

export type Values = Readonly<Record<string, string | number | boolean | Date | null>>;
type Table = "payments" | "documents";

/** The only writes of this slice. */
export async function insertRow(unit: Unit, table: Table, id: string, values: Values): Promise<void> {
  const now = new Date(unit.now);
  const row: Values = {
    workspace_id: unit.actor.workspaceId,
    id,
    ...values,
    created_by: unit.actor.userId,
    created_at: now,
    updated_at: now,
  };
  const columns = Object.keys(row);
  await sql`
    insert into ${sql.table(table)} (${sql.join(columns.map((column) => sql.ref(column)))})
    values (${sql.join(columns.map((column) => row[column]))})`.execute(unit.sql);
}

/** Writes the values and the next version. */
export async function updateRow(unit: Unit, table: Table, id: string, values: Values): Promise<void> {
  const assignments = Object.entries(values).map(([column, value]) => sql`${sql.ref(column)} = ${value}`);
  await sql`
    update ${sql.table(table)}
    set ${sql.join([...assignments, sql`updated_at = ${new Date(unit.now)}`, sql`version = version + 1`])}
    where workspace_id = ${unit.actor.workspaceId} and id = ${id}`.execute(unit.sql);
}

export interface FileContent {
  readonly name: string;
  readonly mediaType: string;
  readonly sha256: string;
  readonly content: Buffer;
}

export async function insertFile(unit: Unit, id: string, file: FileContent): Promise<void> {
  await unit.client.query(
    `insert into files (workspace_id, id, name, media_type, size, sha256, content, created_by, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      unit.actor.workspaceId,
      id,
      file.name,
      file.mediaType,
      file.content.length,
      file.sha256,
      file.content,
      unit.actor.userId,
      new Date(unit.now),
    ],
  );
}

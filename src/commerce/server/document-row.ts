import { sql } from "kysely";
import { visibleTo } from "../../identity/index.ts";
import type { Reading } from "../../platform/database/unit.ts";
import type { Document } from "../contract.ts";

export interface DocumentRow {
  readonly id: string;
  readonly deal_id: string;
  readonly kind: Document["kind"];
  readonly title: string;
  readonly file_id: string | null;
  readonly file_name: string | null;
  readonly media_type: string | null;
  readonly size: number | null;
  readonly sha256: string | null;
  readonly sent_on: string | null;
  readonly received_on: string | null;
  readonly signed_on: string | null;
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly deleted_at: Date | null;
  readonly version: number;
}

/** Documents `o` of deals that the actor sees, with their files. */
export const seenDocuments = (actor: Reading["actor"]) => sql`
  select o.*, f.name as file_name, f.media_type, f.size, f.sha256 from documents o
  join reporting.deals d on d.workspace_id = o.workspace_id and d.id = o.deal_id
  left join files f on f.workspace_id = o.workspace_id and f.id = o.file_id
  where o.workspace_id = ${actor.workspaceId} and ${visibleTo(actor, "d.owner_id")}`;

export function toDocument(row: DocumentRow): Document {
  return {
    id: row.id,
    dealId: row.deal_id,
    kind: row.kind,
    title: row.title,
    file:
      row.file_id === null
        ? null
        : {
            id: row.file_id,
            name: row.file_name ?? "",
            mediaType: row.media_type ?? "",
            size: row.size ?? 0,
            sha256: row.sha256 ?? "",
          },
    sentOn: row.sent_on,
    receivedOn: row.received_on,
    signedOn: row.signed_on,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    deletedAt: row.deleted_at?.toISOString() ?? null,
    version: row.version,
  };
}

/** A document, deleted or not, of a deal that the actor sees. */
export async function findDocument(
  reading: Pick<Reading, "sql" | "actor">,
  id: string,
): Promise<DocumentRow | undefined> {
  const { rows } = await sql<DocumentRow>`${seenDocuments(reading.actor)} and o.id = ${id}`.execute(reading.sql);
  return rows[0];
}

import { sql } from "kysely";
import { visibleTo } from "../../identity/index.ts";
import { type Refusal, refuse } from "../../kernel/refusal.ts";
import type { Reading } from "../../platform/database/unit.ts";
import { fileRefusals } from "../../platform/files/refusals.ts";

interface FileOfDocument {
  readonly id: string;
  readonly name: string;
  readonly size: number;
}

/** The file of a document of a deal that the actor sees; a file that another took the place of is not given. */
export async function readFileOfDocument(reading: Reading, id: string): Promise<FileOfDocument | Refusal> {
  const { rows } = await sql<FileOfDocument>`
    select f.id, f.name, f.size from files f
    where f.workspace_id = ${reading.actor.workspaceId} and f.id = ${id} and exists (
      select from documents o
      join reporting.deals d on d.workspace_id = o.workspace_id and d.id = o.deal_id
      where o.workspace_id = f.workspace_id and o.file_id = f.id and o.deleted_at is null
        and ${visibleTo(reading.actor, "d.owner_id")})`.execute(reading.sql);
  return rows[0] ?? refuse(fileRefusals, "file_unknown");
}

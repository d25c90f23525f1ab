import { sql } from "kysely";
import { visibleTo } from "../../identity/index.ts";
import { type Refusal, refuse } from "../../kernel/refusal.ts";
import type { Reading } from "../../platform/database/unit.ts";
import { commerceRefusals } from "../domain/refusals.ts";

export interface StoredFile {
  readonly name: string;
  readonly sha256: string;
  readonly content: Buffer;
}

/** The file of a document of a deal that the actor sees; a file that another took the place of is not given. */
export async function readFileContent(reading: Reading, id: string): Promise<StoredFile | Refusal> {
  const { rows } = await sql<StoredFile>`
    select f.name, f.sha256, f.content from files f
    where f.workspace_id = ${reading.actor.workspaceId} and f.id = ${id} and exists (
      select from documents o
      join reporting.deals d on d.workspace_id = o.workspace_id and d.id = o.deal_id
      where o.workspace_id = f.workspace_id and o.file_id = f.id and o.deleted_at is null
        and ${visibleTo(reading.actor, "d.owner_id")})`.execute(reading.sql);
  return rows[0] ?? refuse(commerceRefusals, "file_unknown");
}

/** RFC 6266 with the name by RFC 5987, and an ASCII one for those who read only that. */
export function attachmentDisposition(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, "_");
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

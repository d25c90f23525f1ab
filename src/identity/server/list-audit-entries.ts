import { z } from "zod";
import type { QueryOf } from "../../kernel/endpoint.ts";
import { isRefusal, type Refusal } from "../../kernel/refusal.ts";
import type { Reading } from "../../platform/database/unit.ts";
import { decodeCursor, type Page, pageOf } from "../../platform/http/page.ts";
import type { AuditEntry, listAuditEntries as listAuditEntriesEndpoint } from "../contract.ts";

interface Row extends Omit<AuditEntry, "at"> {
  readonly at: Date;
}

/** What was changed, by whom and when, newest first. `action` may be the beginning of one: "deal" finds all of deals. (PLT-11) */
export async function listAuditEntries(
  { client, actor }: Reading,
  query: QueryOf<typeof listAuditEntriesEndpoint>,
): Promise<Page<AuditEntry> | Refusal> {
  const before = decodeCursor(query.cursor, z.uuid());
  if (isRefusal(before)) return before;
  const { rows } = await client.query<Row>(
    `select a.id, a.at, u.id as "userId", u.name as "userName", a.via, a.action, a.entity, a.entity_id as "entityId", a.changes
     from audit_entries a left join users u on u.workspace_id = a.workspace_id and u.id = a.user_id
     where a.workspace_id = $1 and ($2::uuid is null or a.id < $2) and ($3::uuid is null or a.entity_id = $3)
       and ($4::uuid is null or a.user_id = $4) and ($5::text is null or starts_with(a.action, $5))
     order by a.id desc limit $6`,
    [
      actor.workspaceId,
      before ?? null,
      query.entityId ?? null,
      query.userId ?? null,
      query.action ?? null,
      query.limit + 1,
    ],
  );
  return pageOf(rows, query.limit, { key: (row) => row.id, item: (row) => ({ ...row, at: row.at.toISOString() }) });
}

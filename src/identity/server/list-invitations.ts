import { z } from "zod";
import type { QueryOf } from "../../kernel/endpoint.ts";
import { isRefusal, type Refusal } from "../../kernel/refusal.ts";
import type { Reading } from "../../platform/database/unit.ts";
import { decodeCursor, type Page, pageOf } from "../../platform/http/page.ts";
import type { Invitation, listInvitations as listInvitationsEndpoint } from "../contract.ts";

interface Row extends Omit<Invitation, "createdAt" | "expiresAt"> {
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** Invitations, newest first. */
export async function listInvitations(
  { client, actor, now }: Reading,
  query: QueryOf<typeof listInvitationsEndpoint>,
): Promise<Page<Invitation> | Refusal> {
  const before = decodeCursor(query.cursor, z.uuid());
  if (isRefusal(before)) return before;
  const { rows } = await client.query<Row>(
    `select id, email, name, role, department_id as "departmentId", created_at as "createdAt", expires_at as "expiresAt",
       case when accepted_at is not null then 'accepted' when revoked_at is not null then 'revoked'
         when expires_at <= $3 then 'over' else 'waiting' end as state
     from invitations where workspace_id = $1 and ($2::uuid is null or id < $2) order by id desc limit $4`,
    [actor.workspaceId, before ?? null, new Date(now), query.limit + 1],
  );
  return pageOf(rows, query.limit, {
    key: (row) => row.id,
    item: (row) => ({ ...row, createdAt: row.createdAt.toISOString(), expiresAt: row.expiresAt.toISOString() }),
  });
}

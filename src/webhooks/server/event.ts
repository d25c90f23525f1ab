import type { Reading } from "../../platform/database/unit.ts";
import type { WebhookEvent } from "../contract.ts";

interface Row {
  readonly at: Date;
  readonly action: string;
  readonly entity: string;
  readonly entity_id: string;
  readonly changes: Record<string, unknown>;
  readonly user_id: string | null;
  readonly user_name: string | null;
  readonly via: WebhookEvent["actor"]["via"];
}

/** An entry of the audit as it is told outside; null when the workspace has none of that id. */
export async function readEvent(
  { client, actor }: Pick<Reading, "client" | "actor">,
  entryId: string,
): Promise<WebhookEvent | null> {
  const { rows } = await client.query<Row>(
    `select e.at, e.action, e.entity, e.entity_id, e.changes, e.via, u.id as user_id, u.name as user_name
     from audit_entries e left join users u on u.workspace_id = e.workspace_id and u.id = e.user_id
     where e.workspace_id = $1 and e.id = $2`,
    [actor.workspaceId, entryId],
  );
  const entry = rows[0];
  if (!entry) return null;
  return {
    id: entryId,
    type: entry.action,
    workspace: { id: actor.workspaceId, slug: actor.workspace.slug },
    occurredAt: entry.at.toISOString(),
    actor: { id: entry.user_id, name: entry.user_name, via: entry.via },
    data: { entity: entry.entity, entityId: entry.entity_id, changes: entry.changes },
  };
}

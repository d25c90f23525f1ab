import type { Unit } from "../../../platform/database/unit.ts";

/** Rows of a file that tell of a merged record, known by its old external id, tell of the survivor (LEA-4). */
export async function followStaged(
  { client, actor }: Unit,
  target: "companies" | "contacts",
  staging: string,
): Promise<void> {
  await client.query(
    `update ${staging} s set external_id = k.external_id
     from ${target} m join ${target} k on k.workspace_id = m.workspace_id and k.id = m.merged_into and k.external_id is not null
     where m.workspace_id = $1 and m.external_id = s.external_id and m.merged_into is not null`,
    [actor.workspaceId],
  );
}

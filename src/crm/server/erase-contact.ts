import type { Unit } from "../../platform/database/unit.ts";

/** Takes from a contact all that tells who it is; the row stays for those that refer to it, and leaves the lists. (PLT-11) */
export async function eraseContact(unit: Unit, id: string, mark: string): Promise<void> {
  await unit.client.query(
    `update contacts set name = $3, position = null, phone = null, phone_normalized = null, email = null, external_id = null,
       deleted_at = $4, erased_at = $4, updated_at = $4, version = version + 1
     where workspace_id = $1 and id = $2`,
    [unit.actor.workspaceId, id, mark, new Date(unit.now)],
  );
}

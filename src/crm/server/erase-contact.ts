import { sql } from "kysely";
import { forgetBefore } from "../../bulk/index.ts";
import type { Unit } from "../../platform/database/unit.ts";
import type { Contact } from "../contract.ts";
import { type ContactRow, contactColumns, contactJoins, toContact } from "./contact-row.ts";
import { forgetMergesOf } from "./duplicates/merge-store.ts";

/** Records of the same person that have been merged into this one. */
export async function mergedContactsOf({ sql: executor, actor }: Unit, id: string): Promise<readonly Contact[]> {
  const { rows } = await sql<ContactRow>`
    select ${contactColumns} from contacts c ${contactJoins}
    where c.workspace_id = ${actor.workspaceId} and c.merged_into = ${id} order by c.id for update of c`.execute(
    executor,
  );
  return rows.map(toContact);
}

/**
 * Takes from a contact, and from all that was merged into it, what tells who it is; the rows stay for those that refer to them,
 * and leave the lists. Merges with it can no longer be undone. (PLT-11)
 */
export async function eraseContact(unit: Unit, id: string, mark: string): Promise<void> {
  const { rows } = await unit.client.query<{ id: string }>(
    `update contacts set name = $3, position = null, phone = null, phone_normalized = null, email = null, external_id = null, custom = '{}',
       deleted_at = $4, erased_at = $4, updated_at = $4, version = version + 1
     where workspace_id = $1 and (id = $2 or merged_into = $2) returning id`,
    [unit.actor.workspaceId, id, mark, new Date(unit.now)],
  );
  const ids = rows.map((row) => row.id);
  await forgetMergesOf(unit, ids);
  await forgetBefore(unit, ids);
}

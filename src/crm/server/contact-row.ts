import { sql } from "kysely";
import type { CustomValues } from "../../custom-fields/index.ts";
import type { Reading } from "../../platform/database/unit.ts";
import type { Contact } from "../contract.ts";
import type { ContactRole } from "../domain/contact-role.ts";
import { knownTo } from "./customer-sight.ts";

export interface ContactRow {
  readonly id: string;
  readonly external_id: string | null;
  readonly company_id: string | null;
  readonly company_name: string | null;
  readonly name: string;
  readonly position: string | null;
  readonly role: ContactRole | null;
  readonly phone: string | null;
  readonly phone_normalized: string | null;
  readonly email: string | null;
  readonly owner_id: string | null;
  readonly owner_name: string | null;
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly deleted_at: Date | null;
  readonly version: number;
  readonly merged_into: string | null;
  readonly name_key: string;
  readonly custom: CustomValues;
  readonly custom_by_key: Contact["custom"];
}

/** Of contacts `c` left-joined with companies `o` and users `u`. */
export const contactColumns = sql`c.*, custom_by_key(c.custom) as custom_by_key, o.name as company_name, u.name as owner_name`;
export const contactJoins = sql`
  left join companies o on o.workspace_id = c.workspace_id and o.id = c.company_id
  left join reporting.users u on u.workspace_id = c.workspace_id and u.id = c.owner_id`;

export function toContact(row: ContactRow): Contact {
  return {
    id: row.id,
    externalId: row.external_id,
    name: row.name,
    company: row.company_id && row.company_name !== null ? { id: row.company_id, name: row.company_name } : null,
    position: row.position,
    role: row.role,
    phone: row.phone,
    phoneNormalized: row.phone_normalized,
    email: row.email,
    owner: row.owner_id && row.owner_name !== null ? { id: row.owner_id, name: row.owner_name } : null,
    custom: row.custom_by_key,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    deletedAt: row.deleted_at?.toISOString() ?? null,
    version: row.version,
  };
}

/** A contact, deleted or not; undefined when the actor knows none with this id. `lock` holds it for a change. */
export async function findContact(
  reading: Pick<Reading, "sql" | "actor">,
  id: string,
  lock = false,
): Promise<ContactRow | undefined> {
  const { rows } = await sql<ContactRow>`
    select ${contactColumns} from contacts c ${contactJoins}
    where c.workspace_id = ${reading.actor.workspaceId} and c.id = ${id} and ${knownTo(reading.actor, "contacts", "c")}
    ${lock ? sql`for update of c` : sql``}`.execute(reading.sql);
  return rows[0];
}

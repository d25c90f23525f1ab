import { sql } from "kysely";
import type { CustomValues } from "../../custom-fields/index.ts";
import type { Reading } from "../../platform/database/unit.ts";
import type { Company } from "../contract.ts";
import { knownTo } from "./customer-sight.ts";

export interface CompanyRow {
  readonly id: string;
  readonly external_id: string | null;
  readonly name: string;
  readonly inn: string | null;
  readonly kpp: string | null;
  readonly site: string | null;
  readonly phone: string | null;
  readonly phone_normalized: string | null;
  readonly email: string | null;
  readonly industry: string | null;
  readonly employees: number | null;
  readonly city: string | null;
  readonly country: string | null;
  readonly channel: string | null;
  readonly owner_id: string | null;
  readonly owner_name: string | null;
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly deleted_at: Date | null;
  readonly version: number;
  readonly merged_into: string | null;
  readonly name_key: string;
  readonly custom: CustomValues;
  readonly custom_by_key: Company["custom"];
}

/** Of companies `c` left-joined with users `u`. */
export const companyColumns = sql`c.*, custom_by_key(c.custom) as custom_by_key, u.name as owner_name`;
export const companyJoins = sql`left join reporting.users u on u.workspace_id = c.workspace_id and u.id = c.owner_id`;

export function toCompany(row: CompanyRow): Company {
  return {
    id: row.id,
    externalId: row.external_id,
    name: row.name,
    inn: row.inn,
    kpp: row.kpp,
    site: row.site,
    phone: row.phone,
    phoneNormalized: row.phone_normalized,
    email: row.email,
    industry: row.industry,
    employees: row.employees,
    city: row.city,
    country: row.country,
    channel: row.channel,
    owner: row.owner_id && row.owner_name !== null ? { id: row.owner_id, name: row.owner_name } : null,
    custom: row.custom_by_key,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    deletedAt: row.deleted_at?.toISOString() ?? null,
    version: row.version,
  };
}

/** A company, deleted or not; undefined when the actor knows none with this id. `lock` holds it for a change. */
export async function findCompany(
  reading: Pick<Reading, "sql" | "actor">,
  id: string,
  lock = false,
): Promise<CompanyRow | undefined> {
  const { rows } = await sql<CompanyRow>`
    select ${companyColumns} from companies c ${companyJoins}
    where c.workspace_id = ${reading.actor.workspaceId} and c.id = ${id} and ${knownTo(reading.actor, "companies", "c")}
    ${lock ? sql`for update of c` : sql``}`.execute(reading.sql);
  return rows[0];
}

import type { CustomValues } from "../../custom-fields/index.ts";
import type { CompanyId, ContactId, UserId } from "../../kernel/ids.ts";
import type { Instant } from "../../kernel/time.ts";
import { type CopyValue, copyInstant, copyRows } from "../../platform/database/copy-rows.ts";
import {
  openStaging,
  type RecordedCounts,
  type RecordTable,
  recordRows,
  sqlNewId,
  stagedColumns,
} from "../../platform/database/record-rows.ts";
import type { Unit } from "../../platform/database/unit.ts";
import type { ContactRole } from "../domain/contact-role.ts";
import { normalizePhone } from "../domain/phone.ts";
import { followStaged } from "./duplicates/follow-staged.ts";
import { nameCompanies } from "./record-companies.ts";

/** A person at a customer as known elsewhere. Null leaves what is there already. */
export interface RecordedContact {
  readonly line: number;
  readonly id?: ContactId;
  readonly externalId: string | null;
  readonly name: string | null;
  readonly companyId?: CompanyId | null;
  /** Instead of `companyId`: the company's external id or name; created when unknown. */
  readonly company?: string | null;
  readonly position?: string | null;
  readonly role?: ContactRole | null;
  /** As typed. */
  readonly phone?: string | null;
  readonly email?: string | null;
  readonly ownerId?: UserId | null;
  readonly createdAt?: Instant | null;
  /** Of own fields, by their ids; the others stay. */
  readonly custom?: CustomValues | null;
}

const table: RecordTable = {
  target: "contacts",
  staging: "recorded_contacts",
  columns: {
    name: "text",
    company_id: "uuid",
    position: "text",
    role: "text",
    phone: "text",
    phone_normalized: "text",
    email: "text",
    owner_id: "uuid",
    custom: "jsonb",
  },
  carried: { company: "text" },
  otherwise: { name: "s.external_id", custom: "'{}'" },
  audited: { action: "contact.updated", entity: "contact" },
};

async function* staged(rows: AsyncIterable<RecordedContact> | Iterable<RecordedContact>): AsyncGenerator<CopyValue[]> {
  for await (const row of rows) {
    yield [
      row.line,
      row.id ?? null,
      row.externalId,
      copyInstant(row.createdAt ?? null),
      row.name,
      row.companyId ?? null,
      row.position ?? null,
      row.role ?? null,
      row.phone ?? null,
      row.phone ? normalizePhone(row.phone) : null,
      row.email ?? null,
      row.ownerId ?? null,
      row.custom ? JSON.stringify(row.custom) : null,
      row.company ?? null,
    ];
  }
}

/** Records contacts by the thousand (PLT-5). `companiesCreated`: of the companies that were known by name only. */
export async function recordContacts(
  unit: Unit,
  rows: AsyncIterable<RecordedContact> | Iterable<RecordedContact>,
  importId: string | null,
): Promise<RecordedCounts & { readonly companiesCreated: number }> {
  await openStaging(unit, table);
  await copyRows(unit.client, table.staging, stagedColumns(table), staged(rows));
  await followStaged(unit, "contacts", table.staging);
  const companiesCreated = await nameCompanies(unit, `select company from ${table.staging}`, importId);
  await unit.client.query(
    `update ${table.staging} s set company_id = n.id from named_companies n where n.name = s.company and s.company_id is null`,
  );
  return { ...(await recordRows(unit, table, importId)), companiesCreated };
}

/**
 * Finds people of customers by name within their company. `names` is a query of a name and a company id (or null);
 * afterwards `named_contacts (name, company_id, id)` has each, created where unknown, without those that were deleted here.
 * Answers how many were created.
 */
export async function nameContacts(unit: Unit, names: string, importId: string | null): Promise<number> {
  const { client, actor } = unit;
  await client.query(
    `drop table if exists named_contacts;
     create temp table named_contacts (name text collate "C", company_id uuid, key text collate "C", id uuid) on commit drop;
     insert into named_contacts select n.name, n.company_id, lower(btrim(n.name) collate "default") from (${names}) as n(name, company_id)
       where n.name is not null group by 1, 2;
     analyze named_contacts`,
  );
  await client.query(
    `update named_contacts n set id = k.id from contacts c join contacts k on k.workspace_id = c.workspace_id and k.id = coalesce(c.merged_into, c.id)
     where c.workspace_id = $1 and c.external_id = n.name and k.deleted_at is null`,
    [actor.workspaceId],
  );
  await client.query(
    `update named_contacts n set id = c.id
     from (select lower(btrim(c.name)) as key, c.company_id, (array_agg(k.id order by c.merged_into is not null, c.created_at, c.id))[1] as id
           from contacts c join contacts k on k.workspace_id = c.workspace_id and k.id = coalesce(c.merged_into, c.id)
           where c.workspace_id = $1 and k.deleted_at is null and lower(btrim(c.name)) in (select key from named_contacts where id is null)
           group by 1, 2) c
     where n.id is null and c.key = n.key and c.company_id is not distinct from n.company_id`,
    [actor.workspaceId],
  );
  await client.query(
    `delete from named_contacts n using contacts c where n.id is null and c.workspace_id = $1 and c.external_id = n.name`,
    [actor.workspaceId],
  );
  const { rows } = await client.query<{ created: number }>(
    `with missing as (select key, company_id, min(name) as name from named_contacts where id is null group by 1, 2),
       made as (
         insert into contacts (workspace_id, id, company_id, name, import_id, created_at, updated_at)
         select $1, ${sqlNewId}, company_id, btrim(name), $2, $3, $3 from missing order by key
         returning id, company_id, lower(name) as key),
       noted as (update named_contacts n set id = made.id from made
                 where n.id is null and made.key = n.key and made.company_id is not distinct from n.company_id returning n.id)
     select (select count(*) from made) as created, (select count(*) from noted) as noted`,
    [actor.workspaceId, importId, new Date(unit.now)],
  );
  return rows[0]?.created ?? 0;
}

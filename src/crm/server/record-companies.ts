import type { CustomValues } from "../../custom-fields/index.ts";
import type { CompanyId, UserId } from "../../kernel/ids.ts";
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
import { siteAddress } from "../domain/customer-fields.ts";
import { normalizePhone } from "../domain/phone.ts";
import { followStaged } from "./duplicates/follow-staged.ts";

/** A company as it was known elsewhere. Null leaves what is there already; values are checked by the caller. */
export interface RecordedCompany {
  /** Where it stands in the file; any ascending number does. */
  readonly line: number;
  readonly id?: CompanyId;
  /** What it is recognised by next time; null: always a new one. */
  readonly externalId: string | null;
  /** Null leaves the name; a new company is then named by its external id. */
  readonly name: string | null;
  readonly inn?: string | null;
  readonly kpp?: string | null;
  readonly site?: string | null;
  /** As typed. */
  readonly phone?: string | null;
  readonly email?: string | null;
  readonly industry?: string | null;
  readonly employees?: number | null;
  readonly city?: string | null;
  readonly country?: string | null;
  readonly channel?: string | null;
  readonly ownerId?: UserId | null;
  readonly createdAt?: Instant | null;
  /** Of own fields, by their ids; the others stay. */
  readonly custom?: CustomValues | null;
}

const table: RecordTable = {
  target: "companies",
  staging: "recorded_companies",
  columns: {
    name: "text",
    inn: "text",
    kpp: "text",
    site: "text",
    phone: "text",
    phone_normalized: "text",
    email: "text",
    industry: "text",
    employees: "integer",
    city: "text",
    country: "text",
    channel: "text",
    owner_id: "uuid",
    custom: "jsonb",
  },
  otherwise: { name: "s.external_id", custom: "'{}'" },
  audited: { action: "company.updated", entity: "company" },
};

async function* staged(rows: AsyncIterable<RecordedCompany> | Iterable<RecordedCompany>): AsyncGenerator<CopyValue[]> {
  for await (const row of rows) {
    yield [
      row.line,
      row.id ?? null,
      row.externalId,
      copyInstant(row.createdAt ?? null),
      row.name,
      row.inn ?? null,
      row.kpp ?? null,
      row.site ? (siteAddress(row.site) ?? row.site) : null,
      row.phone ?? null,
      row.phone ? normalizePhone(row.phone) : null,
      row.email ?? null,
      row.industry ?? null,
      row.employees ?? null,
      row.city ?? null,
      row.country ?? null,
      row.channel ?? null,
      row.ownerId ?? null,
      row.custom ? JSON.stringify(row.custom) : null,
    ];
  }
}

/** Records companies by the thousand (PLT-5): creates the unknown, changes what differs, leaves the rest alone. */
export async function recordCompanies(
  unit: Unit,
  rows: AsyncIterable<RecordedCompany> | Iterable<RecordedCompany>,
  importId: string | null,
): Promise<RecordedCounts> {
  await openStaging(unit, table);
  await copyRows(unit.client, table.staging, stagedColumns(table), staged(rows));
  await followStaged(unit, "companies", table.staging);
  return recordRows(unit, table, importId);
}

/**
 * Finds companies by what other tables call them. `names` is a query of one text column; afterwards the temporary table
 * `named_companies (name, id)` has each: by external id, else by name without case (the oldest of several), else
 * created. One that was deleted here is not made anew under its key: it is in no row. Answers how many were created.
 */
export async function nameCompanies(unit: Unit, names: string, importId: string | null): Promise<number> {
  const { client, actor } = unit;
  await client.query(
    `drop table if exists named_companies;
     create temp table named_companies (name text collate "C", key text collate "C", id uuid) on commit drop;
     insert into named_companies select n.name, lower(btrim(n.name) collate "default") from (${names}) as n(name) where n.name is not null group by 1;
     analyze named_companies`,
  );
  const workspace = [actor.workspaceId];
  await client.query(
    `update named_companies n set id = k.id from companies c join companies k on k.workspace_id = c.workspace_id and k.id = coalesce(c.merged_into, c.id)
     where c.workspace_id = $1 and c.external_id = n.name and k.deleted_at is null`,
    workspace,
  );
  await client.query(
    `update named_companies n set id = c.id
     from (select lower(btrim(c.name)) as key, (array_agg(k.id order by c.merged_into is not null, c.created_at, c.id))[1] as id
           from companies c join companies k on k.workspace_id = c.workspace_id and k.id = coalesce(c.merged_into, c.id)
           where c.workspace_id = $1 and k.deleted_at is null and lower(btrim(c.name)) in (select key from named_companies where id is null)
           group by 1) c
     where n.id is null and c.key = n.key`,
    workspace,
  );
  await client.query(
    `delete from named_companies n using companies c where n.id is null and c.workspace_id = $1 and c.external_id = n.name`,
    workspace,
  );
  const { rows } = await client.query<{ created: number }>(
    `with missing as (select key, min(name) as name from named_companies where id is null group by key),
       made as (
         insert into companies (workspace_id, id, name, import_id, created_at, updated_at)
         select $1, ${sqlNewId}, btrim(name), $2, $3, $3 from missing order by key returning id, lower(name) as key),
       noted as (update named_companies n set id = made.id from made where n.id is null and made.key = n.key returning n.id)
     select (select count(*) from made) as created, (select count(*) from noted) as noted`,
    [actor.workspaceId, importId, new Date(unit.now)],
  );
  return rows[0]?.created ?? 0;
}

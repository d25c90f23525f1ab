import type { CustomValues } from "../../custom-fields/index.ts";
import type { ActivityId, CompanyId, ContactId, DealId, UserId } from "../../kernel/ids.ts";
import type { Instant } from "../../kernel/time.ts";
import { type CopyValue, copyInstant, copyRows } from "../../platform/database/copy-rows.ts";
import {
  openStaging,
  type RecordedCounts,
  type RecordTable,
  recordRows,
  refusedRows,
  stagedColumns,
} from "../../platform/database/record-rows.ts";
import type { Unit } from "../../platform/database/unit.ts";
import type { ActivityKind, RecordOrigin } from "../domain/activity-kind.ts";

/** An activity as known elsewhere, planned or done. Null leaves what is there already. */
export interface RecordedActivity {
  readonly line: number;
  readonly id?: ActivityId;
  readonly externalId: string | null;
  readonly kind: ActivityKind;
  readonly subject: string | null;
  readonly body?: string | null;
  readonly dealId?: DealId | null;
  /** Instead of `dealId`: the deal's external id; the row is refused when there is none. */
  readonly deal?: string | null;
  readonly companyId?: CompanyId | null;
  /** Instead of `companyId`: external id or name. Without a company it is the deal's, else the contact's. */
  readonly company?: string | null;
  readonly contactId?: ContactId | null;
  /** Instead of `contactId`: external id, or name within the company. */
  readonly contact?: string | null;
  readonly ownerId?: UserId | null;
  /** Instead of `ownerId`: e-mail or name. */
  readonly owner?: string | null;
  readonly plannedAt: Instant | null;
  /** False: planned for a day, no hour. */
  readonly hasTime?: boolean | null;
  readonly place?: string | null;
  readonly direction?: "in" | "out" | null;
  readonly doneAt: Instant | null;
  readonly isHeld?: boolean | null;
  readonly result?: string | null;
  /** "import" where missing. */
  readonly recordedBy?: RecordOrigin | null;
  readonly createdAt?: Instant | null;
  /** Of own fields, by their ids; the others stay. */
  readonly custom?: CustomValues | null;
}

/** How deals and people are found by name (pipeline's and identity's doors): each fills its `named_…` table. */
export interface ActivityNaming {
  /** Into `named_deals (name, id, company_id)`. */
  readonly deals: (unit: Unit, names: string) => Promise<void>;
  /** Into `named_people (name, id)`. */
  readonly people: (unit: Unit, names: string) => Promise<void>;
  readonly fallbackOwner: (unit: Unit) => Promise<string>;
  /** Into `named_companies (name, id)` and `named_contacts (name, company_id, id)`; without it rows name no customers. */
  readonly customers?: {
    readonly companies: (unit: Unit, names: string) => Promise<void>;
    readonly contacts: (unit: Unit, names: string) => Promise<void>;
  };
}

const table: RecordTable = {
  target: "activities",
  staging: "staged_activities",
  columns: {
    kind: "text",
    subject: "text",
    body: "text",
    deal_id: "uuid",
    company_id: "uuid",
    contact_id: "uuid",
    owner_id: "uuid",
    planned_at: "timestamptz(3)",
    has_time: "boolean",
    place: "text",
    direction: "text",
    done_at: "timestamptz(3)",
    is_held: "boolean",
    result: "text",
    recorded_by: "text",
    custom: "jsonb",
  },
  carried: { deal: "text", owner: "text", company: "text", contact: "text" },
  audited: { action: "activity.updated", entity: "activity" },
};

async function* staged(
  rows: AsyncIterable<RecordedActivity> | Iterable<RecordedActivity>,
): AsyncGenerator<CopyValue[]> {
  for await (const row of rows) {
    yield [
      row.line,
      row.id ?? null,
      row.externalId,
      copyInstant(row.createdAt ?? null),
      row.kind,
      row.subject,
      row.body ?? null,
      row.dealId ?? null,
      row.companyId ?? null,
      row.contactId ?? null,
      row.ownerId ?? null,
      copyInstant(row.plannedAt),
      row.hasTime ?? null,
      row.place ?? null,
      row.direction ?? null,
      copyInstant(row.doneAt),
      row.isHeld ?? (row.kind === "meeting" && row.doneAt !== null ? true : null),
      row.result ?? null,
      row.recordedBy ?? null,
      row.custom ? JSON.stringify(row.custom) : null,
      row.deal ?? null,
      row.owner ?? null,
      row.company ?? null,
      row.contact ?? null,
    ];
  }
}

/**
 * Records activities by the thousand (PLT-5), marked as imported. A note without a time is done when it was created; the
 * responsible of rows that name none is the fallback person. An activity is of a deal, a company, a contact, or of nobody
 * (ACT-1). Rows of unknown deals are refused (`deal_unknown`).
 */
export async function recordActivities(
  unit: Unit,
  rows: AsyncIterable<RecordedActivity> | Iterable<RecordedActivity>,
  naming: ActivityNaming,
  importId: string | null,
): Promise<RecordedCounts> {
  const { client } = unit;
  await openStaging(unit, table);
  await copyRows(client, table.staging, stagedColumns(table), staged(rows));
  await client.query(`analyze ${table.staging}`);
  await naming.deals(unit, `select deal from ${table.staging}`);
  await refuseUnknownDeals(unit);
  await naming.people(unit, `select owner from ${table.staging}`);
  if (naming.customers !== undefined) await findCompanies(unit, naming.customers);
  await client.query(
    `update ${table.staging} s set
       deal_id = coalesce(s.deal_id, (select n.id from named_deals n where n.name = s.deal)),
       company_id = coalesce(s.company_id, (select n.company_id from named_deals n where n.name = s.deal)),
       owner_id = coalesce(s.owner_id, (select n.id from named_people n where n.name = s.owner))
     where s.deal is not null or s.owner is not null`,
  );
  if (naming.customers !== undefined) await findContacts(unit, naming.customers);
  return recordRows(unit, { ...table, otherwise: await otherwise(unit, naming) }, importId);
}

async function refuseUnknownDeals({ client }: Unit): Promise<void> {
  const { rowCount } = await client.query(
    `insert into ${refusedRows} select line, 'deal_unknown', jsonb_build_object('field', 'deal', 'value', deal)
     from ${table.staging} where deal is not null and deal_id is null and deal not in (select name from named_deals where id is not null)`,
  );
  if (rowCount) await client.query(`delete from ${table.staging} where line in (select line from ${refusedRows})`);
}

type Customers = NonNullable<ActivityNaming["customers"]>;

async function findCompanies(unit: Unit, { companies }: Customers): Promise<void> {
  await companies(unit, `select company from ${table.staging}`);
  await unit.client.query(
    `update ${table.staging} s set company_id = n.id from named_companies n where n.name = s.company and s.company_id is null`,
  );
}

async function findContacts(unit: Unit, { contacts }: Customers): Promise<void> {
  await contacts(unit, `select contact, company_id from ${table.staging}`);
  await unit.client.query(
    `update ${table.staging} s set contact_id = n.id from named_contacts n
     where s.contact_id is null and n.name = s.contact and n.company_id is not distinct from s.company_id`,
  );
}

/** What a new row has where the table is silent. */
async function otherwise(unit: Unit, naming: ActivityNaming): Promise<Readonly<Record<string, string>>> {
  const { rows } = await unit.client.query<{ missing: boolean }>(
    `select exists (select from ${table.staging} where owner_id is null) as missing`,
  );
  const owner = rows[0]?.missing ? `'${await naming.fallbackOwner(unit)}'::uuid` : "null::uuid";
  const now = `'${new Date(unit.now).toISOString()}'::timestamptz`;
  return {
    subject: "''",
    // Of new rows only: a contact who changes the company later takes nothing along.
    company_id: `case when s.contact_id is not null then (select c.company_id from reporting.contacts c
      where c.workspace_id = '${unit.actor.workspaceId}' and c.id = s.contact_id) end`,
    owner_id: owner,
    has_time: "true",
    recorded_by: "'import'",
    custom: "'{}'",
    done_at: `case when s.kind = 'note' and s.planned_at is null then coalesce(s.created_at, ${now}) end`,
  };
}

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
import type { ActivityKind } from "../domain/activity-kind.ts";

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
  readonly contactId?: ContactId | null;
  readonly ownerId?: UserId | null;
  /** Instead of `ownerId`: e-mail or name. */
  readonly owner?: string | null;
  readonly plannedAt: Instant | null;
  /** False: planned for a day, no hour. */
  readonly hasTime?: boolean | null;
  readonly place?: string | null;
  readonly doneAt: Instant | null;
  readonly isHeld?: boolean | null;
  readonly result?: string | null;
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
    done_at: "timestamptz(3)",
    is_held: "boolean",
    result: "text",
    recorded_by: "text",
    custom: "jsonb",
  },
  carried: { deal: "text", owner: "text" },
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
      copyInstant(row.doneAt),
      row.isHeld ?? (row.kind === "meeting" && row.doneAt !== null ? true : null),
      row.result ?? null,
      null,
      row.custom ? JSON.stringify(row.custom) : null,
      row.deal ?? null,
      row.owner ?? null,
    ];
  }
}

/**
 * Records activities by the thousand (PLT-5), marked as imported. A note without a time is done when it was created; the
 * responsible of rows that name none is the fallback person. Rows of unknown deals are refused (`deal_unknown`).
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
  await naming.people(unit, `select owner from ${table.staging}`);
  await client.query(
    `update ${table.staging} s set
       deal_id = coalesce(s.deal_id, (select n.id from named_deals n where n.name = s.deal)),
       company_id = coalesce(s.company_id, (select n.company_id from named_deals n where n.name = s.deal)),
       owner_id = coalesce(s.owner_id, (select n.id from named_people n where n.name = s.owner))
     where s.deal is not null or s.owner is not null`,
  );
  const { rowCount } = await client.query(
    `insert into ${refusedRows} select line, 'deal_unknown', jsonb_build_object('field', 'deal', 'value', deal)
     from ${table.staging} where deal is not null and deal_id is null`,
  );
  if (rowCount) await client.query(`delete from ${table.staging} where line in (select line from ${refusedRows})`);
  return recordRows(unit, { ...table, otherwise: await otherwise(unit, naming) }, importId);
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
    owner_id: owner,
    has_time: "true",
    recorded_by: "'import'",
    custom: "'{}'",
    done_at: `case when s.kind = 'note' and s.planned_at is null then coalesce(s.created_at, ${now}) end`,
  };
}

import type { CalendarDate } from "../../kernel/time.ts";
import { type CopyValue, copyRows } from "../../platform/database/copy-rows.ts";
import {
  openStaging,
  type RecordedCounts,
  type RecordTable,
  recordRows,
  refusedRows,
  stagedColumns,
} from "../../platform/database/record-rows.ts";
import type { Unit } from "../../platform/database/unit.ts";

/** A payment as a table has it; one date at least. */
export interface PaymentLine {
  readonly line: number;
  readonly externalId: string;
  /** The deal's external id. */
  readonly deal: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly kind: "payment" | "refund";
  /** Per cent; null: the workspace's own of that day. */
  readonly vat: number | null;
  /** A name or an e-mail of who is credited; null: the deal's responsible. */
  readonly owner: string | null;
  readonly plannedOn: CalendarDate | null;
  readonly receivedOn: CalendarDate | null;
}

const table: RecordTable = {
  target: "payments",
  staging: "payment_lines",
  columns: {
    deal_id: "uuid",
    amount_minor: "bigint",
    planned_on: "date",
    received_on: "date",
    currency: "text",
    kind: "text",
    vat: "numeric(5, 2)",
    credited_to: "uuid",
  },
  carried: { deal: "text", owner: "text" },
  audited: {
    action: "payment.changed",
    entity: "payment",
    fields: {
      deal_id: "dealId",
      amount_minor: "amountMinor",
      planned_on: "plannedOn",
      received_on: "receivedOn",
      credited_to: "creditedTo",
    },
  },
};

/** `import payments` (PLT-5). Payments of unknown deals are refused (`deal_unknown`). */
export async function recordPaymentLines(
  unit: Unit,
  lines: AsyncIterable<PaymentLine>,
  /** Fill `named_deals (name, id)` and `named_people (name, id)`: doors of pipeline and identity. */
  naming: Readonly<Record<"deals" | "people", (unit: Unit, names: string) => Promise<void>>>,
  importId: string,
): Promise<RecordedCounts> {
  const { client } = unit;
  await openStaging(unit, table);
  await copyRows(client, table.staging, stagedColumns(table), staged(lines));
  await naming.deals(unit, `select deal from ${table.staging}`);
  await client.query(`update ${table.staging} s set deal_id = n.id from named_deals n where n.name = s.deal`);
  await naming.people(unit, `select owner from ${table.staging} where received_on is not null`);
  await client.query(
    `update ${table.staging} s set credited_to = n.id from named_people n where n.name = s.owner and s.received_on is not null`,
  );
  const { rowCount } = await client.query(
    `insert into ${refusedRows} select line, 'deal_unknown', jsonb_build_object('field', 'deal', 'value', deal)
     from ${table.staging} where deal_id is null`,
  );
  if (rowCount) await client.query(`delete from ${table.staging} where line in (select line from ${refusedRows})`);
  return recordRows(unit, table, importId);
}

async function* staged(lines: AsyncIterable<PaymentLine>): AsyncGenerator<CopyValue[]> {
  for await (const row of lines) {
    const { amountMinor, plannedOn, receivedOn, currency, kind, vat } = row;
    const own = [null, amountMinor, plannedOn, receivedOn, currency, kind, vat, null];
    yield [row.line, null, row.externalId, null, ...own, row.deal, row.owner];
  }
}

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
  readonly plannedOn: CalendarDate | null;
  readonly receivedOn: CalendarDate | null;
}

const table: RecordTable = {
  target: "payments",
  staging: "payment_lines",
  columns: { deal_id: "uuid", amount_minor: "bigint", planned_on: "date", received_on: "date", currency: "text" },
  carried: { deal: "text" },
  audited: {
    action: "payment.changed",
    entity: "payment",
    fields: { deal_id: "dealId", amount_minor: "amountMinor", planned_on: "plannedOn", received_on: "receivedOn" },
  },
};

/** `import payments` (PLT-5). Payments of unknown deals are refused (`deal_unknown`). */
export async function recordPaymentLines(
  unit: Unit,
  lines: AsyncIterable<PaymentLine>,
  /** Fills `named_deals (name, id)`: pipeline's door. */
  naming: { readonly deals: (unit: Unit, names: string) => Promise<void> },
  importId: string,
): Promise<RecordedCounts> {
  const { client } = unit;
  await openStaging(unit, table);
  await copyRows(client, table.staging, stagedColumns(table), staged(lines, unit.actor.workspace.currency));
  await naming.deals(unit, `select deal from ${table.staging}`);
  await client.query(`update ${table.staging} s set deal_id = n.id from named_deals n where n.name = s.deal`);
  const { rowCount } = await client.query(
    `insert into ${refusedRows} select line, 'deal_unknown', jsonb_build_object('field', 'deal', 'value', deal)
     from ${table.staging} where deal_id is null`,
  );
  if (rowCount) await client.query(`delete from ${table.staging} where line in (select line from ${refusedRows})`);
  return recordRows(unit, table, importId);
}

async function* staged(lines: AsyncIterable<PaymentLine>, currency: string): AsyncGenerator<CopyValue[]> {
  for await (const row of lines) {
    const own = [null, row.amountMinor, row.plannedOn, row.receivedOn, currency];
    yield [row.line, null, row.externalId, null, ...own, row.deal];
  }
}

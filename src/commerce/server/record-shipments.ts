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
import { nameProducts } from "./record-products.ts";

/** A line of what has gone to a customer, as a table has it; null leaves what is there. */
export interface ShipmentLine {
  readonly line: number;
  readonly externalId: string;
  /** The company's external id or name. */
  readonly company: string;
  /** The product's SKU or name. */
  readonly product: string | null;
  readonly quantity: number | null;
  readonly amountMinor: number;
  readonly shippedAt: Instant;
}

const table: RecordTable = {
  target: "shipments",
  staging: "shipment_lines",
  columns: {
    company_id: "uuid",
    product_id: "uuid",
    quantity: "numeric(18, 6)",
    amount_minor: "bigint",
    shipped_at: "timestamptz(3)",
    currency: "text",
  },
  carried: { company: "text", product: "text" },
  audited: {
    action: "shipment.changed",
    entity: "shipment",
    fields: { company_id: "companyId", product_id: "productId", amount_minor: "amountMinor", shipped_at: "shippedAt" },
  },
};

/** `import shipments` (PLT-5). Unknown products are created (`productsCreated`); they and companies deleted here refuse their rows. */
export async function recordShipments(
  unit: Unit,
  lines: AsyncIterable<ShipmentLine>,
  /** Fills `named_companies (name, id)`: crm's door. */
  naming: { readonly companies: (unit: Unit, names: string) => Promise<void> },
  importId: string,
): Promise<RecordedCounts & { readonly productsCreated: number }> {
  const { client } = unit;
  const { staging } = table;
  await openStaging(unit, table);
  await copyRows(client, staging, stagedColumns(table), staged(lines, unit.actor.workspace.currency));
  await naming.companies(unit, `select company from ${staging}`);
  const productsCreated = await nameProducts(unit, `select product from ${staging}`, importId);
  await client.query(`update ${staging} s set company_id = n.id from named_companies n where n.name = s.company`);
  await client.query(`update ${staging} s set product_id = n.id from named_products n where n.name = s.product`);
  const { rowCount } = await client.query(
    `insert into ${refusedRows} select line, 'record_deleted',
       case when company_id is null then jsonb_build_object('field', 'company', 'value', company)
         else jsonb_build_object('field', 'product', 'value', product) end
     from ${staging} where company_id is null or (product is not null and product_id is null)`,
  );
  if (rowCount) await client.query(`delete from ${staging} where line in (select line from ${refusedRows})`);
  return { ...(await recordRows(unit, table, importId)), productsCreated };
}

async function* staged(lines: AsyncIterable<ShipmentLine>, currency: string): AsyncGenerator<CopyValue[]> {
  for await (const row of lines) {
    const own = [null, null, row.quantity, row.amountMinor, copyInstant(row.shippedAt), currency];
    yield [row.line, null, row.externalId, null, ...own, row.company, row.product];
  }
}

import { type CopyValue, copyRows } from "../../platform/database/copy-rows.ts";
import {
  openStaging,
  type RecordedCounts,
  type RecordTable,
  recordRows,
  sqlNewId,
  stagedColumns,
} from "../../platform/database/record-rows.ts";
import type { Unit } from "../../platform/database/unit.ts";

/** A product as a table has it; null leaves what is there. */
export interface ProductLine {
  readonly line: number;
  readonly sku: string;
  /** Null leaves the name; a new product is then named by its SKU. */
  readonly name: string | null;
  readonly productLine: string | null;
  readonly unit: string | null;
  readonly priceMinor: number | null;
  readonly costMinor: number | null;
  /** Per cent. */
  readonly vat: number | null;
}

const table: RecordTable = {
  target: "products",
  staging: "product_lines",
  key: "sku",
  columns: {
    name: "text",
    product_line: "text",
    unit: "text",
    price_minor: "bigint",
    cost_minor: "bigint",
    vat: "numeric(5, 2)",
    currency: "text",
  },
  otherwise: { name: "s.external_id" },
  audited: {
    action: "product.changed",
    entity: "product",
    fields: { product_line: "line", price_minor: "priceMinor", cost_minor: "costMinor" },
  },
};

/** `import products` (PLT-5): known by their SKU. */
export async function recordProducts(
  unit: Unit,
  lines: AsyncIterable<ProductLine>,
  importId: string,
): Promise<RecordedCounts> {
  await openStaging(unit, table);
  await copyRows(unit.client, table.staging, stagedColumns(table), staged(lines, unit.actor.workspace.currency));
  return recordRows(unit, table, importId);
}

async function* staged(lines: AsyncIterable<ProductLine>, currency: string): AsyncGenerator<CopyValue[]> {
  for await (const row of lines) {
    yield [
      row.line,
      null,
      row.sku,
      null,
      row.name,
      row.productLine,
      row.unit,
      row.priceMinor,
      row.costMinor,
      row.vat,
      currency,
    ];
  }
}

/**
 * Finds products by what other tables call them. `names` is a query of one text column; afterwards the temporary table
 * `named_products (name, id)` has each: by SKU, else by name without case (the oldest of several), else created. Answers
 * how many were created. What was deleted here is not found and not brought back.
 */
export async function nameProducts(unit: Unit, names: string, importId: string): Promise<number> {
  const { client, actor } = unit;
  await client.query(
    `create temp table named_products (name text collate "C", id uuid) on commit drop;
     insert into named_products select distinct n.name from (${names}) as n(name) where n.name is not null;
     analyze named_products`,
  );
  const workspace = [actor.workspaceId];
  await client.query(
    `update named_products n set id = p.id from products p where p.workspace_id = $1 and p.sku = n.name and p.deleted_at is null`,
    workspace,
  );
  await client.query(
    `update named_products n set id = (select p.id from products p
       where p.workspace_id = $1 and p.name_key = customer_key(n.name) and p.deleted_at is null order by p.created_at, p.id limit 1)
     where n.id is null`,
    workspace,
  );
  const { rows } = await client.query<{ created: number }>(
    `with made as (
       insert into products (workspace_id, id, sku, name, currency, import_id, created_at, updated_at)
       select $1, ${sqlNewId}, n.name, n.name, $2, $3, $4, $4 from named_products n where n.id is null
         and not exists (select from products p where p.workspace_id = $1 and p.sku = n.name)
       order by n.name returning id, sku),
       noted as (update named_products n set id = made.id from made where made.sku = n.name returning n.id)
     select (select count(*) from made) as created, (select count(*) from noted) as noted`,
    [actor.workspaceId, actor.workspace.currency, importId, new Date(unit.now)],
  );
  return rows[0]?.created ?? 0;
}

import { type RawBuilder, sql } from "kysely";
import { z } from "zod";
import { may } from "../../identity/index.ts";
import type { Actor } from "../../kernel/actor.ts";
import { isRefusal, type Refusal, refuse } from "../../kernel/refusal.ts";
import type { Reading } from "../../platform/database/unit.ts";
import { decodeCursor, type Page, pageOf } from "../../platform/http/page.ts";
import type { InputOf } from "../../platform/http/route.ts";
import type { listProducts, Product } from "../contract.ts";
import { commerceRefusals } from "../domain/refusals.ts";

export interface ProductRow {
  readonly id: string;
  readonly sku: string;
  readonly name: string;
  readonly name_key: string;
  readonly product_line: string | null;
  readonly unit: string | null;
  readonly price_minor: number | null;
  readonly cost_minor: number | null;
  readonly currency: string;
  readonly vat: number | null;
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly deleted_at: Date | null;
  readonly version: number;
}

const toProduct =
  (actor: Actor) =>
  (row: ProductRow): Product => {
    const money = (minor: number | null) => (minor === null ? null : { minor, currency: row.currency });
    return {
      id: row.id,
      sku: row.sku,
      name: row.name,
      line: row.product_line,
      unit: row.unit,
      price: money(row.price_minor),
      cost: may(actor, "products.costs") ? money(row.cost_minor) : null,
      vat: row.vat,
      createdAt: row.created_at.toISOString(),
      updatedAt: row.updated_at.toISOString(),
      version: row.version,
    };
  };

/** Products by name, page by page. */
export async function readProducts(
  { sql: on, actor }: Reading,
  { query }: InputOf<typeof listProducts>,
): Promise<Page<Product> | Refusal> {
  const cursor = decodeCursor(query.cursor, z.tuple([z.string(), z.uuid()]));
  if (isRefusal(cursor)) return cursor;
  const conditions = [sql`p.workspace_id = ${actor.workspaceId}`, sql`p.deleted_at is null`];
  if (query.line !== undefined) conditions.push(sql`p.product_line = ${query.line}`);
  if (query.search) conditions.push(beginsWith(query.search));
  if (cursor) conditions.push(sql`(p.name_key, p.id) > (${cursor[0]}, ${cursor[1]}::uuid)`);
  const { rows } = await sql<ProductRow>`
    select p.* from products p where ${sql.join(conditions, sql` and `)}
    order by p.name_key, p.id limit ${query.limit + 1}`.execute(on);
  return pageOf(rows, query.limit, { item: toProduct(actor), key: (row) => [row.name_key, row.id] });
}

function beginsWith(search: string): RawBuilder<unknown> {
  const begins = (column: string, text: RawBuilder<unknown>) =>
    sql`(${sql.ref(column)} >= ${text} and ${sql.ref(column)} < ${text} || chr(1114111))`;
  return sql`(${begins("p.name_key", sql`customer_key(${search})`)} or ${begins("p.sku_key", sql`lower(${search})`)})`;
}

export async function readProduct(
  { sql: on, actor }: Pick<Reading, "sql" | "actor">,
  id: string,
): Promise<Product | Refusal> {
  const { rows } = await sql<ProductRow>`
    select p.* from products p where p.workspace_id = ${actor.workspaceId} and p.id = ${id} and p.deleted_at is null`.execute(
    on,
  );
  return rows[0] ? toProduct(actor)(rows[0]) : refuse(commerceRefusals, "product_unknown");
}

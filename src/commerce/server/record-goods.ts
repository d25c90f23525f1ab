import type { CompanyId } from "../../kernel/ids.ts";
import type { Instant } from "../../kernel/time.ts";
import type { Unit } from "../../platform/database/unit.ts";

interface RecordedProduct {
  readonly sku: string;
  readonly name: string;
  readonly line: string;
  readonly unit: string;
  readonly priceMinor: number;
  readonly costMinor: number;
  /** Per cent. */
  readonly vat: number;
}

interface RecordedShipment {
  readonly number: string;
  readonly companyId: CompanyId;
  readonly sku: string;
  readonly quantity: number;
  readonly amountMinor: number;
  readonly shippedAt: Instant;
}

/** Writes a catalogue and what was shipped of it, in the workspace's currency; values are checked by the caller. */
export async function recordGoods(
  unit: Unit,
  products: readonly RecordedProduct[],
  shipments: readonly RecordedShipment[],
): Promise<void> {
  const { workspaceId, workspace } = unit.actor;
  const ids = new Map(products.map(({ sku }) => [sku, unit.newId()]));
  const at = new Date(shipments[0]?.shippedAt ?? unit.now);
  await unit.client.query(
    `insert into products (workspace_id, id, sku, name, product_line, unit, price_minor, cost_minor, currency, vat, created_at, updated_at)
     select $1, r.id, r.sku, r.name, r.line, r.unit, r."priceMinor", r."costMinor", $2, r.vat, $4, $4
     from jsonb_to_recordset($3) as r(id uuid, sku text, name text, line text, unit text, "priceMinor" bigint, "costMinor" bigint, vat numeric)`,
    [workspaceId, workspace.currency, JSON.stringify(products.map((one) => ({ ...one, id: ids.get(one.sku) }))), at],
  );
  const rows = shipments.map(({ sku, shippedAt, ...one }) => ({
    ...one,
    id: unit.newId(),
    productId: ids.get(sku) ?? null,
    at: new Date(shippedAt),
  }));
  await unit.client.query(
    `insert into shipments (workspace_id, id, external_id, company_id, product_id, quantity, amount_minor, currency, shipped_at, created_at, updated_at)
     select $1, r.id, r.number, r."companyId", r."productId", r.quantity, r."amountMinor", $2, r.at, r.at, r.at
     from jsonb_to_recordset($3) as r(id uuid, number text, "companyId" uuid, "productId" uuid, quantity numeric, "amountMinor" bigint, at timestamptz)`,
    [workspaceId, workspace.currency, JSON.stringify(rows)],
  );
}

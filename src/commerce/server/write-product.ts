import { sql } from "kysely";
import { may } from "../../identity/index.ts";
import { changedFields } from "../../kernel/changed-fields.ts";
import type { Money } from "../../kernel/money.ts";
import { type FieldError, isRefusal, type Refusal, refuse } from "../../kernel/refusal.ts";
import type { Unit } from "../../platform/database/unit.ts";
import type { Product, ProductChange, ProductInput } from "../contract.ts";
import { commerceRefusals } from "../domain/refusals.ts";
import { type ProductRow, readProduct } from "./list-products.ts";
import { insertRow, lockGoods, lockNumbers, updateRow, type Values } from "./store.ts";

/** Adds a product; refuses a SKU that another one has, deleted or not. */
export async function createProduct(unit: Unit, input: ProductInput): Promise<Product | Refusal> {
  const errors = await wrongIn(unit, input, null);
  if (errors.length > 0) return refuse(commerceRefusals, "product_invalid", { errors });
  const id = unit.newId<"product">();
  const values = { ...columnsOf(input), currency: unit.actor.workspace.currency };
  await insertRow(unit, "products", id, values);
  unit.audit({ action: "product.created", entity: "product", entityId: id, changes: changedFields(null, values) });
  return readProduct(unit, id);
}

export async function changeProduct(
  unit: Unit,
  id: string,
  { version, ...change }: ProductChange,
): Promise<Product | Refusal> {
  const row = await lockProduct(unit, id, version);
  if (isRefusal(row)) return row;
  const errors = await wrongIn(unit, change, row);
  if (errors.length > 0) return refuse(commerceRefusals, "product_invalid", { errors });
  await setProduct(unit, row, "product.changed", columnsOf(change));
  return readProduct(unit, id);
}

/** What was shipped of it stays, with its name. */
export async function deleteProduct(unit: Unit, id: string, version: number | undefined): Promise<Product | Refusal> {
  const row = await lockProduct(unit, id, version);
  if (isRefusal(row)) return row;
  const before = await readProduct(unit, id);
  await setProduct(unit, row, "product.deleted", { deleted_at: new Date(unit.now) }, named(row));
  return before;
}

/** Undoes a deletion; a product that is not deleted stays as it is. */
export async function restoreProduct(unit: Unit, id: string): Promise<Product | Refusal> {
  const row = await lockGoods<ProductRow>(unit, "products", id);
  if (row === undefined) return refuse(commerceRefusals, "product_unknown");
  await setProduct(unit, row, "product.restored", { deleted_at: null }, named(row));
  return readProduct(unit, id);
}

async function lockProduct(unit: Unit, id: string, version: number | undefined): Promise<ProductRow | Refusal> {
  const row = await lockGoods<ProductRow>(unit, "products", id);
  if (row === undefined || row.deleted_at !== null) return refuse(commerceRefusals, "product_unknown");
  if (version !== undefined && version !== row.version) return refuse(commerceRefusals, "version_conflict");
  return row;
}

/** What tells a reader of the audit which product it was. */
const named = ({ sku, name }: ProductRow) => ({ sku, name });

async function setProduct(unit: Unit, before: ProductRow, action: string, values: Values, which = {}): Promise<void> {
  const changes = changedFields({ ...before }, values);
  if (Object.keys(changes).length === 0) return;
  await updateRow(unit, "products", before.id, values);
  unit.audit({ action, entity: "product", entityId: before.id, changes: { ...which, ...changes } });
}

type Fields = Partial<Omit<ProductChange, "version">>;

function columnsOf({ sku, name, line, unit, price, cost, vat }: Fields): Values {
  const all = {
    sku,
    name,
    product_line: line,
    unit,
    price_minor: minorOf(price),
    cost_minor: minorOf(cost),
    vat,
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as Values;
}

const minorOf = (sum: Money | null | undefined) => (sum ? sum.minor : sum);

async function wrongIn(unit: Unit, input: Fields, before: ProductRow | null): Promise<FieldError[]> {
  const errors: FieldError[] = [];
  const wrong = (path: string, code: keyof typeof commerceRefusals) => errors.push({ path, code });
  for (const path of ["price", "cost"] as const) {
    const sum = input[path];
    if (!sum) continue;
    if (sum.currency !== unit.actor.workspace.currency) wrong(path, "goods_currency_wrong");
    if (sum.minor < 0) wrong(path, "goods_sum_wrong");
  }
  // Nor may they drop it: whoever is not told the cost reads it as none, and would send that back.
  if (input.cost !== undefined && !may(unit.actor, "products.costs")) wrong("cost", "product_cost_hidden");
  if (input.sku !== undefined && (await isTaken(unit, input.sku, before?.id ?? null)))
    wrong("sku", "product_sku_taken");
  return errors;
}

async function isTaken(unit: Unit, sku: string, by: string | null): Promise<boolean> {
  await lockNumbers(unit, "products");
  const { rows } = await sql<{ id: string }>`
    select id from products where workspace_id = ${unit.actor.workspaceId} and sku = ${sku}`.execute(unit.sql);
  return rows.some(({ id }) => id !== by);
}

import { sql } from "kysely";
import { changedFields } from "../../kernel/changed-fields.ts";
import { type FieldError, isRefusal, type Refusal, refuse } from "../../kernel/refusal.ts";
import type { Unit } from "../../platform/database/unit.ts";
import type { Shipment, ShipmentChange, ShipmentInput } from "../contract.ts";
import { commerceRefusals } from "../domain/refusals.ts";
import { readShipment, type ShipmentRow } from "./list-shipments.ts";
import { insertRow, lockGoods, lockNumbers, updateRow, type Values } from "./store.ts";

/** Adds what has gone to a company, or come back from it. */
export async function createShipment(unit: Unit, input: ShipmentInput): Promise<Shipment | Refusal> {
  const id = unit.newId<"shipment">();
  const given = { ...input, externalId: input.externalId ?? id, quantity: input.quantity ?? null };
  const errors = await wrongIn(unit, given, null);
  if (errors.length > 0) return refuse(commerceRefusals, "shipment_invalid", { errors });
  const values = { ...columnsOf(given), currency: unit.actor.workspace.currency };
  await insertRow(unit, "shipments", id, values);
  unit.audit({ action: "shipment.created", entity: "shipment", entityId: id, changes: changedFields(null, values) });
  return readShipment(unit, id);
}

export async function changeShipment(
  unit: Unit,
  id: string,
  { version, ...change }: ShipmentChange,
): Promise<Shipment | Refusal> {
  const row = await lockShipment(unit, id, version);
  if (isRefusal(row)) return row;
  const errors = await wrongIn(unit, change, row);
  if (errors.length > 0) return refuse(commerceRefusals, "shipment_invalid", { errors });
  await setShipment(unit, row, "shipment.changed", columnsOf(change));
  return readShipment(unit, id);
}

export async function deleteShipment(unit: Unit, id: string, version: number | undefined): Promise<Shipment | Refusal> {
  const row = await lockShipment(unit, id, version);
  if (isRefusal(row)) return row;
  const before = await readShipment(unit, id);
  await setShipment(unit, row, "shipment.deleted", { deleted_at: new Date(unit.now) }, named(row));
  return before;
}

/** Undoes a deletion; a shipment that is not deleted stays as it is. */
export async function restoreShipment(unit: Unit, id: string): Promise<Shipment | Refusal> {
  const row = await lockGoods<ShipmentRow>(unit, "shipments", id);
  if (row === undefined) return refuse(commerceRefusals, "shipment_unknown");
  await setShipment(unit, row, "shipment.restored", { deleted_at: null }, named(row));
  return readShipment(unit, id);
}

async function lockShipment(unit: Unit, id: string, version: number | undefined): Promise<ShipmentRow | Refusal> {
  const row = await lockGoods<ShipmentRow>(unit, "shipments", id);
  if (row === undefined || row.deleted_at !== null) return refuse(commerceRefusals, "shipment_unknown");
  if (version !== undefined && version !== row.version) return refuse(commerceRefusals, "version_conflict");
  return row;
}

/** What tells a reader of the audit which shipment it was. */
const named = ({ external_id: externalId }: ShipmentRow) => ({ externalId });

async function setShipment(unit: Unit, before: ShipmentRow, action: string, values: Values, which = {}): Promise<void> {
  const changes = changedFields({ ...before }, values);
  if (Object.keys(changes).length === 0) return;
  await updateRow(unit, "shipments", before.id, values);
  unit.audit({ action, entity: "shipment", entityId: before.id, changes: { ...which, ...changes } });
}

type Fields = Partial<Omit<ShipmentChange, "version">>;

function columnsOf({ externalId, companyId, productId, quantity, amount, shippedAt }: Fields): Values {
  const all = {
    external_id: externalId,
    company_id: companyId,
    product_id: productId,
    quantity,
    amount_minor: amount?.minor,
    shipped_at: shippedAt === undefined ? undefined : new Date(shippedAt),
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as Values;
}

async function wrongIn(unit: Unit, input: Fields, before: ShipmentRow | null): Promise<FieldError[]> {
  const errors: FieldError[] = [];
  const wrong = (path: string, code: keyof typeof commerceRefusals) => errors.push({ path, code });
  const amount = input.amount?.minor ?? before?.amount_minor ?? 0;
  const quantity = input.quantity === undefined ? (before?.quantity ?? null) : input.quantity;
  if (input.amount && input.amount.currency !== unit.actor.workspace.currency) wrong("amount", "goods_currency_wrong");
  if (quantity !== null && quantity * amount < 0) wrong("quantity", "shipment_sign_wrong");
  if (input.shippedAt !== undefined && Date.parse(input.shippedAt) > unit.now) wrong("shippedAt", "shipment_in_future");
  if (input.companyId !== undefined && !(await isThere(unit, "reporting.companies", input.companyId)))
    wrong("companyId", "shipment_company_unknown");
  if (input.productId && input.productId !== before?.product_id && !(await isThere(unit, "products", input.productId)))
    wrong("productId", "shipment_product_unknown");
  if (input.externalId !== undefined && (await isTaken(unit, input.externalId, before?.id ?? null)))
    wrong("externalId", "shipment_number_taken");
  return errors;
}

async function isThere(unit: Unit, table: "reporting.companies" | "products", id: string): Promise<boolean> {
  const { rows } = await sql`
    select from ${sql.table(table)} where workspace_id = ${unit.actor.workspaceId} and id = ${id} and deleted_at is null`.execute(
    unit.sql,
  );
  return rows.length > 0;
}

async function isTaken(unit: Unit, externalId: string, by: string | null): Promise<boolean> {
  await lockNumbers(unit, "shipments");
  const { rows } = await sql<{ id: string }>`
    select id from shipments where workspace_id = ${unit.actor.workspaceId} and external_id = ${externalId}`.execute(
    unit.sql,
  );
  return rows.some(({ id }) => id !== by);
}

import { changedFields } from "../../kernel/changed-fields.ts";
import { type Refusal, refuse } from "../../kernel/refusal.ts";
import { dateOf } from "../../kernel/zoned-time.ts";
import { type LockedDeal, touchDeal } from "../../pipeline/index.ts";
import type { Unit } from "../../platform/database/unit.ts";
import { commerceRefusals } from "../domain/refusals.ts";
import { lockRowOfDeal } from "./lock-row-of-deal.ts";
import { findPayment, type PaymentRow } from "./payment-row.ts";
import { insertRow, updateRow, type Values } from "./store.ts";

/** The payment and its deal, locked; refuses an unknown payment and an old version. */
export function lockPayment(unit: Unit, id: string, version: number | undefined) {
  const refusals = {
    unknown: refuse(commerceRefusals, "payment_unknown"),
    conflict: refuse(commerceRefusals, "version_conflict"),
  };
  return lockRowOfDeal(unit, () => findPayment(unit, id), refusals, version);
}

export const today = (unit: Unit) => dateOf(unit.now, unit.actor.workspace.timeZone);

/** Adds a payment of a locked deal, with its audit. */
export async function addPayment(unit: Unit, deal: LockedDeal, values: Values): Promise<PaymentRow | Refusal> {
  const id = unit.newId<"payment">();
  await insertRow(unit, "payments", id, { ...values, deal_id: deal.id });
  unit.audit({
    action: "payment.created",
    entity: "payment",
    entityId: id,
    changes: changedFields(null, { ...values, deal_id: deal.id }),
  });
  await touchDeal(unit, deal.id);
  return (await findPayment(unit, id)) ?? refuse(commerceRefusals, "payment_unknown");
}

/** Changes a payment of a locked deal, with its audit; nothing is written when nothing differs. */
export async function setPayment(
  unit: Unit,
  before: PaymentRow,
  deal: LockedDeal,
  action: string,
  values: Values,
): Promise<PaymentRow | Refusal> {
  const changes = changedFields({ ...before }, values);
  if (Object.keys(changes).length === 0) return before;
  await updateRow(unit, "payments", before.id, values);
  unit.audit({ action, entity: "payment", entityId: before.id, changes });
  await touchDeal(unit, deal.id);
  return (await findPayment(unit, before.id)) ?? refuse(commerceRefusals, "payment_unknown");
}

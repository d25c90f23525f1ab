import { isRefusal, type Refusal, refuse } from "../../kernel/refusal.ts";
import type { Unit } from "../../platform/database/unit.ts";
import type { Payment } from "../contract.ts";
import { commerceRefusals } from "../domain/refusals.ts";
import { toPayment } from "./payment-row.ts";
import { lockPayment, setPayment } from "./write-payment.ts";

export async function deletePayment(unit: Unit, id: string, version: number | undefined): Promise<Payment | Refusal> {
  const locked = await lockPayment(unit, id, version);
  if (isRefusal(locked)) return locked;
  if (locked.row.deleted_at) return refuse(commerceRefusals, "payment_unknown");
  const row = await setPayment(unit, locked.row, locked.deal, "payment.deleted", { deleted_at: new Date(unit.now) });
  return isRefusal(row) ? row : toPayment(row);
}

/** Undoes a deletion; a payment that is not deleted stays as it is. */
export async function restorePayment(unit: Unit, id: string): Promise<Payment | Refusal> {
  const locked = await lockPayment(unit, id, undefined);
  if (isRefusal(locked)) return locked;
  const row = await setPayment(unit, locked.row, locked.deal, "payment.restored", { deleted_at: null });
  return isRefusal(row) ? row : toPayment(row);
}

import { isRefusal, type Refusal, refuse } from "../../kernel/refusal.ts";
import { lockDeal } from "../../pipeline/index.ts";
import type { Unit } from "../../platform/database/unit.ts";
import type { Payment, PaymentInput } from "../contract.ts";
import { checkPayment } from "../domain/check-payment.ts";
import { commerceRefusals } from "../domain/refusals.ts";
import { toPayment } from "./payment-row.ts";
import { addPayment, today } from "./write-payment.ts";

/** Adds an expected or a received payment of a deal that the actor sees. */
export async function createPayment(unit: Unit, input: PaymentInput): Promise<Payment | Refusal> {
  const deal = await lockDeal(unit, input.dealId);
  if (isRefusal(deal)) return deal;
  const { kind, amount, plannedOn = null, receivedOn = null } = input;
  const errors = checkPayment({ kind, amount, plannedOn, receivedOn }, today(unit));
  if (errors.length > 0) return refuse(commerceRefusals, "payment_invalid", { errors });
  const row = await addPayment(unit, deal, {
    kind,
    amount_minor: amount.minor,
    currency: amount.currency,
    vat: input.vat ?? null,
    purpose: input.purpose,
    planned_on: plannedOn,
    received_on: receivedOn,
  });
  return isRefusal(row) ? row : toPayment(row);
}

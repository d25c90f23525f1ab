import { isRefusal, type Refusal, refuse } from "../../kernel/refusal.ts";
import type { Unit } from "../../platform/database/unit.ts";
import type { InputOf } from "../../platform/http/route.ts";
import type { changePayment as definition, Payment } from "../contract.ts";
import { checkPayment } from "../domain/check-payment.ts";
import { commerceRefusals } from "../domain/refusals.ts";
import { toPayment } from "./payment-row.ts";
import { lockPayment, setPayment, today } from "./write-payment.ts";

export async function changePayment(
  unit: Unit,
  { params, body }: InputOf<typeof definition>,
): Promise<Payment | Refusal> {
  const locked = await lockPayment(unit, params.id, body.version);
  if (isRefusal(locked)) return locked;
  const { row, deal } = locked;
  if (row.deleted_at) return refuse(commerceRefusals, "payment_unknown");
  const facts = {
    kind: row.kind,
    amount: body.amount ?? { minor: row.amount_minor, currency: row.currency },
    plannedOn: body.plannedOn === undefined ? row.planned_on : body.plannedOn,
    receivedOn: body.receivedOn === undefined ? row.received_on : body.receivedOn,
  };
  const errors = checkPayment(facts, today(unit));
  if (errors.length > 0) return refuse(commerceRefusals, "payment_invalid", { errors });
  const written = await setPayment(unit, row, deal, "payment.updated", {
    amount_minor: facts.amount.minor,
    currency: facts.amount.currency,
    vat: body.vat === undefined ? row.vat : body.vat,
    purpose: body.purpose ?? row.purpose,
    planned_on: facts.plannedOn,
    received_on: facts.receivedOn,
  });
  return isRefusal(written) ? written : toPayment(written);
}

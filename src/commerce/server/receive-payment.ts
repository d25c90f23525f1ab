import { isRefusal, type Refusal, refuse } from "../../kernel/refusal.ts";
import type { Unit } from "../../platform/database/unit.ts";
import type { InputOf } from "../../platform/http/route.ts";
import type { receivePayment as definition, Payment } from "../contract.ts";
import { checkReceipt } from "../domain/check-payment.ts";
import { commerceRefusals } from "../domain/refusals.ts";
import { toPayment } from "./payment-row.ts";
import { addPayment, lockPayment, setPayment, today } from "./write-payment.ts";

/** Notes that an expected payment came. A part splits it: the row holds what came, a new one what is still expected. */
export async function receivePayment(
  unit: Unit,
  { params, body }: InputOf<typeof definition>,
): Promise<{ received: Payment; rest: Payment | null } | Refusal> {
  const locked = await lockPayment(unit, params.id, body.version);
  if (isRefusal(locked)) return locked;
  const { row, deal } = locked;
  if (row.deleted_at) return refuse(commerceRefusals, "payment_unknown");
  if (row.received_on) return refuse(commerceRefusals, "payment_already_received");
  const expected = { minor: row.amount_minor, currency: row.currency };
  const came = body.amount ?? expected;
  const errors = checkReceipt({ kind: row.kind, amount: expected }, came, body.receivedOn, today(unit));
  if (errors.length > 0) return refuse(commerceRefusals, "payment_invalid", { errors });
  const received = await setPayment(unit, row, deal, "payment.received", {
    amount_minor: came.minor,
    received_on: body.receivedOn,
  });
  if (isRefusal(received)) return received;
  if (came.minor === expected.minor) return { received: toPayment(received), rest: null };
  const rest = await addPayment(unit, deal, {
    kind: row.kind,
    vat: row.vat,
    amount_minor: expected.minor - came.minor,
    currency: row.currency,
    purpose: row.purpose,
    planned_on: row.planned_on,
    received_on: null,
  });
  return isRefusal(rest) ? rest : { received: toPayment(received), rest: toPayment(rest) };
}

import { isRefusal, type Refusal, refuse } from "../../kernel/refusal.ts";
import type { Unit } from "../../platform/database/unit.ts";
import type { InputOf } from "../../platform/http/route.ts";
import type { creditPayment as definition, Payment } from "../contract.ts";
import { commerceRefusals } from "../domain/refusals.ts";
import { toPayment } from "./payment-row.ts";
import { lockPayment, setPayment } from "./write-payment.ts";

/** Says whose fact a received payment is (PLA-3): the deal's responsible may have changed while it was on its way. */
export async function creditPayment(
  unit: Unit,
  { params, body }: InputOf<typeof definition>,
): Promise<Payment | Refusal> {
  const locked = await lockPayment(unit, params.id, body.version);
  if (isRefusal(locked)) return locked;
  const { row, deal } = locked;
  if (row.deleted_at) return refuse(commerceRefusals, "payment_unknown");
  if (!row.received_on) return refuse(commerceRefusals, "payment_not_received");
  const { rowCount } = await unit.client.query("select from users where workspace_id = $1 and id = $2", [
    unit.actor.workspaceId,
    body.userId,
  ]);
  if (!rowCount) {
    return refuse(commerceRefusals, "payment_invalid", { errors: [{ path: "userId", code: "person_unknown" }] });
  }
  const written = await setPayment(unit, row, deal, "payment.credited", { credited_to: body.userId });
  return isRefusal(written) ? written : toPayment(written);
}

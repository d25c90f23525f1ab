import { type CustomChange, type CustomValues, checkCustomAlone, type SentCustom } from "../../custom-fields/index.ts";
import type { DealId } from "../../kernel/ids.ts";
import type { Refusal } from "../../kernel/refusal.ts";
import type { Unit } from "../../platform/database/unit.ts";

/** What was sent for the own fields of a locked deal, against what it has (PLT-6). */
export async function checkDealCustom(
  unit: Unit,
  dealId: DealId,
  sent: SentCustom | undefined,
): Promise<CustomChange | Refusal<"custom_invalid">> {
  if (sent === undefined) return checkCustomAlone(unit, "deal", sent, {});
  const { rows } = await unit.client.query<{ custom: CustomValues }>({
    name: "read_deal_custom",
    text: "select custom from deals where workspace_id = $1 and id = $2",
    values: [unit.actor.workspaceId, dealId],
  });
  return checkCustomAlone(unit, "deal", sent, rows[0]?.custom ?? {});
}

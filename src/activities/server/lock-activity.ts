import { isRefusal, type Refusal, refuse } from "../../kernel/refusal.ts";
import { lockDeal } from "../../pipeline/index.ts";
import type { Unit } from "../../platform/database/unit.ts";
import { activitiesRefusals } from "../domain/refusals.ts";
import { type ActivityRow, findActivity } from "./activity-row.ts";
import { lockActivityRow } from "./store.ts";

/**
 * The activity as it is under the lock of its deal, so that no gate is passing meanwhile (`alsoDeal`: of that one too,
 * in the order of ids, so that two such changes cannot wait for each other). Refuses an unknown one, an old version.
 */
export async function lockActivity(
  unit: Unit,
  id: string,
  version: number | undefined,
  alsoDeal: string | null = null,
): Promise<ActivityRow | Refusal> {
  const seen = await findActivity(unit, id);
  if (!seen) return refuse(activitiesRefusals, "activity_unknown");
  const deals = new Set([seen.deal_id, alsoDeal].filter((deal) => deal !== null));
  for (const dealId of [...deals].sort()) {
    const deal = await lockDeal(unit, dealId);
    if (isRefusal(deal)) return deal;
  }
  await lockActivityRow(unit, id);
  const row = await findActivity(unit, id);
  if (!row || row.deal_id !== seen.deal_id) return refuse(activitiesRefusals, "activity_unknown");
  return version !== undefined && row.version !== version ? refuse(activitiesRefusals, "version_conflict") : row;
}

import { bulkRefusals } from "../../../bulk/index.ts";
import type { Refusal } from "../../../kernel/refusal.ts";
import { isRefusal, refuse } from "../../../kernel/refusal.ts";
import type { Unit } from "../../../platform/database/unit.ts";
import { changeLockedDeal, restoreDeal } from "../change-deal.ts";
import type { LockedDeal } from "../lock-deal.ts";
import { lockDeal } from "../lock-deal.ts";
import { takeLastStepBack } from "../undo-move.ts";
import type { DealBulkRules, DealDone } from "./do-deed.ts";

const changedSince = () => refuse(bulkRefusals, "bulk_changed_since");

/** Puts one deal back, if nobody has changed it since; else refuses `bulk_changed_since`. */
export async function undoDeed(
  maker: Unit,
  rules: DealBulkRules,
  kind: string,
  dealId: string,
  done: DealDone,
): Promise<null | Refusal> {
  // Who handed a deal over may not see it any more, and yet takes it back.
  const unit: Unit = { ...maker, actor: { ...maker.actor, sees: "all" } };
  const { version, before } = done;
  if (version === null) return null;
  const deal = await lockDeal(unit, dealId, { deleted: kind === "delete" });
  if ("refused" in deal) return changedSince();
  if (before !== null && "step" in before) {
    const gone = await rules.nextSteps.takeAway(unit, before.step.id, before.step.version);
    return isRefusal(gone) ? changedSince() : null;
  }
  if (deal.version !== version) return changedSince();
  const undone = await putBack(unit, rules, kind, deal, before);
  return isRefusal(undone) ? undone : null;
}

function putBack(unit: Unit, rules: DealBulkRules, kind: string, deal: LockedDeal, before: DealDone["before"]) {
  if (kind === "delete") return restoreDeal(unit, deal.id);
  if (before === null || "step" in before) return takeLastStepBack(unit, deal);
  return changeLockedDeal(unit, rules, deal, before.fields);
}

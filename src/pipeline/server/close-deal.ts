import type { Refusal } from "../../kernel/refusal.ts";
import { refuse } from "../../kernel/refusal.ts";
import { dateOf } from "../../kernel/zoned-time.ts";
import type { Unit } from "../../platform/database/unit.ts";
import type { Moved } from "../contract.ts";
import { pipelineRefusals } from "../domain/refusals.ts";
import { lockDealAt } from "./lock-deal.ts";
import { takeStep } from "./visits.ts";

/** Closes an open or postponed deal as lost, with a reason from the list, a comment and maybe a date to come back (PIP-10). */
export async function loseDeal(
  unit: Unit,
  dealId: string,
  request: { lossReason: string; comment: string; comeBackOn?: string | undefined; version: number },
): Promise<Moved | Refusal> {
  const deal = await lockDealAt(unit, dealId, request.version);
  if ("refused" in deal) return deal;
  if (deal.status !== "open" && deal.status !== "postponed") return refuse(pipelineRefusals, "deal_not_open");
  if (isPast(unit, request.comeBackOn)) return comeBackRefusal();
  const { rowCount } = await unit.client.query({
    name: "find_loss_reason",
    text: "select from loss_reasons where workspace_id = $1 and id = $2 and archived_at is null",
    values: [unit.actor.workspaceId, request.lossReason],
  });
  if (rowCount !== 1) return refuse(pipelineRefusals, "loss_reason_unknown");
  return takeStep(unit, deal, {
    action: "deal.lost",
    leaves: deal.status === "open" ? "lost" : null,
    enters: null,
    becomes: {
      status: "lost",
      comeBackOn: request.comeBackOn ?? null,
      lossReasonId: request.lossReason,
      lossComment: request.comment || null,
    },
    changes: { lossReason: request.lossReason, comment: request.comment },
  });
}

/** Puts an open deal off until a date: the visit ends, and a new one begins when it is resumed. */
export async function postponeDeal(
  unit: Unit,
  dealId: string,
  request: { comeBackOn: string; reason: string; version: number },
): Promise<Moved | Refusal> {
  const deal = await lockDealAt(unit, dealId, request.version);
  if ("refused" in deal) return deal;
  if (deal.status !== "open") return refuse(pipelineRefusals, "deal_not_open");
  if (isPast(unit, request.comeBackOn)) return comeBackRefusal();
  return takeStep(unit, deal, {
    action: "deal.postponed",
    leaves: "postponed",
    enters: null,
    becomes: { status: "postponed", comeBackOn: request.comeBackOn, lossComment: request.reason || null },
    changes: { comeBackOn: request.comeBackOn, reason: request.reason },
  });
}

const isPast = (unit: Unit, date: string | undefined): boolean =>
  date !== undefined && date < dateOf(unit.now, unit.actor.workspace.timeZone);

const comeBackRefusal = () =>
  refuse(pipelineRefusals, "come_back_in_the_past", {
    errors: [{ path: "comeBackOn", code: "come_back_in_the_past" }],
  });

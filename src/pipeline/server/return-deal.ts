import type { Refusal } from "../../kernel/refusal.ts";
import { refuse } from "../../kernel/refusal.ts";
import type { Unit } from "../../platform/database/unit.ts";
import type { Moved } from "../contract.ts";
import { pipelineRefusals } from "../domain/refusals.ts";
import type { LockedDeal } from "./lock-deal.ts";
import { lockDealAt } from "./lock-deal.ts";
import type { EntryRequest } from "./move-deal.ts";
import { writeFields } from "./move-deal.ts";
import { passGate } from "./pass-gate.ts";
import type { PipelineRules } from "./pipeline-rules.ts";
import { readLiveStages } from "./stage.ts";
import { takeStep } from "./visits.ts";

type ReturnRequest = EntryRequest & { readonly toStage?: string | undefined };

/** Brings back a deal that was put off: a new visit begins, on the stage it stood on or on another one. */
export async function resumeDeal(
  unit: Unit,
  rules: PipelineRules,
  dealId: string,
  request: ReturnRequest,
): Promise<Moved | Refusal> {
  const deal = await lockDealAt(unit, dealId, request.version);
  if ("refused" in deal) return deal;
  if (deal.status !== "postponed") return refuse(pipelineRefusals, "deal_not_postponed");
  return returnDeal(unit, rules, deal, request, "deal.resumed");
}

/** Opens a closed deal again with a new visit; a win that is opened again counts nowhere any more. */
export async function reopenDeal(
  unit: Unit,
  rules: PipelineRules,
  dealId: string,
  request: ReturnRequest,
): Promise<Moved | Refusal> {
  const deal = await lockDealAt(unit, dealId, request.version);
  if ("refused" in deal) return deal;
  if (deal.status !== "won" && deal.status !== "lost") return refuse(pipelineRefusals, "deal_not_closed");
  return returnDeal(unit, rules, deal, request, "deal.reopened");
}

async function returnDeal(
  unit: Unit,
  rules: PipelineRules,
  deal: LockedDeal,
  request: ReturnRequest,
  action: string,
): Promise<Moved | Refusal> {
  if (deal.isPutAway) return refuse(pipelineRefusals, "pipeline_archived");
  const stages = await readLiveStages(unit, deal.pipelineId);
  const past = await readPast(unit, deal);
  const stood = stages.find((stage) => stage.id === past.stageId && !stage.isWon);
  // A deal that was created as won stood nowhere before: it begins with the first stage.
  const target = request.toStage
    ? stages.find((stage) => stage.id === request.toStage)
    : (stood ?? (past.stageId === null ? stages[0] : undefined));
  if (target === undefined) return refuse(pipelineRefusals, "stage_unknown");
  const refused = await writeFields(unit, deal, request.fields);
  if (refused) return refused;
  const passed = await passGate(unit, rules, {
    dealId: deal.id,
    stages,
    fromPosition: stood?.position ?? 0,
    target,
    override: request.override ?? null,
  });
  if ("refused" in passed) return passed;
  return takeStep(unit, deal, {
    action,
    leaves: null,
    enters: { stage: target, override: passed.override },
    becomes: { status: passed.isWin ? "won" : "open" },
    voids: past.win,
    notBefore: past.endedAt,
  });
}

interface Past {
  /** The stage of the last visit that is not the win; null when there is none. */
  readonly stageId: string | null;
  readonly win: number | null;
  readonly endedAt: number;
}

async function readPast(unit: Unit, deal: LockedDeal): Promise<Past> {
  const { rows } = await unit.client.query<{ number: number; stage_id: string; left_at: Date; left_as: string }>({
    name: "read_past",
    text: `select number, stage_id, left_at, left_as from visits
           where workspace_id = $1 and deal_id = $2 and void_at is null order by number desc limit 2`,
    values: [unit.actor.workspaceId, deal.id],
  });
  const [last, before] = rows;
  const won = deal.status === "won" && last?.left_as === "won";
  const stood = won ? before : last;
  return {
    stageId: stood?.stage_id ?? null,
    win: won ? last.number : null,
    endedAt: last?.left_at.getTime() ?? 0,
  };
}

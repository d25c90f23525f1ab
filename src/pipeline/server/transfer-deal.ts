import type { PipelineId } from "../../kernel/ids.ts";
import type { Refusal } from "../../kernel/refusal.ts";
import { refuse } from "../../kernel/refusal.ts";
import type { Unit } from "../../platform/database/unit.ts";
import type { Moved } from "../contract.ts";
import { pipelineRefusals } from "../domain/refusals.ts";
import { lockDealAt } from "./lock-deal.ts";
import type { EntryRequest } from "./move-deal.ts";
import { writeFields } from "./move-deal.ts";
import { passGate } from "./pass-gate.ts";
import { lockPipeline } from "./pipeline.ts";
import type { PipelineRules } from "./pipeline-rules.ts";
import { readLiveStages } from "./stage.ts";
import { takeStep } from "./visits.ts";

/** Moves an open deal to another pipeline, to its first stage unless said otherwise, through that pipeline's gate. */
export async function transferDeal(
  unit: Unit,
  rules: PipelineRules,
  dealId: string,
  request: EntryRequest & { readonly toPipeline: string; readonly toStage?: string | undefined },
): Promise<Moved | Refusal> {
  const deal = await lockDealAt(unit, dealId, request.version);
  if ("refused" in deal) return deal;
  if (deal.status !== "open") return refuse(pipelineRefusals, "deal_not_open");
  if (request.toPipeline === deal.pipelineId) return refuse(pipelineRefusals, "same_pipeline");
  const pipeline = await lockPipeline(unit, request.toPipeline, "share");
  if ("refused" in pipeline) return pipeline;
  if (pipeline.archivedAt !== null) return refuse(pipelineRefusals, "pipeline_archived");
  const stages = await readLiveStages(unit, request.toPipeline as PipelineId);
  const target = request.toStage ? stages.find((stage) => stage.id === request.toStage) : stages[0];
  if (target === undefined) return refuse(pipelineRefusals, "stage_unknown");
  const refused = await writeFields(unit, deal, request.fields);
  if (refused) return refused;
  const passed = await passGate(unit, rules, {
    dealId: deal.id,
    stages,
    fromPosition: 0,
    target,
    override: request.override ?? null,
  });
  if ("refused" in passed) return passed;
  return takeStep(unit, deal, {
    action: passed.isWin ? "deal.won" : "deal.transferred",
    leaves: "transferred",
    enters: { stage: target, override: passed.override },
    becomes: { status: passed.isWin ? "won" : "open" },
  });
}

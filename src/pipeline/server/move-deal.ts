import type { Refusal } from "../../kernel/refusal.ts";
import { isRefusal, refuse } from "../../kernel/refusal.ts";
import type { Unit } from "../../platform/database/unit.ts";
import type { Moved } from "../contract.ts";
import { pipelineRefusals } from "../domain/refusals.ts";
import { checkDealCustom } from "./check-deal-custom.ts";
import { checkReferences } from "./check-deal-fields.ts";
import type { LockedDeal } from "./lock-deal.ts";
import { lockDealWithStages } from "./lock-deal.ts";
import { passGate } from "./pass-gate.ts";
import type { PipelineRules } from "./pipeline-rules.ts";
import type { DealFields } from "./store.ts";
import { updateDealFields } from "./store.ts";
import { takeStep } from "./visits.ts";

export interface EntryRequest {
  readonly version: number;
  /** Written before the gate looks, and taken back with the move when it refuses. */
  readonly fields?: DealFields | undefined;
  readonly override?: { readonly reason: string } | undefined;
}

/** Moves an open deal to another stage of its pipeline, through the gate; entering the last stage wins it (PIP-3). */
export async function moveDeal(
  unit: Unit,
  rules: PipelineRules,
  dealId: string,
  request: EntryRequest & { readonly toStage: string },
): Promise<Moved | Refusal> {
  const found = await lockDealWithStages(unit, dealId, request.version);
  if ("refused" in found) return found;
  const { deal, stages } = found;
  if (deal.status !== "open") return refuse(pipelineRefusals, "deal_not_open");
  const target = stages.find((stage) => stage.id === request.toStage);
  if (target === undefined) return refuse(pipelineRefusals, "stage_unknown");
  if (target.id === deal.stageId) return refuse(pipelineRefusals, "already_there", { params: { stage: target.name } });
  const refused = await writeFields(unit, deal, request.fields);
  if (refused) return refused;
  const passed = await passGate(unit, rules, {
    dealId: deal.id,
    stages,
    fromPosition: stages.find((stage) => stage.id === deal.stageId)?.position ?? 0,
    target,
    override: request.override ?? null,
  });
  if ("refused" in passed) return passed;
  return takeStep(unit, deal, {
    action: passed.isWin ? "deal.won" : "deal.moved",
    leaves: "moved",
    enters: { stage: target, override: passed.override },
    becomes: { status: passed.isWin ? "won" : "open" },
  });
}

/** The fields that come with a move, checked and written, and named in the audit. */
export async function writeFields(
  unit: Unit,
  deal: LockedDeal,
  fields: DealFields | undefined,
): Promise<Refusal | null> {
  if (fields === undefined || Object.values(fields).every((value) => value === undefined)) return null;
  const refused = await checkReferences(unit, { companyId: fields.companyId });
  if (refused) return refused;
  const { custom, ...rest } = fields;
  const own = await checkDealCustom(unit, deal.id, custom);
  if (isRefusal(own)) return own;
  await updateDealFields(unit, deal.id, rest, { raiseVersion: false, custom: own.patch });
  const changes = { ...rest, ...own.changes };
  unit.audit({ action: "deal.changed", entity: "deal", entityId: deal.id, changes });
  return null;
}

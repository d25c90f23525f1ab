import type { Refusal } from "../../kernel/refusal.ts";
import { isRefusal, refuse } from "../../kernel/refusal.ts";
import type { Unit } from "../../platform/database/unit.ts";
import type { Moved } from "../contract.ts";
import { pipelineRefusals } from "../domain/refusals.ts";
import type { ContactRole } from "../domain/regulation.ts";
import { checkDealCustom } from "./check-deal-custom.ts";
import { checkReferences } from "./check-deal-fields.ts";
import type { LockedDeal } from "./lock-deal.ts";
import { announceDeal, lockDeal, lockDealAt, touchDeal } from "./lock-deal.ts";
import type { PipelineRules } from "./pipeline-rules.ts";
import { readLiveStages } from "./stage.ts";
import type { DealFields } from "./store.ts";
import { deleteDealContact, updateDealFields, upsertDealContact } from "./store.ts";
import { tellOfChange, tellOfHandover } from "./tell-owner.ts";
import { movedAnswer, placeOf, takeStep, writeDeletion, writeRestoration } from "./visits.ts";

/** Changes a deal's fields; another responsible needs the right to assign, be it on one's own deal. */
export async function changeDeal(
  unit: Unit,
  rules: PipelineRules,
  dealId: string,
  { version, ...fields }: DealFields & { version: number },
): Promise<LockedDeal | Refusal> {
  const deal = await lockDealAt(unit, dealId, version);
  return "refused" in deal ? deal : changeLockedDeal(unit, rules, deal, fields);
}

/** As `changeDeal`, of a deal that the caller has locked and looked at. */
export async function changeLockedDeal(
  unit: Unit,
  rules: PipelineRules,
  deal: LockedDeal,
  { custom, ...fields }: DealFields,
): Promise<LockedDeal | Refusal> {
  const isReassigned = fields.ownerId !== undefined && fields.ownerId !== deal.ownerId;
  if (isReassigned && !rules.may(unit.actor, "deals.assign")) return refuse(pipelineRefusals, "assign_not_allowed");
  const refused = await checkReferences(unit, {
    companyId: fields.companyId,
    ownerId: isReassigned ? fields.ownerId : undefined,
  });
  if (refused) return refused;
  const own = await checkDealCustom(unit, deal.id, custom);
  if (isRefusal(own)) return own;
  await updateDealFields(unit, deal.id, fields, { raiseVersion: true, custom: own.patch });
  unit.audit({
    action: isReassigned ? "deal.reassigned" : "deal.changed",
    entity: "deal",
    entityId: deal.id,
    changes: { ...fields, ...own.changes, ...(isReassigned ? { ownerId: [deal.ownerId, fields.ownerId] } : {}) },
  });
  announceDeal(unit, deal.id, deal.pipelineId, [deal.ownerId, fields.ownerId ?? deal.ownerId]);
  if (isReassigned) await tellOfHandover(unit, deal.id, fields.ownerId);
  else await tellOfChange(unit, deal, fields, Object.keys(own.patch).length > 0);
  return deal;
}

export async function addContact(
  unit: Unit,
  dealId: string,
  contact: { contactId: string; role: ContactRole | null; isMain: boolean },
): Promise<Moved | Refusal> {
  const deal = await lockDeal(unit, dealId);
  if ("refused" in deal) return deal;
  const refused = await checkReferences(unit, { contactIds: [contact.contactId] });
  if (refused) return refused;
  await upsertDealContact(unit, deal.id, contact);
  return touched(unit, deal, "deal.contact_added", { ...contact });
}

export async function removeContact(unit: Unit, dealId: string, contactId: string): Promise<Moved | Refusal> {
  const deal = await lockDeal(unit, dealId);
  if ("refused" in deal) return deal;
  if (!(await deleteDealContact(unit, deal.id, contactId))) return refuse(pipelineRefusals, "contact_unknown");
  return touched(unit, deal, "deal.contact_removed", { contactId });
}

async function touched(unit: Unit, deal: LockedDeal, action: string, changes: Record<string, unknown>): Promise<Moved> {
  await touchDeal(unit, deal.id);
  unit.audit({ action, entity: "deal", entityId: deal.id, changes });
  return movedAnswer(deal.id, deal.version + 1, placeOf(deal), null);
}

/** Deletes a deal so that it can be restored; its open visit ends. */
export async function deleteDeal(unit: Unit, dealId: string): Promise<Moved | Refusal> {
  const deal = await lockDeal(unit, dealId);
  if ("refused" in deal) return deal;
  await writeDeletion(unit, deal);
  unit.audit({ action: "deal.deleted", entity: "deal", entityId: deal.id });
  announceDeal(unit, deal.id, deal.pipelineId, [deal.ownerId]);
  return movedAnswer(deal.id, deal.version + 1, placeOf(deal), null);
}

/**
 * Brings a deleted deal back as if it had never been away. Where its stage was taken out meanwhile, or became the won one,
 * it goes on from the first stage, which takes every deal.
 */
export async function restoreDeal(unit: Unit, dealId: string): Promise<Moved | Refusal> {
  const deal = await lockDeal(unit, dealId, { deleted: true });
  if ("refused" in deal) return deal;
  const isClosed = deal.status === "won" || deal.status === "lost";
  if (deal.isPutAway && !isClosed) return refuse(pipelineRefusals, "pipeline_archived");
  const stages = await readLiveStages(unit, deal.pipelineId);
  const stands = deal.status !== "open" || stages.some((stage) => stage.id === deal.stageId && !stage.isWon);
  await writeRestoration(unit, deal);
  unit.audit({ action: "deal.restored", entity: "deal", entityId: deal.id });
  announceDeal(unit, deal.id, deal.pipelineId, [deal.ownerId]);
  const restored = { ...deal, version: deal.version + 1, isDeleted: false };
  const [first] = stages;
  if (stands || first === undefined) return movedAnswer(deal.id, restored.version, placeOf(deal), null);
  return takeStep(unit, restored, {
    action: "deal.moved",
    leaves: "moved",
    enters: { stage: first, override: null },
    becomes: { status: "open" },
  });
}

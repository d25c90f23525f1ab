import { type CustomChange, checkCustomAlone } from "../../custom-fields/index.ts";
import type { BodyOf } from "../../kernel/endpoint.ts";
import type { DealId, PipelineId } from "../../kernel/ids.ts";
import type { Refusal } from "../../kernel/refusal.ts";
import { isRefusal, refuse } from "../../kernel/refusal.ts";
import { inOneTrip } from "../../platform/database/in-one-trip.ts";
import type { Unit } from "../../platform/database/unit.ts";
import type { createDeal as createDealEndpoint } from "../contract.ts";
import { pipelineRefusals } from "../domain/refusals.ts";
import { checkReferences } from "./check-deal-fields.ts";
import { announceDeal } from "./lock-deal.ts";
import { passGate } from "./pass-gate.ts";
import { lockPipeline } from "./pipeline.ts";
import type { PipelineRules } from "./pipeline-rules.ts";
import type { Stage } from "./stage.ts";
import { readLiveStages } from "./stage.ts";
import { insertDeal, markCreatedAsWon, upsertDealContact } from "./store.ts";
import { tellOfHandover } from "./tell-owner.ts";
import { writeFirstVisit } from "./visits.ts";

type NewDealRequest = BodyOf<typeof createDealEndpoint>;

const currencies = new Set(Intl.supportedValuesOf("currency"));

/**
 * Creates a deal; on whichever stage, the gate is passed on the way from nowhere to it. Answers what `read` reads of it, which
 * goes along with the last writing: a trip to the database less.
 */
export async function createDeal<Answer>(
  unit: Unit,
  rules: PipelineRules,
  request: NewDealRequest,
  read: (id: DealId) => Promise<Answer>,
): Promise<Answer | Refusal> {
  const entry = await findEntry(unit, rules, request);
  if ("refused" in entry) return entry;
  const { stage, stages, own } = entry;
  const id = unit.newId<"deal">();
  const { contacts, override, stageId: _, custom: __, ...fields } = request;
  const deal = newDeal(unit, id, stage, fields);
  await inOneTrip(
    unit.client,
    () => insertDeal(unit, deal, own.patch),
    ...contacts.map((contact) => () => upsertDealContact(unit, id, contact)),
  );
  const passed = await passGate(unit, rules, {
    dealId: id,
    stages,
    fromPosition: 0,
    target: stage,
    override: override ?? null,
  });
  if ("refused" in passed) return passed;
  if (passed.isWin) await markCreatedAsWon(unit, id);
  const [, answer] = await inOneTrip(
    unit.client,
    () => writeFirstVisit(unit, id, stage, passed, stage.pipelineId),
    () => read(id),
  );
  unit.audit({
    action: "deal.created",
    entity: "deal",
    entityId: id,
    changes: {
      ...fields,
      ...own.changes,
      stageId: stage.id,
      ...(passed.override ? { override: passed.override } : {}),
    },
  });
  announceDeal(unit, id, stage.pipelineId, [request.ownerId ?? unit.actor.userId]);
  await tellOfHandover(unit, id, request.ownerId);
  return answer;
}

type NewDealFields = Omit<NewDealRequest, "contacts" | "override" | "stageId" | "custom">;

const newDeal = ({ actor }: Unit, id: DealId, stage: Stage, fields: NewDealFields) => ({
  ...fields,
  id,
  pipelineId: stage.pipelineId,
  stageId: stage.id,
  ordinal: stage.ordinal,
  currency: fields.currency ?? actor.workspace.currency,
  ownerId: fields.ownerId ?? actor.userId,
});

/** The stage that the deal begins on, with those around it, locked until the deal is there. */
async function findEntry(
  unit: Unit,
  rules: PipelineRules,
  request: NewDealRequest,
): Promise<{ readonly stage: Stage; readonly stages: readonly Stage[]; readonly own: CustomChange } | Refusal> {
  const [pipeline, refused, stages, own] = await inOneTrip(
    unit.client,
    () => lockPipeline(unit, request.pipelineId, "share"),
    () => checkRequest(unit, rules, request),
    () => readLiveStages(unit, request.pipelineId as PipelineId),
    () => checkCustomAlone(unit, "deal", request.custom, null),
  );
  if ("refused" in pipeline) return pipeline;
  if (pipeline.archivedAt !== null) return refuse(pipelineRefusals, "pipeline_archived");
  if (refused) return refused;
  if (isRefusal(own)) return own;
  const stage = request.stageId ? stages.find((one) => one.id === request.stageId) : stages[0];
  return stage === undefined ? refuse(pipelineRefusals, "stage_unknown") : { stage, stages, own };
}

async function checkRequest(unit: Unit, rules: PipelineRules, request: NewDealRequest): Promise<Refusal | null> {
  const isForAnother = request.ownerId !== undefined && request.ownerId !== unit.actor.userId;
  if (isForAnother && !rules.may(unit.actor, "deals.assign")) return refuse(pipelineRefusals, "assign_not_allowed");
  if (request.currency !== undefined && !currencies.has(request.currency)) {
    return refuse(pipelineRefusals, "currency_unknown", { errors: [{ path: "currency", code: "currency_unknown" }] });
  }
  if (request.contacts.filter((contact) => contact.isMain).length > 1) {
    return refuse(pipelineRefusals, "main_contact_twice", {
      errors: [{ path: "contacts", code: "main_contact_twice" }],
    });
  }
  return checkReferences(unit, {
    companyId: request.companyId,
    ownerId: request.ownerId,
    contactIds: request.contacts.map((contact) => contact.contactId),
  });
}

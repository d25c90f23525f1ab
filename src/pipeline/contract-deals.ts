import { z } from "zod";
import { endpoint } from "../kernel/endpoint.ts";
import {
  idParams,
  wireDate,
  wireId,
  wireInstant,
  wireMoney,
  wireOwnInput,
  wireText,
  wireVersion,
} from "../kernel/wire.ts";
import { wireListedDeal } from "./contract-deal-lists.ts";
import { wireCondition, wireMissing } from "./contract-pipelines.ts";
import { contactRoles, dealStatuses, leavings } from "./domain/vocabulary.ts";

/** One deal: what is kept of it, its card, and every change of its place. */

const named = z.strictObject({ id: wireId, name: z.string() });
const nothing = z.strictObject({});
const amount = z.int().min(0).max(9_000_000_000_000_000);
/** What may be changed on a deal; null empties. */
const dealFieldsShape = {
  title: wireText(500).min(1),
  /** Minor units of the deal's currency. */
  amountMinor: amount.nullable(),
  prepaymentMinor: amount.nullable(),
  companyId: wireId.nullable(),
  channel: wireText(200).nullable(),
  source: wireText(200).nullable(),
  product: wireText(500).nullable(),
  need: wireText(5000).nullable(),
  expectedCloseOn: wireDate.nullable(),
  deliveryOn: wireDate.nullable(),
  custom: wireOwnInput,
};
const contactOnDeal = z.strictObject({
  contactId: wireId,
  role: z.enum(contactRoles).nullable().default(null),
  isMain: z.boolean().default(false),
});
export const wireDealFields = z.strictObject(dealFieldsShape).partial();
const override = z.strictObject({ reason: wireText(2000) });

export const createDeal = endpoint({
  method: "POST",
  path: "/deals",
  summary: "Create a deal; on a later stage than the first only if that stage's conditions are met",
  status: 201,
  body: z.strictObject({
    ...z.strictObject(dealFieldsShape).partial().shape,
    title: dealFieldsShape.title,
    pipelineId: wireId,
    stageId: wireId.exactOptional(),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/)
      .exactOptional(),
    ownerId: wireId.exactOptional(),
    contacts: z.array(contactOnDeal).max(50).default([]),
    override: override.exactOptional(),
  }),
  answer: z.lazy(() => wireDeal),
});

export const wireVisit = z.strictObject({
  id: wireId,
  number: z.int(),
  pipelineId: wireId,
  stage: named,
  enteredAt: wireInstant,
  leftAt: wireInstant.nullable(),
  leftAs: z.enum(leavings).nullable(),
  toStage: named.nullable(),
  /** Hours, calendar and working; of the open visit: until now. */
  hours: z.number(),
  workingHours: z.number(),
  targetHours: z.number().nullable(),
  enteredBy: named.nullable(),
  overrideReason: z.string().nullable(),
  overrideMissing: z.array(wireMissing).nullable(),
  isImported: z.boolean(),
  /** A move taken back: shown in the history, counted nowhere. */
  voidAt: wireInstant.nullable(),
});
export const wireDeal = z.strictObject({
  ...wireListedDeal.shape,
  prepayment: wireMoney.nullable(),
  currency: z.string(),
  need: z.string().nullable(),
  deliveryOn: wireDate.nullable(),
  lossComment: z.string().nullable(),
  updatedAt: wireInstant,
  deletedAt: wireInstant.nullable(),
  contacts: z.array(
    z.strictObject({
      id: wireId,
      name: z.string(),
      phone: z.string().nullable(),
      email: z.string().nullable(),
      role: z.enum(contactRoles).nullable(),
      isMain: z.boolean(),
    }),
  ),
  visits: z.array(wireVisit),
  /** The stage after the present one with its conditions, met and missing; null on the last or when not open. */
  nextStage: z
    .strictObject({ stage: named, conditions: z.array(wireCondition), missing: z.array(wireMissing) })
    .nullable(),
  /** PLA-8: 1 for won, 0 for lost, null while postponed or with neither history nor planned conversions. */
  probability: z.number().nullable(),
  /** Whether the caller may take back the last move now, and until when. */
  undoUntil: wireInstant.nullable(),
});
export type DealAnswer = z.output<typeof wireDeal>;

export const getDeal = endpoint({
  method: "GET",
  path: "/deals/{id}",
  summary: "Everything on the card of a deal",
  params: idParams,
  answer: wireDeal,
});
/** What the board shows while a card is lifted: how much each stage would ask for. */
export const getDealGates = endpoint({
  method: "GET",
  path: "/deals/{id}/gates",
  summary: "For each stage of its pipeline, what a deal lacks to be moved there",
  params: idParams,
  answer: z.strictObject({ stages: z.array(z.strictObject({ stageId: wireId, missing: z.array(wireMissing) })) }),
});
export const patchDeal = endpoint({
  method: "PATCH",
  path: "/deals/{id}",
  summary: "Change a deal's fields or its responsible",
  params: idParams,
  body: z.strictObject({ ...wireDealFields.shape, ownerId: wireId.exactOptional(), version: wireVersion }),
  answer: wireDeal,
});

/** What every change of a deal's place answers. */
export const wireMoved = z.strictObject({
  id: wireId,
  version: wireVersion,
  pipelineId: wireId,
  stageId: wireId,
  status: z.enum(dealStatuses),
  stageEnteredAt: wireInstant,
  undoUntil: wireInstant.nullable(),
});
export type Moved = z.output<typeof wireMoved>;

const onDeal = <Path extends string, Body extends z.ZodType>(path: Path, summary: string, body: Body) =>
  endpoint({ method: "POST", path: `/deals/{id}/${path}`, summary, params: idParams, body, answer: wireMoved });

/** 409 `conditions_not_met` with `missing`, 409 `version_conflict`, 404 `stage_unknown`. */
export const moveDeal = onDeal(
  "moves",
  "Move a deal to another stage of its pipeline",
  z.strictObject({
    toStage: wireId,
    version: wireVersion,
    fields: wireDealFields.exactOptional(),
    override: override.exactOptional(),
  }),
);
export const undoMove = onDeal("undos", "Take back the last move", z.strictObject({ version: wireVersion }));
export const loseDeal = onDeal(
  "losses",
  "Close a deal as lost, with the reason",
  z.strictObject({
    lossReason: wireId,
    comment: wireText(5000).default(""),
    comeBackOn: wireDate.exactOptional(),
    version: wireVersion,
  }),
);
export const postponeDeal = onDeal(
  "postponements",
  "Put a deal off until a date",
  z.strictObject({ comeBackOn: wireDate, reason: wireText(5000).default(""), version: wireVersion }),
);
const backOnStage = z.strictObject({
  /** The stage it stood on, unless said otherwise. */
  toStage: wireId.exactOptional(),
  version: wireVersion,
  fields: wireDealFields.exactOptional(),
  override: override.exactOptional(),
});
export const resumeDeal = onDeal("resumptions", "Bring back a deal that was put off", backOnStage);
export const reopenDeal = onDeal("reopenings", "Open a won or lost deal again", backOnStage);
export const transferDeal = onDeal(
  "transfers",
  "Move a deal to another pipeline",
  z.strictObject({
    toPipeline: wireId,
    toStage: wireId.exactOptional(),
    version: wireVersion,
    fields: wireDealFields.exactOptional(),
    override: override.exactOptional(),
  }),
);
export const restoreDeal = onDeal("restorations", "Bring back a deleted deal", nothing);
export const deleteDeal = endpoint({
  method: "DELETE",
  path: "/deals/{id}",
  summary: "Delete a deal; it can be restored",
  params: idParams,
  answer: wireMoved,
});
export const addDealContact = endpoint({
  method: "POST",
  path: "/deals/{id}/contacts",
  summary: "Add a contact to a deal, or change its role there",
  params: idParams,
  body: contactOnDeal,
  answer: wireMoved,
});
export const removeDealContact = endpoint({
  method: "DELETE",
  path: "/deals/{id}/contacts/{contactId}",
  summary: "Take a contact off a deal",
  params: z.strictObject({ id: wireId, contactId: wireId }),
  answer: wireMoved,
});

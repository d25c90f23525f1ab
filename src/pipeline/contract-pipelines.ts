import { z } from "zod";
import { endpoint } from "../kernel/endpoint.ts";
import { idParams, wireId, wireInstant, wireText, wireVersion } from "../kernel/wire.ts";
import {
  activityKinds,
  contactRoles,
  dealFields,
  documentKinds,
  documentMarks,
  maximumStages,
  paymentRules,
} from "./domain/vocabulary.ts";

const name = wireText(200).min(1);
const flag = z.enum(["true", "false"]).transform((value) => value === "true");

// Regulation ---------------------------------------------------------------------------------------------------------

export const wireCondition = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("field"), field: z.enum(dealFields) }),
  z.strictObject({ kind: z.literal("document"), document: z.enum(documentKinds), mark: z.enum(documentMarks) }),
  z.strictObject({ kind: z.literal("meeting_scheduled") }),
  z.strictObject({ kind: z.literal("meeting_held") }),
  z.strictObject({ kind: z.literal("activity_done"), activity: z.enum(activityKinds) }),
  z.strictObject({ kind: z.literal("contact_named"), role: z.enum(contactRoles).exactOptional() }),
  z.strictObject({ kind: z.literal("next_step") }),
  z.strictObject({ kind: z.literal("payment_received"), share: z.enum(paymentRules) }),
  z.strictObject({
    kind: z.literal("custom_field"),
    field: wireId,
    equals: z.union([z.boolean(), wireId]).exactOptional(),
  }),
]);

/** A condition that is not met: `code` says which, `message` says so in the caller's language (in refusals only). */
export const wireMissing = z.strictObject({
  condition: wireCondition,
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  message: z.string().optional(),
});

/** A stage as written: only the name is needed. `id` keeps a stage that exists; without it a stage is new. */
export const wireStageDraft = z.strictObject({
  id: wireId.exactOptional(),
  name,
  isKeyStage: z.boolean().default(false),
  done: wireText(2000).default(""),
  buyerStep: wireText(2000).default(""),
  keyTask: wireText(2000).default(""),
  entryConditions: z.array(wireCondition).max(40).default([]),
  contactChain: z
    .array(z.strictObject({ activity: z.enum(activityKinds), subject: wireText(500) }))
    .max(40)
    .default([]),
  /** Working hours. */
  targetHours: z.number().min(0.01).max(99_999).nullable().default(null),
  /** 0…1, to the next stage. */
  plannedConversion: z.number().min(0).max(1).nullable().default(null),
});
const stageDrafts = z.array(wireStageDraft).min(2).max(maximumStages);

export const wireStage = z.strictObject({
  id: wireId,
  ordinal: z.int(),
  position: z.int(),
  name: z.string(),
  isKeyStage: z.boolean(),
  isWon: z.boolean(),
  done: z.string(),
  buyerStep: z.string(),
  keyTask: z.string(),
  entryConditions: z.array(wireCondition),
  contactChain: z.array(z.strictObject({ activity: z.enum(activityKinds), subject: z.string() })),
  targetHours: z.number().nullable(),
  plannedConversion: z.number().nullable(),
  archivedAt: wireInstant.nullable(),
});

/** Stages in the order of the board, the won one last; archived ones are left out. */
export const wirePipeline = z.strictObject({
  id: wireId,
  name: z.string(),
  templateKey: z.string().nullable(),
  position: z.int(),
  archivedAt: wireInstant.nullable(),
  version: wireVersion,
  stages: z.array(wireStage),
});
export type PipelineAnswer = z.output<typeof wirePipeline>;

export const listPipelines = endpoint({
  method: "GET",
  path: "/pipelines",
  summary: "Pipelines with their stages and regulations",
  query: z.strictObject({ archived: flag.optional() }),
  answer: z.strictObject({ items: z.array(wirePipeline) }),
});
export const createPipeline = endpoint({
  method: "POST",
  path: "/pipelines",
  summary: "Create a pipeline from stages or from a template",
  status: 201,
  body: z.union([
    z.strictObject({ name, stages: stageDrafts }),
    z.strictObject({ template: wireText(60).min(1), name: name.exactOptional() }),
  ]),
  answer: wirePipeline,
});
export const getPipeline = endpoint({
  method: "GET",
  path: "/pipelines/{id}",
  summary: "One pipeline",
  params: idParams,
  answer: wirePipeline,
});
/** The whole list of stages in the wanted order: those left out are archived, and `moveDeals` says where their deals go. */
export const replacePipeline = endpoint({
  method: "PUT",
  path: "/pipelines/{id}",
  summary: "Change the stages of a pipeline: add, rename, reorder, archive, regulate",
  params: idParams,
  body: z.strictObject({
    version: wireVersion,
    name,
    stages: stageDrafts,
    /** Archived stage → stage that takes its open deals. */
    moveDeals: z.record(wireId, wireId).default({}),
  }),
  answer: wirePipeline,
});
export const patchPipeline = endpoint({
  method: "PATCH",
  path: "/pipelines/{id}",
  summary: "Rename a pipeline or change its place among the others",
  params: idParams,
  body: z.strictObject({
    version: wireVersion,
    name: name.exactOptional(),
    position: z.int().min(1).max(10_000).exactOptional(),
  }),
  answer: wirePipeline,
});
export const archivePipeline = endpoint({
  method: "POST",
  path: "/pipelines/{id}/archive",
  summary: "Put away a pipeline in which no deal is open",
  params: idParams,
  body: z.strictObject({ version: wireVersion }),
  answer: wirePipeline,
});

/** Share of a stage's target in working time: 0.8 is 80 %; null: nobody is warned. */
const warningShare = z.number().min(0.1).max(10).nullable();
const timeWarnings = z.strictObject({ ownerShare: warningShare, headShare: warningShare });
export const listTimeWarnings = endpoint({
  method: "GET",
  path: "/time-warnings",
  summary: "When each pipeline warns the responsible that a stage takes long, and when the head",
  answer: z.strictObject({
    items: z.array(timeWarnings.extend({ pipelineId: wireId, name: z.string() })),
  }),
});
export const setTimeWarnings = endpoint({
  method: "PUT",
  path: "/pipelines/{id}/time-warnings",
  summary: "Say when a pipeline warns; what passed a threshold before is not warned of",
  params: idParams,
  body: timeWarnings,
  answer: timeWarnings,
});

/** `stage` is the name; null when the finding is about the whole pipeline. */
export const wireFinding = z.strictObject({
  stage: z.string().nullable(),
  rule: z.string(),
  message: z.string(),
  suggestion: z.string().nullable(),
});
const findings = z.strictObject({ findings: z.array(wireFinding) });
export const lintOnePipeline = endpoint({
  method: "GET",
  path: "/pipelines/{id}/lint",
  summary: "What is wrong with the stages of a pipeline, deals considered",
  params: idParams,
  answer: findings,
});
export const lintDraft = endpoint({
  method: "POST",
  path: "/pipeline-lint",
  summary: "What is wrong with stages that are being written",
  body: z.strictObject({ name: wireText(200).default(""), stages: z.array(wireStageDraft).max(maximumStages) }),
  answer: findings,
});

const wireDefinition = z.strictObject({
  name: z.string(),
  stages: z.array(wireStage.omit({ id: true, ordinal: true, position: true, isWon: true, archivedAt: true })),
});
export const listTemplates = endpoint({
  method: "GET",
  path: "/pipeline-templates",
  summary: "Templates of pipelines in the caller's language",
  answer: z.strictObject({
    items: z.array(wireDefinition.extend({ key: z.string(), description: z.string(), bestFor: z.string() })),
  }),
});
export const proposePipelines = endpoint({
  method: "POST",
  path: "/pipeline-proposals",
  summary: "Propose a template and its key stage by a few questions about the business",
  body: z.strictObject({
    needIsObvious: z.boolean(),
    choiceIsObvious: z.boolean(),
    sellsThroughDealers: z.boolean().default(false),
    producesToOrder: z.boolean().default(false),
    leases: z.boolean().default(false),
    sellsOnline: z.boolean().default(false),
    coldBase: z.boolean().default(false),
    repeatBuyers: z.boolean().default(false),
    marketingLeads: z.boolean().default(false),
  }),
  answer: z.strictObject({
    template: z.string(),
    approach: z.enum(["attract_and_serve", "inform_and_persuade"]),
    /** Of `definition.stages`, counted from 0; it is marked there too. */
    keyStage: z.int(),
    definition: wireDefinition,
  }),
});

// Loss reasons -------------------------------------------------------------------------------------------------------

const wireLossReason = z.strictObject({
  id: wireId,
  name: z.string(),
  position: z.int(),
  archivedAt: wireInstant.nullable(),
});
export const listLossReasons = endpoint({
  method: "GET",
  path: "/loss-reasons",
  summary: "Reasons why deals are lost",
  answer: z.strictObject({ items: z.array(wireLossReason) }),
});
export const createLossReason = endpoint({
  method: "POST",
  path: "/loss-reasons",
  summary: "Add a loss reason",
  status: 201,
  body: z.strictObject({ name }),
  answer: wireLossReason,
});
export const patchLossReason = endpoint({
  method: "PATCH",
  path: "/loss-reasons/{id}",
  summary: "Rename, reorder, put away or bring back a loss reason",
  params: idParams,
  body: z.strictObject({
    name: name.exactOptional(),
    position: z.int().min(1).max(10_000).exactOptional(),
    archived: z.boolean().exactOptional(),
  }),
  answer: wireLossReason,
});

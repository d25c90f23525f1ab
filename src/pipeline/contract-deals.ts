import { z } from "zod";
import { endpoint } from "../kernel/endpoint.ts";
import {
  idParams,
  pageQuery,
  wireDate,
  wireId,
  wireInstant,
  wireMoney,
  wireOwnInput,
  wireOwnSort,
  wireOwnValues,
  wirePage,
  wireText,
  wireVersion,
} from "../kernel/wire.ts";
import { wireCondition, wireMissing } from "./contract-pipelines.ts";
import { dealGroupings } from "./domain/deal-groups.ts";
import { contactRoles, dealStatuses, flowExits, leavings } from "./domain/vocabulary.ts";

const flag = z.enum(["true", "false"]).transform((value) => value === "true");
const named = z.strictObject({ id: wireId, name: z.string() });
const nothing = z.strictObject({});
/** What lists of deals are put in order by. */
const wireDealSort = z.union([
  z.enum(["createdAt", "amount", "expectedCloseOn", "stageEnteredAt", "title", "closedAt", "channel"]),
  wireOwnSort,
]);

// Deals --------------------------------------------------------------------------------------------------------------

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

/** PIP-6: a card of the board; also a row of the list. */
export const wireCard = z.strictObject({
  id: wireId,
  version: wireVersion,
  title: z.string(),
  pipelineId: wireId,
  stageId: wireId,
  status: z.enum(dealStatuses),
  company: named.nullable(),
  amount: wireMoney.nullable(),
  owner: named,
  contact: z
    .strictObject({ id: wireId, name: z.string(), phone: z.string().nullable(), email: z.string().nullable() })
    .nullable(),
  nextStep: z
    .strictObject({
      id: wireId,
      kind: z.string(),
      subject: z.string(),
      plannedAt: wireInstant,
      /** False: the day is planned, no hour. */
      hasTime: z.boolean(),
      isOverdue: z.boolean(),
    })
    .nullable(),
  stageEnteredAt: wireInstant,
  /** Working hours in the stage now, and the stage's target; null without one. Of open deals only. */
  workingHours: z.number().nullable(),
  targetHours: z.number().nullable(),
  /** in: in target; over: beyond it; twice: beyond two targets; null without a target or when not open. */
  pace: z.enum(["in", "over", "twice"]).nullable(),
  noNextStep: z.boolean(),
  channel: z.string().nullable(),
  source: z.string().nullable(),
  product: z.string().nullable(),
  createdAt: wireInstant,
  expectedCloseOn: wireDate.nullable(),
  closedAt: wireInstant.nullable(),
  comeBackOn: wireDate.nullable(),
  lossReason: named.nullable(),
});
export type Card = z.output<typeof wireCard>;
/** A row of the list. */
export const wireListedDeal = z.strictObject({ ...wireCard.shape, custom: wireOwnValues });
export type ListedDeal = z.output<typeof wireListedDeal>;

/** Filters of board and list alike. An empty company, channel, source or product means "blank". */
export const dealFilters = {
  owner: wireId.optional(),
  /** With the departments below it. */
  department: wireId.optional(),
  channel: z.string().max(200).optional(),
  source: z.string().max(200).optional(),
  product: z.string().max(500).optional(),
  company: z.union([wireId, z.literal("")]).optional(),
  contact: wireId.optional(),
  noNextStep: flag.optional(),
  overTarget: flag.optional(),
  createdFrom: wireDate.optional(),
  /** Days of the workspace's zone; "to" is not included, as everywhere. */
  createdTo: wireDate.optional(),
  expectedCloseFrom: wireDate.optional(),
  expectedCloseTo: wireDate.optional(),
  amountFrom: z.coerce.number().int().optional(),
  amountTo: z.coerce.number().int().optional(),
  /** Every word, or its beginning, in the title, the outside number or the name of the company. */
  text: z.string().trim().max(200).optional(),
  /** Own fields: `budget_approved:any:true;seats:from:10;rival:filled`; tests are filled, blank, any, from, to, has. */
  custom: z.string().max(4000).optional(),
};
const whichDeals = {
  ...dealFilters,
  pipeline: wireId.optional(),
  stage: wireId.optional(),
  status: z.enum(dealStatuses).optional(),
  closedFrom: wireDate.optional(),
  closedTo: wireDate.optional(),
  noExpectedClose: flag.optional(),
  /** Empty: none given. */
  lossReason: z.union([wireId, z.literal("")]).optional(),
  /** The company's; empty: without a company, or a company without one. */
  industry: z.string().max(200).optional(),
  /** Up to 200 ids, separated by commas. */
  ids: z.string().max(8000).optional(),
  /** Drill-downs of the funnel (definitions.md): furthest ≥ the stage; at least one visit; furthest is the stage and … */
  reachedStage: wireId.optional(),
  visitedStage: wireId.optional(),
  inProgressAt: wireId.optional(),
  lostAt: wireId.optional(),
  postponedAt: wireId.optional(),
  /** At least one visit to the stage that began in the days, in whatever pipeline the deal is now (period view, flow `in`). */
  enteredStage: wireId.optional(),
  enteredFrom: wireDate.optional(),
  enteredTo: wireDate.optional(),
  /** At least one visit to the stage that ended in the days, and so (definitions.md, Flow). */
  leftStage: wireId.optional(),
  leftFrom: wireDate.optional(),
  leftTo: wireDate.optional(),
  leftAs: z.enum(flowExits).optional(),
};
/** The filter of a list, as a value of its own. */
export const wireDealFilter = z.strictObject(whichDeals);
const dealOrder = {
  sort: wireDealSort.default("createdAt"),
  order: z.enum(["asc", "desc"]).default("desc"),
};
export const listDeals = endpoint({
  method: "GET",
  path: "/deals",
  summary: "Deals, filtered and sorted, page by page",
  query: z.strictObject({ ...pageQuery, ...whichDeals, ...dealOrder }),
  answer: wirePage(wireListedDeal),
});
const dealsFile = <Format extends string>(format: Format) =>
  endpoint({
    method: "GET",
    path: `/deals/file.${format}`,
    summary: `The list of deals as ${format.toUpperCase()}, with its filters, order and columns`,
    /** `columns`: keys in their order, "name,amount,custom.budget"; without it those that the list shows anyway. */
    query: z.strictObject({ ...whichDeals, ...dealOrder, columns: z.string().max(4000).optional() }),
    answer: z.string(),
  });
export const dealsFileCsv = dealsFile("csv");
export const dealsFileXlsx = dealsFile("xlsx");
/** How many deals, and their sum: what stands over a list, and what a figure of a report must equal. */
export const countDeals = endpoint({
  method: "GET",
  path: "/deals/totals",
  summary: "Count and sums of the deals that the filters let through",
  query: wireDealFilter,
  answer: z.strictObject({ count: z.int(), sums: z.array(wireMoney) }),
});

export const groupDeals = endpoint({
  method: "GET",
  path: "/deals/groups",
  summary: "The deals that the filters let through, by stage, responsible, company, channel or month of expected close",
  query: z.strictObject({ by: z.enum(dealGroupings), ...whichDeals }),
  answer: z.strictObject({
    groups: z.array(
      z.strictObject({
        /** An id, a channel, a month as 2026-11; empty for the deals that lack it. */
        key: z.string(),
        /** Null for months and for the deals that lack it. */
        name: z.string().nullable(),
        count: z.int(),
        sums: z.array(wireMoney),
      }),
    ),
    /** Only the 200 fullest groups are here. */
    isCut: z.boolean(),
  }),
});

export const listValuesInUse = endpoint({
  method: "GET",
  path: "/deals/values",
  summary: "Channels, sources and products of recent deals, for choosing one that is in use",
  answer: z.strictObject({ channel: z.array(z.string()), source: z.array(z.string()), product: z.array(z.string()) }),
});

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

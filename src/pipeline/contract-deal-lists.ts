import { z } from "zod";
import { endpoint } from "../kernel/endpoint.ts";
import {
  pageQuery,
  wireDate,
  wireId,
  wireInstant,
  wireMoney,
  wireOwnSort,
  wireOwnValues,
  wirePage,
  wireVersion,
} from "../kernel/wire.ts";
import { dealGroupings } from "./domain/deal-groups.ts";
import { dealStatuses, flowExits } from "./domain/vocabulary.ts";

/** Deals as lists have them: rows, filters, order, counts, groups, files. */

const flag = z.enum(["true", "false"]).transform((value) => value === "true");
const named = z.strictObject({ id: wireId, name: z.string() });
/** What lists of deals are put in order by. */
const wireDealSort = z.union([
  z.enum(["createdAt", "amount", "expectedCloseOn", "stageEnteredAt", "title", "closedAt", "channel"]),
  wireOwnSort,
]);

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

import { z } from "zod";
import { endpoint } from "../kernel/endpoint.ts";
import { idParams, wireDate, wireId, wireInstant, wireMoney, wireText } from "../kernel/wire.ts";
import { planStatuses } from "./domain/plans/plan-status.ts";
import { dimensions, nodeKinds, splits } from "./domain/plans/plan-tree.ts";
import { roundings } from "./domain/plans/spread.ts";

const person = z.strictObject({ id: wireId, name: z.string() });
const deed = z.strictObject({ by: person, at: wireInstant });
const wireYear = z.coerce.number().int().min(2000).max(2199);
/** 1 to 12. */
const wireMonth = z.int().min(1).max(12);
const wireMonths = z.array(wireMonth).min(1).max(12);
/** The company's id is nil, "00000000-0000-0000-0000-000000000000". */
const node = z.strictObject({ kind: z.enum(nodeKinds), id: wireId });
/** Minor units of the workspace's currency; null: no plan, which is not a plan of zero. */
const wireFigure = wireMoney.nullable();

export const planVersion = z.strictObject({
  id: wireId,
  year: z.int(),
  /** 1, 2, 3… of its year. */
  number: z.int(),
  status: z.enum(planStatuses),
  /** Those that it plans: the others stay as approved before. */
  months: z.array(wireMonth),
  /** Why the approved plan is changed; null of the first. */
  reason: z.string().nullable(),
  /** Grows with every change of a figure. */
  revision: z.int(),
  created: deed,
  submitted: deed.nullable(),
  approved: deed.nullable(),
  /** Why it was given back to be worked on. */
  returnedBecause: z.string().nullable(),
});

const planCell = z.strictObject({
  month: wireMonth,
  dimension: z.enum(dimensions),
  /** The product line or the channel, of `line_channel` both as JSON, `["line","channel"]`; "" of the total. */
  value: z.string(),
  minor: z.int(),
});

const planNode = z.strictObject({
  kind: z.enum(nodeKinds),
  id: wireId,
  name: z.string(),
  /** By month, twelve: the department above; null: none, so the company. */
  parents: z.array(wireId.nullable()),
  /** Gets a share of what is spread equally or by working days. */
  takesPart: z.boolean(),
  mayEdit: z.boolean(),
  /** Of the figures as one group; 0 while there are none. */
  version: z.int(),
  changed: deed.nullable(),
  cells: z.array(planCell),
  /** Of people, by month, twelve, minor units; null: not yet. */
  facts: z.array(z.int().nullable()).nullable(),
  /** Of people, the year before. */
  lastYear: z.array(z.int()).nullable(),
});

const difference = z.strictObject({
  kind: z.enum(nodeKinds),
  id: wireId,
  month: wireMonth,
  dimension: z.enum(dimensions),
  value: z.string(),
  /** Own figure less its parts; below zero too, of a split: how much it is more than what is there to split. */
  minor: z.int(),
  /** Of a line or a channel: the parts are its pairs with the other, of the node itself. */
  isCrossing: z.literal(true).optional(),
});

export const listPlanVersions = endpoint({
  method: "GET",
  path: "/plan-versions",
  summary: "The versions of a year's plan, newest first",
  query: z.strictObject({ year: wireYear }),
  answer: z.strictObject({ items: z.array(planVersion) }),
});

export const getPlan = endpoint({
  method: "GET",
  path: "/plans",
  summary:
    "A year's plan as a tree of figures: the version that is worked on or the latest approved, or the one asked for",
  query: z.strictObject({ year: wireYear, version: wireId.optional() }),
  answer: z.strictObject({
    year: z.int(),
    currency: z.string(),
    version: planVersion.nullable(),
    versions: z.array(planVersion),
    nodes: z.array(planNode),
    /** Sums that do not agree, in the months of the version. */
    differences: z.array(difference),
    /** Product lines and channels that the workspace knows. */
    lines: z.array(z.string()),
    channels: z.array(z.string()),
  }),
});

export const createPlanVersion = endpoint({
  method: "POST",
  path: "/plan-versions",
  summary:
    "Begin a year's plan, or a change of the approved one with its reason; 409 plan_version_open while another is worked on",
  status: 201,
  body: z.strictObject({
    year: z.int().min(2000).max(2199),
    /** Of the first the whole year, of a change the months that it names. */
    months: wireMonths.optional(),
    /** Asked for when the plan of the year was approved before. */
    reason: wireText(500).optional(),
  }),
  answer: planVersion,
});

export const deletePlanVersion = endpoint({
  method: "DELETE",
  path: "/plan-versions/{id}",
  summary: "Throw a draft away",
  params: idParams,
  answer: planVersion,
});

const change = z.strictObject({
  month: wireMonth,
  dimension: z.enum(dimensions).default("total"),
  value: wireText(500).default(""),
  amount: wireFigure,
});
const changedRow = z.strictObject({
  kind: z.enum(nodeKinds),
  id: wireId,
  version: z.int(),
  /** What stood there: sent back, it undoes the change. */
  before: z.array(
    z.strictObject({ month: wireMonth, dimension: z.enum(dimensions), value: z.string(), amount: wireFigure }),
  ),
});
const changed = z.strictObject({ revision: z.int(), rows: z.array(changedRow) });

export const setPlanCells = endpoint({
  method: "PUT",
  path: "/plan-versions/{id}/cells",
  summary: "Set figures of nodes; 409 plan_row_conflict with both when somebody changed a node first",
  params: idParams,
  body: z.strictObject({
    rows: z
      .array(
        z.strictObject({
          kind: z.enum(nodeKinds),
          id: wireId,
          /** The node's, as it was read; 0 while it has no figures. */
          version: z.int().min(0),
          cells: z.array(change).min(1).max(1200),
        }),
      )
      .min(1)
      .max(2000),
  }),
  answer: changed,
});

const weights = z.enum(["equal", "lastYear", "workingDays", "current"]);
/** Up to three digits after the point count. */
const typedWeight = z.number().min(0).max(1e9);

export const spreadPlan = endpoint({
  method: "POST",
  path: "/plan-versions/{id}/spreads",
  summary: "Spread a sum over months, over the parts of a node, or both; every sum then agrees to the minor unit",
  params: idParams,
  body: z.strictObject({
    node,
    /** Of the plan as it was read: 409 plan_changed otherwise. */
    revision: z.int().min(0),
    /** Those of the version when left out. */
    months: wireMonths.optional(),
    /** What is spread over the months; left out: each month's own figure is kept and spread over the parts alone. */
    total: wireMoney.optional(),
    /** `current`: in the proportion of the figures that stand there. */
    overMonths: z.union([weights, z.array(typedWeight).length(12)]).default("lastYear"),
    /** Null: over the months alone. */
    overParts: z
      .union([weights, z.array(z.strictObject({ ...node.shape, weight: typedWeight })).min(1)])
      .nullable()
      .default("equal"),
    /** To people through all departments, or to the parts right below. */
    depth: z.enum(["people", "parts"]).default("people"),
    rounding: z.enum(roundings).default("units"),
  }),
  answer: z.strictObject({
    ...changed.shape,
    /** Months whose figure nobody could take: no part has weight. */
    unspread: z.array(wireMonth),
  }),
});

export const spreadPlanSplit = endpoint({
  method: "POST",
  path: "/plan-versions/{id}/split-spreads",
  summary:
    "Split a node's figures by product line, channel or both, as what its people brought in the same months last year; pairs bring their lines and channels",
  params: idParams,
  body: z.strictObject({
    node,
    /** Of the plan as it was read: 409 plan_changed otherwise. */
    revision: z.int().min(0),
    /** Those of the version when left out. */
    months: wireMonths.optional(),
    by: z.enum(splits),
    rounding: z.enum(roundings).default("units"),
  }),
  answer: z.strictObject({
    ...changed.shape,
    /** Months in which nothing was brought whose line and channel are known. */
    unspread: z.array(wireMonth),
  }),
});

const ownVersion = z.strictObject({ revision: z.int().min(0) });
export const submitPlan = endpoint({
  method: "POST",
  path: "/plan-versions/{id}/submissions",
  summary: "Give a draft in to be approved",
  params: idParams,
  body: ownVersion,
  answer: planVersion,
});
export const approvePlan = endpoint({
  method: "POST",
  path: "/plan-versions/{id}/approvals",
  summary: "Approve a plan: it is in force from now on; 409 plan_sums_differ while sums do not agree",
  params: idParams,
  body: ownVersion,
  answer: planVersion,
});
export const returnPlan = endpoint({
  method: "POST",
  path: "/plan-versions/{id}/returns",
  summary: "Give a submitted plan back to be worked on",
  params: idParams,
  body: z.strictObject({ because: wireText(500).min(1) }),
  answer: planVersion,
});

export const listPlanChanges = endpoint({
  method: "GET",
  path: "/plan-versions/{id}/changes",
  summary: "What a version changes against the one before it: who, when, from and to",
  params: idParams,
  answer: z.strictObject({
    previous: planVersion.nullable(),
    items: z.array(
      z.strictObject({
        node: z.strictObject({ ...node.shape, name: z.string() }),
        month: wireMonth,
        dimension: z.enum(dimensions),
        value: z.string(),
        from: wireFigure,
        to: wireFigure,
        by: person.nullable(),
        at: wireInstant.nullable(),
      }),
    ),
  }),
});

export const importPlanLines = endpoint({
  method: "POST",
  path: "/plan-versions/{id}/imports",
  summary:
    "Take figures of people by month from CSV: person, month, amount, and line, channel or both; a refused line does not stop the rest",
  params: idParams,
  body: z.strictObject({ csv: z.string().min(1).max(2_000_000), isDryRun: z.boolean().default(false) }),
  answer: z.strictObject({
    read: z.int(),
    set: z.int(),
    refused: z.array(z.strictObject({ line: z.int(), code: z.string(), message: z.string() })),
  }),
});

export const listPlanFacts = endpoint({
  method: "GET",
  path: "/plans/facts",
  summary:
    "What is behind a fact of the plan: payments or wins of the people below a node, the latest first, a thousand at most",
  query: z.strictObject({
    year: wireYear,
    ...node.shape,
    /** Months, 1 to 12, both included. */
    from: z.coerce.number().int().min(1).max(12),
    to: z.coerce.number().int().min(1).max(12),
  }),
  answer: z.strictObject({
    total: wireMoney,
    count: z.int(),
    items: z.array(
      z.strictObject({
        date: wireDate,
        person,
        /** Null: out of sight by now. */
        deal: person.nullable(),
        amount: wireMoney,
      }),
    ),
  }),
});

export const getPlanFile = endpoint({
  method: "GET",
  path: "/plans/file.xlsx",
  summary:
    "A year's plan as a spreadsheet: the tree by month, with quarters and the year; a second sheet with what is split",
  query: z.strictObject({ year: wireYear, version: wireId.optional() }),
  answer: z.unknown(),
});

export type PlanVersion = z.infer<typeof planVersion>;
export type PlanNodeRow = z.infer<typeof planNode>;
export type Plan = z.infer<typeof getPlan.answer>;
export type ChangedRows = z.infer<typeof changed>;

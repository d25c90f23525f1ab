import { z } from "zod";
import { endpoint } from "../kernel/endpoint.ts";
import { idParams, pageQuery, wireDate, wireId, wireInstant, wireMoney, wirePage, wireText } from "../kernel/wire.ts";

const figure = z.number().min(0).max(1e15);
const share = z.number().min(0).max(1);

/** What is typed over the measures; sums in minor units. */
const wireTyped = z.strictObject({
  target: figure.optional(),
  fact: figure.optional(),
  expected: figure.optional(),
  average: figure.optional(),
  people: figure.optional(),
  days: figure.optional(),
  stages: z
    .record(
      // A stage's id.
      z.string().max(40),
      z.strictObject({ conversion: share.optional(), daysToWon: figure.optional(), actions: figure.optional() }),
    )
    .optional(),
});

const scenario = z.strictObject({
  id: wireId,
  name: z.string(),
  pipeline: z.string().nullable(),
  /** "2027-q1", "2026-12" or "2027". */
  period: z.string(),
  typed: wireTyped,
  owner: z.strictObject({ id: wireId, name: z.string() }),
  isOwn: z.boolean(),
  createdAt: wireInstant,
});
export type PlanScenario = z.output<typeof scenario>;

export const listPlanScenarios = endpoint({
  method: "GET",
  path: "/plan-scenarios",
  summary: "Kept sheets of reverse planning, newest first: what was typed over, counted with the measures of today",
  query: z.strictObject(pageQuery),
  answer: wirePage(scenario),
});
export const keepPlanScenario = endpoint({
  method: "POST",
  path: "/plan-scenarios",
  summary: "Keep a sheet of reverse planning under a name; everybody who reads forecasts may open it",
  status: 201,
  body: z.strictObject({
    name: wireText(120).min(1),
    pipeline: wireId.nullable().default(null),
    period: z.string().regex(/^[1-8]\d{3}(-(0[1-9]|1[0-2])|-q[1-4])?$/),
    typed: wireTyped,
  }),
  answer: scenario,
});
export const deletePlanScenario = endpoint({
  method: "DELETE",
  path: "/plan-scenarios/{id}",
  summary: "Delete one's kept sheet; it can be restored",
  params: idParams,
  answer: z.strictObject({ done: z.literal(true) }),
});
export const restorePlanScenario = endpoint({
  method: "POST",
  path: "/plan-scenarios/{id}/restorations",
  summary: "Bring back one's deleted sheet",
  params: idParams,
  body: z.strictObject({}),
  answer: scenario,
});

export const draftPlan = endpoint({
  method: "POST",
  path: "/plan-drafts",
  summary:
    "Save a sheet of reverse planning as the draft of the plan, by month and people; with its contacts a day as the daily plan of salespeople",
  status: 201,
  body: z.strictObject({
    pipeline: z.string().max(200).optional(),
    /** Whole months of one year, [from, to). */
    from: wireDate,
    to: wireDate,
    typed: wireTyped,
    withDailyPlan: z.boolean().default(false),
  }),
  answer: z.strictObject({
    year: z.int(),
    version: z.strictObject({ id: wireId, number: z.int() }),
    target: wireMoney,
    dailyPlan: z.array(z.strictObject({ kind: z.string(), planned: z.int() })),
  }),
});

/** The sheet as a file: what is typed over comes as JSON, as in the address of the screen. */
export const getPlanSheetFile = endpoint({
  method: "GET",
  path: "/plan-measures/file.xlsx",
  summary: "The sheet of reverse planning as a spreadsheet, with what is typed over",
  query: z.strictObject({
    pipeline: z.string().max(200).optional(),
    from: wireDate,
    to: wireDate,
    typed: z.string().max(20_000).optional(),
  }),
  answer: z.unknown(),
});

/** Reads what came as JSON; null: it is nothing of ours. */
export function readTyped(text: string | undefined): z.output<typeof wireTyped> | null {
  try {
    const read = wireTyped.safeParse(JSON.parse(text ?? "{}"));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

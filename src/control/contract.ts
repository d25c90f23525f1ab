import { z } from "zod";
import { endpoint } from "../kernel/endpoint.ts";
import { wireDate, wireId, wireInstant, wireMoney } from "../kernel/wire.ts";

const whose = z.strictObject({ department: wireId.optional() });
const share = z.number().nullable();
const tone = z.enum(["calm", "warn", "red"]);

const reason = z.discriminatedUnion("code", [
  z.strictObject({ code: z.literal("promise_missed"), from: z.string(), amount: wireMoney }),
  z.strictObject({
    code: z.literal("payment_moved"),
    from: z.string(),
    amount: wireMoney,
    fromOn: wireDate,
    toOn: wireDate,
  }),
  z.strictObject({ code: z.literal("no_meetings"), days: z.int() }),
  z.strictObject({ code: z.literal("without_step"), count: z.int() }),
  z.strictObject({ code: z.literal("below_norm"), days: z.int() }),
  z.strictObject({ code: z.literal("behind"), amount: wireMoney }),
  z.strictObject({ code: z.literal("no_plan") }),
]);
const action = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("talk") }),
  z.strictObject({ kind: z.literal("review") }),
  z.strictObject({ kind: z.literal("steps") }),
  z.strictObject({ kind: z.literal("check_date"), dealId: wireId }),
  z.strictObject({ kind: z.literal("set_plan") }),
]);
/** What was planned by a button of this day. */
const taken = z.strictObject({ activityId: wireId.nullable(), at: wireInstant.nullable(), planned: z.int() });

const person = z.strictObject({
  id: wireId,
  name: z.string(),
  /** Of the month, approved; null without one. */
  plan: wireMoney.nullable(),
  /** Of the month to this moment. */
  received: wireMoney,
  today: wireMoney,
  /** To the end of the last finished working day, and what was due by then. */
  fact: wireMoney,
  due: wireMoney,
  share,
  difference: wireMoney,
  workingDays: z.number(),
  elapsed: z.number(),
  /** Of the last working day. */
  meetings: z.int(),
  calls: z.int(),
  rating: z.enum(["excellent", "good", "acceptable", "below"]).nullable(),
  effective: z.strictObject({ done: z.int(), planned: z.number() }),
  withoutStep: z.int(),
  tone,
  reasons: z.array(reason),
  action: action.nullable(),
  taken: taken.nullable(),
  /** Belonged to the department earlier in the month: only the money of those days is told. */
  hasLeft: z.boolean(),
});

const task = z.strictObject({ id: wireId, at: wireInstant.nullable(), isDone: z.boolean() });
const pairedRow = z.strictObject({
  id: wireId,
  name: z.string(),
  promised: wireMoney,
  came: wireMoney,
  difference: wireMoney,
  /** Promised for today. */
  next: wireMoney,
  /** The clock froze what was planned for today: the person did not give the word. */
  isUnconfirmed: z.boolean(),
  /** Something came before its day, or after it. */
  hasEarly: z.boolean(),
  hasLate: z.boolean(),
  isShort: z.boolean(),
  task: task.nullable(),
});

const headline = z.discriminatedUnion("code", [
  z.strictObject({ code: z.literal("no_plan") }),
  z.strictObject({ code: z.literal("too_early") }),
  z.strictObject({ code: z.literal("clear"), share: z.number() }),
  z.strictObject({
    code: z.literal("behind"),
    share: z.number(),
    names: z.array(z.string()),
    more: z.int(),
    missing: wireMoney,
    others: z.strictObject({ count: z.int(), share }).nullable(),
  }),
]);

export const getControlMorning = endpoint({
  method: "GET",
  path: "/control/mornings",
  summary: "The head's morning: who is behind the plan and why, and what came of what was promised",
  query: whose,
  answer: z.strictObject({
    today: wireDate,
    isWorkingDay: z.boolean(),
    /** Today among the working days of the month, by the workspace's calendar. */
    workingDay: z.int(),
    workingDays: z.int(),
    /** The last finished working day, which figures of yesterday are of. */
    yesterday: wireDate.nullable(),
    /** Today, or the next working day while nobody works. */
    promiseDay: wireDate,
    departments: z.array(z.strictObject({ id: wireId, name: z.string(), depth: z.int(), people: z.int() })),
    department: wireId.nullable(),
    headline,
    isMostlyRed: z.boolean(),
    received: wireMoney,
    plan: wireMoney.nullable(),
    due: wireMoney,
    promised: wireMoney,
    came: wireMoney,
    people: z.array(person),
    paired: z.array(pairedRow),
    /** Money that is in no figure, since nobody has said what its currency cost that day. */
    withoutRate: z.array(z.strictObject({ currency: z.string(), date: wireDate, payments: z.int() })),
  }),
});

const deviation = z.strictObject({
  /** The same deviation on another day has the same key. */
  key: z.string(),
  code: z.enum(["stuck", "old_deals", "coverage", "overrides", "without_rate"]),
  tone: z.enum(["warn", "red"]),
  count: z.int(),
  amount: wireMoney.nullable(),
  /** All of it is of since the last working day began. */
  isNew: z.boolean(),
  /** The stage, where it is of one. */
  stage: z.strictObject({ id: wireId, name: z.string(), pipelineId: wireId }).nullable(),
  /** Coverage: held and needed. Stuck: for how many days. */
  held: z.number().nullable(),
  needed: z.number().nullable(),
  days: z.int().nullable(),
  taken: taken.nullable(),
});
export const getControlOutlook = endpoint({
  method: "GET",
  path: "/control/outlooks",
  summary: "The forecast of the month and what deviates, each with what to do about it",
  query: whose,
  answer: z.strictObject({
    forecast: z.strictObject({ expected: wireMoney, low: wireMoney, high: wireMoney }).nullable(),
    monthEnds: wireDate,
    deviations: z.array(deviation),
  }),
});

export const entryFigures = [
  "received",
  "today",
  "promised",
  "came",
  "next",
  "meetings",
  "calls",
  "without_step",
  "stuck",
  "old_deals",
  "overrides",
  "without_rate",
] as const;
export const listControlEntries = endpoint({
  method: "GET",
  path: "/control/entries",
  summary: "What is behind a figure of the head's morning; as many as the figure says",
  query: z.strictObject({
    ...whose.shape,
    figure: z.enum(entryFigures),
    person: wireId.optional(),
    stage: wireId.optional(),
  }),
  answer: z.strictObject({
    items: z.array(
      z.strictObject({
        id: wireId,
        dealId: wireId.nullable(),
        title: z.string(),
        company: z.string().nullable(),
        person: z.string(),
        date: wireDate.nullable(),
        /** Of payments what counts: net of VAT, in the workspace's currency. */
        amount: wireMoney.nullable(),
        /** How a payment came: of what was promised, early, late, or expected by nobody; or where its day was moved to. */
        note: z.enum(["promised", "early", "late", "new", "missed", "moved"]).nullable(),
        movedTo: wireDate.nullable(),
      }),
    ),
  }),
});

export const takeControlAction = endpoint({
  method: "POST",
  path: "/control/actions",
  summary: "Do the one thing that a row asks for; again on the same day it does nothing more",
  body: z.strictObject({
    kind: z.enum(["talk", "review", "calls"]),
    person: wireId.optional(),
    stage: wireId.optional(),
    department: wireId.optional(),
  }),
  answer: z.strictObject({ ...taken.shape, isNew: z.boolean() }),
});

const thresholds = {
  redBelow: z.number().min(0).max(2).multipleOf(0.0001),
  warnBelow: z.number().min(0).max(2).multipleOf(0.0001),
  idleDays: z.int().min(1).max(20),
  manyWithoutStep: z.int().min(1).max(100),
  stuckDays: z.int().min(1).max(365),
};
export const getControlSettings = endpoint({
  method: "GET",
  path: "/control/settings",
  summary: "What counts as behind on the head's screen",
  answer: z.strictObject(thresholds),
});
export const setControlSettings = endpoint({
  method: "PUT",
  path: "/control/settings",
  summary: "Say what counts as behind on the head's screen",
  body: z.strictObject(thresholds),
  answer: z.strictObject(thresholds),
});

export type Morning = z.infer<typeof getControlMorning.answer>;
export type MorningPerson = z.infer<typeof person>;
export type PairedRow = z.infer<typeof pairedRow>;
export type WiredReason = z.infer<typeof reason>;
export type WiredAction = z.infer<typeof action>;
export type Deviation = z.infer<typeof deviation>;
export type Taken = z.infer<typeof taken>;
export type EntryFigure = (typeof entryFigures)[number];

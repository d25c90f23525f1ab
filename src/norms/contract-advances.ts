import { z } from "zod";
import { roles } from "../kernel/actor.ts";
import { endpoint } from "../kernel/endpoint.ts";
import { idParams, wireDate, wireId, wireText } from "../kernel/wire.ts";

const contactKind = z.enum(["call", "meeting", "email", "presentation", "proposal", "document"]);
const advanceKinds = ["moved_forward", "next_agreed", "chain_step", "condition_met"] as const;

/** What counts as an advance for a contact on the stage (ACT-3); any one of a stage's rules is enough. */
const stageRule = z.discriminatedUnion("kind", [
  /** The deal moved forward within so many working hours, and this was the last contact before. */
  z.strictObject({ kind: z.literal("moved_forward"), withinHours: z.int().min(1).max(1000) }),
  z.strictObject({ kind: z.literal("next_agreed"), activities: z.array(contactKind).min(1) }),
  z.strictObject({ kind: z.literal("chain_step") }),
  z.strictObject({ kind: z.literal("condition_met") }),
]);

const stageWithRules = z.strictObject({
  id: wireId,
  name: z.string(),
  pipeline: z.strictObject({ id: wireId, name: z.string() }),
  isUsual: z.boolean(),
  rules: z.array(stageRule),
});
export const listAdvanceRules = endpoint({
  method: "GET",
  path: "/advance-rules",
  summary: "What counts as an advance of the buyer, by stage",
  answer: z.strictObject({ stages: z.array(stageWithRules) }),
});
export const changeAdvanceRules = endpoint({
  method: "PUT",
  path: "/advance-rules/{id}",
  summary: "Set what counts as an advance on a stage; null: the usual again",
  params: idParams,
  body: z.strictObject({
    rules: z
      .array(stageRule)
      .max(4)
      .refine((rules) => new Set(rules.map(({ kind }) => kind)).size === rules.length)
      .nullable(),
  }),
  answer: stageWithRules,
});

const effectiveKind = z.strictObject({
  key: z.string().regex(/^[a-z][a-z0-9_]{0,59}$/),
  /** Empty: the product's own name of the key. */
  name: wireText(80),
  activities: z.array(contactKind),
  reasons: z.array(z.enum(advanceKinds)),
  /** Places of stages in their pipeline, from 1; empty: all. */
  positions: z.array(z.int().min(1).max(63)),
});
export const listEffectiveKinds = endpoint({
  method: "GET",
  path: "/effective-kinds",
  summary: "Kinds of effective action; an action is of the first that fits",
  answer: z.strictObject({ items: z.array(effectiveKind) }),
});
export const changeEffectiveKinds = endpoint({
  method: "PUT",
  path: "/effective-kinds",
  summary: "Set the kinds of effective action, in order",
  body: z.strictObject({
    items: z
      .array(effectiveKind)
      .min(1)
      .max(20)
      .refine((items) => new Set(items.map(({ key }) => key)).size === items.length),
  }),
  answer: z.strictObject({ items: z.array(effectiveKind) }),
});

/** How many effective actions of a kind a full day should bring (PLA-7), of a role or of a person: one of the two is null. */
const dailyPlan = z.strictObject({
  userId: wireId.nullable(),
  role: z.enum(roles).nullable(),
  kind: z.string().max(60),
  holdsFrom: wireDate,
  /** Null: from that day on the person's is as the role's, the role's is none. */
  planned: z.int().min(0).max(500).nullable(),
});
export const listDailyPlans = endpoint({
  method: "GET",
  path: "/daily-plans",
  summary: "Daily plans of effective actions, by role and by person, from which day on",
  answer: z.strictObject({
    items: z.array(dailyPlan),
    people: z.array(z.strictObject({ id: wireId, name: z.string() })),
  }),
});
export const changeDailyPlans = endpoint({
  method: "PUT",
  path: "/daily-plans",
  summary: "Set daily plans from today or a later day on; the others stay",
  body: z.strictObject({
    items: z.array(dailyPlan).min(1).max(200),
  }),
  answer: z.strictObject({ items: z.array(dailyPlan) }),
});

export type StageWithRules = z.infer<typeof stageWithRules>;
export type EffectiveKindAnswer = z.infer<typeof effectiveKind>;
export type DailyPlanAnswer = z.infer<typeof dailyPlan>;

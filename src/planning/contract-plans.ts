import { z } from "zod";
import { endpoint } from "../kernel/endpoint.ts";
import { wireId, wireInstant } from "../kernel/wire.ts";
import { planStatuses } from "./domain/plans/plan-status.ts";

const person = z.strictObject({ id: wireId, name: z.string() });
const wireYear = z.coerce.number().int().min(2000).max(2199);
/** 1 to 12. */
const wireMonth = z.int().min(1).max(12);

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
  created: z.strictObject({ by: person, at: wireInstant }),
  submitted: z.strictObject({ by: person, at: wireInstant }).nullable(),
  approved: z.strictObject({ by: person, at: wireInstant }).nullable(),
  /** Why it was given back to be worked on. */
  returnedBecause: z.string().nullable(),
});

export const listPlanVersions = endpoint({
  method: "GET",
  path: "/plan-versions",
  summary: "The versions of a year's plan, newest first",
  query: z.strictObject({ year: wireYear }),
  answer: z.strictObject({ items: z.array(planVersion) }),
});

export type PlanVersion = z.infer<typeof planVersion>;

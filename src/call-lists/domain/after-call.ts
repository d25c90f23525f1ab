import type { FieldError } from "../../kernel/refusal.ts";
import type { Instant } from "../../kernel/time.ts";
import type { callListRefusals } from "./refusals.ts";

/** What a call of a cold customer can end with, in the order of the path to a negotiation. */
export const outcomes = [
  "no_answer",
  "call_later",
  "wrong_number",
  "refused",
  "first_contact",
  "personal_contact",
  "negotiation",
] as const;
export type Outcome = (typeof outcomes)[number];

export const states = [
  "waiting",
  "later",
  "first_contact",
  "personal_contact",
  "negotiation",
  "refused",
  "unreachable",
] as const;
export type CallState = (typeof states)[number];

/** Whether somebody was spoken to. */
export const isReached = (outcome: Outcome): boolean => outcome !== "no_answer" && outcome !== "wrong_number";

/** After so many calls that nobody answered a customer is out of reach. */
export const mostAttempts = 5;

export interface CallResult {
  readonly outcome: Outcome;
  /** When to call again. */
  readonly nextAt: Instant | null;
  /** What was said; of a refusal, why. */
  readonly comment: string;
}

interface Standing {
  readonly state: CallState;
  /** Calls in a row that nobody answered, before this one. */
  readonly attempts: number;
}

const needsTime: readonly Outcome[] = ["call_later", "first_contact", "personal_contact"];

/** What is missing in a result, field by field. */
export function checkResult({ outcome, nextAt, comment }: CallResult, now: Instant): FieldError[] {
  const errors: FieldError[] = [];
  const wrong = (path: string, code: keyof typeof callListRefusals) => errors.push({ path, code });
  if (needsTime.includes(outcome) && nextAt === null) wrong("nextAt", "call_result_time_missing");
  if (nextAt !== null && nextAt <= now) wrong("nextAt", "call_result_time_past");
  if (outcome === "refused" && comment === "") wrong("comment", "call_result_reason_missing");
  return errors;
}

/**
 * Where the customer stands after the call (LEA-11): a contact that was made is never lost by a call that nobody answered or that was
 * put off, so it stays what it was. `usualNextAt` is when an unanswered call is repeated unless told otherwise.
 */
export function afterCall(
  { state, attempts }: Standing,
  { outcome, nextAt }: CallResult,
  usualNextAt: Instant,
): { readonly state: CallState; readonly attempts: number; readonly nextAt: Instant | null } {
  const isKnown = state === "first_contact" || state === "personal_contact";
  const put = isKnown ? state : "later";
  if (outcome === "no_answer") {
    const tried = attempts + 1;
    if (tried >= mostAttempts) return { state: "unreachable", attempts: tried, nextAt: null };
    return { state: put, attempts: tried, nextAt: nextAt ?? usualNextAt };
  }
  if (outcome === "call_later") return { state: put, attempts: 0, nextAt };
  if (outcome === "wrong_number") return { state: "unreachable", attempts, nextAt: null };
  if (outcome === "first_contact" && state === "personal_contact") return { state, attempts: 0, nextAt };
  if (outcome === "first_contact" || outcome === "personal_contact") return { state: outcome, attempts: 0, nextAt };
  return { state: outcome, attempts: 0, nextAt: null };
}

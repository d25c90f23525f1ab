import type { CalendarDate } from "../../kernel/time.ts";
import type { ControlSettings } from "./control-settings.ts";

/** A payment that was expected and is to be asked about. */
interface AwaitedPayment {
  readonly dealId: string;
  /** The company's name, else the deal's. */
  readonly from: string;
  readonly minor: number;
}

/** What a head sees of one person before anything is decided. */
export interface PersonFacts {
  /** Plan to date, 1 = on plan; null: no plan, or no working day has ended. */
  readonly share: number | null;
  readonly hasPlan: boolean;
  /** What should have come by now and has not, minor units. */
  readonly missingMinor: number;
  /** Own finished working days in a row, up to yesterday. */
  readonly daysWithoutMeeting: number;
  readonly daysBelowNorm: number;
  readonly withoutStep: number;
  /** The greatest of those promised for the last working day that did not come and were not moved; only where the promise fell short. */
  readonly missed: AwaitedPayment | null;
  /** The greatest of those put off to a later day within the week. */
  readonly moved: (AwaitedPayment & { readonly fromOn: CalendarDate; readonly toOn: CalendarDate }) | null;
}

/** Why a row stands out: a closed list, the most telling first. */
export type Reason =
  | { readonly code: "promise_missed"; readonly from: string; readonly minor: number }
  | {
      readonly code: "payment_moved";
      readonly from: string;
      readonly minor: number;
      readonly fromOn: CalendarDate;
      readonly toOn: CalendarDate;
    }
  | { readonly code: "no_meetings"; readonly days: number }
  | { readonly code: "without_step"; readonly count: number }
  | { readonly code: "below_norm"; readonly days: number }
  | { readonly code: "behind"; readonly minor: number }
  | { readonly code: "no_plan" };

/** The one button of the row. */
export type Action =
  | { readonly kind: "talk" }
  | { readonly kind: "review" }
  | { readonly kind: "steps" }
  | { readonly kind: "check_date"; readonly dealId: string }
  | { readonly kind: "set_plan" };

export type Tone = "calm" | "warn" | "red";

export interface Advice {
  readonly tone: Tone;
  /** Two at most: what to do, and what to know with it. Empty where nothing is to be done. */
  readonly reasons: readonly Reason[];
  readonly action: Action | null;
}

const silent: Advice = { tone: "calm", reasons: [], action: null };

/**
 * What a head is to do about a person: nothing while the person is near the plan; else the most telling reason and its one
 * action. Red is only for who is below the threshold, so that it never stands without something to be done.
 */
export function whatToDo(facts: PersonFacts, settings: ControlSettings): Advice {
  const { share } = facts;
  if (!facts.hasPlan) return { tone: "warn", reasons: [{ code: "no_plan" }], action: { kind: "set_plan" } };
  const found = reasonsOf(facts, settings);
  if (share === null || share >= settings.warnBelow) return silent;
  const isRed = share < settings.redBelow;
  const behind: Reason = { code: "behind", minor: facts.missingMinor };
  const [first = behind, ...others] = found;
  const second = others.find(({ code }) => code === "without_step" || code === "no_meetings");
  return {
    tone: isRed ? "red" : "warn",
    reasons: second ? [first, second] : [first],
    action: actionOf(first, facts),
  };
}

function reasonsOf(facts: PersonFacts, settings: ControlSettings): Reason[] {
  const { missed, moved } = facts;
  const reasons: Reason[] = [];
  if (missed) reasons.push({ code: "promise_missed", from: missed.from, minor: missed.minor });
  if (facts.daysWithoutMeeting >= settings.idleDays)
    reasons.push({ code: "no_meetings", days: facts.daysWithoutMeeting });
  if (moved) {
    const { from, minor, fromOn, toOn } = moved;
    reasons.push({ code: "payment_moved", from, minor, fromOn, toOn });
  }
  if (facts.withoutStep >= settings.manyWithoutStep) reasons.push({ code: "without_step", count: facts.withoutStep });
  if (facts.daysBelowNorm >= settings.idleDays) reasons.push({ code: "below_norm", days: facts.daysBelowNorm });
  return reasons;
}

function actionOf({ code }: Reason, { moved }: PersonFacts): Action {
  switch (code) {
    case "promise_missed":
      return { kind: "review" };
    case "payment_moved":
      return moved ? { kind: "check_date", dealId: moved.dealId } : { kind: "review" };
    case "without_step":
      return { kind: "steps" };
    case "no_plan":
      return { kind: "set_plan" };
    case "no_meetings":
    case "below_norm":
    case "behind":
      return { kind: "talk" };
  }
}

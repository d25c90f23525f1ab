import { millisecondsPerHour } from "../../../kernel/time.ts";
import type { AdvanceKind, AdvanceSettings, ReasonParams, StageRule } from "./advance-rule.ts";
import { advanceRules } from "./advance-rules.ts";
import type { ContactFacts } from "./contact-facts.ts";

/** Kinds by which one talks to a customer; notes and tasks are one's own. */
export const contactKinds: readonly string[] = ["call", "meeting", "email", "presentation", "proposal", "document"];

export const whyNots = [
  "not_a_contact",
  "not_connected",
  "not_held",
  "no_deal",
  "no_rule",
  "waiting",
  "no_advance",
] as const;
export type WhyNot = (typeof whyNots)[number];

export type Judgement =
  | { readonly counts: true; readonly reason: AdvanceKind; readonly params: ReasonParams }
  | { readonly counts: false; readonly reason: WhyNot; readonly params: ReasonParams };

const no = (reason: WhyNot): Judgement => ({ counts: false, reason, params: {} });

/**
 * ACT-3: whether a done contact advanced the buyer, and why. The first rule of the stage that holds tells. `sinceThen`: working
 * milliseconds since the contact, for a move that may still come ("waiting").
 */
export function judgeContact(facts: ContactFacts, rules: readonly StageRule[], sinceThen: number): Judgement {
  if (!contactKinds.includes(facts.kind)) return no("not_a_contact");
  if (!facts.wasHeld) return no(facts.kind === "call" ? "not_connected" : "not_held");
  if (facts.stay === null) return no("no_deal");
  if (rules.length === 0) return no("no_rule");
  for (const rule of rules) {
    const params = reasonBy(rule, facts);
    if (params !== null) return { counts: true, reason: rule.kind, params };
  }
  return no(mayStillMove(facts, rules, sinceThen) ? "waiting" : "no_advance");
}

function reasonBy<Kind extends AdvanceKind>(
  { kind, ...settings }: { readonly kind: Kind } & AdvanceSettings[Kind],
  facts: ContactFacts,
): ReasonParams | null {
  return advanceRules[kind].reason(facts, settings as unknown as AdvanceSettings[Kind]);
}

function mayStillMove({ stay }: ContactFacts, rules: readonly StageRule[], sinceThen: number): boolean {
  if (stay === null || stay.isOver) return false;
  return rules.some((rule) => rule.kind === "moved_forward" && sinceThen < rule.withinHours * millisecondsPerHour);
}

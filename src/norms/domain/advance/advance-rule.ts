import type { ContactFacts } from "./contact-facts.ts";

/** What counts as an advance on a stage, by kind; the settings of each. */
export interface AdvanceSettings {
  readonly moved_forward: { readonly withinHours: number };
  readonly next_agreed: { readonly activities: readonly string[] };
  readonly chain_step: Readonly<Record<never, never>>;
  readonly condition_met: Readonly<Record<never, never>>;
}
export type AdvanceKind = keyof AdvanceSettings;

/** What the sentence of the reason is filled with. */
export interface ReasonParams {
  readonly stage?: string;
  readonly activity?: string;
  readonly at?: number;
  readonly condition?: string;
  readonly of?: string | null;
}

export interface AdvanceRule<Kind extends AdvanceKind> {
  readonly kind: Kind;
  /** Why the contact counts by this rule; null when it does not. */
  readonly reason: (facts: ContactFacts, settings: AdvanceSettings[Kind]) => ReasonParams | null;
}

/** A rule as a stage has it. */
export type StageRule = { [Kind in AdvanceKind]: { readonly kind: Kind } & AdvanceSettings[Kind] }[AdvanceKind];

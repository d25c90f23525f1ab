import type {
  ActivityKind,
  ContactRole,
  DealField,
  DocumentKind,
  DocumentMark,
  EntryCondition,
  PaymentRule,
  PipelineDefinition,
} from "../regulation.ts";

export type TemplateKey =
  | "classic-b2b"
  | "production"
  | "leasing"
  | "online-shop"
  | "lead-to-revenue"
  | "active-sales"
  | "dealer"
  | "repeat-sales";
export type TemplateLocale = "ru" | "en";

/** A pipeline ready to use, with what helps to choose it. */
export interface PipelineTemplate extends PipelineDefinition {
  readonly key: TemplateKey;
  readonly description: string;
  readonly bestFor: string;
}

/** The same text in Russian and English. */
export type Text = readonly [ru: string, en: string];
export type Contact = readonly [activity: ActivityKind, ru: string, en: string];

export interface StageSource {
  readonly name: Text;
  readonly key?: true;
  readonly done: Text;
  readonly step: Text;
  readonly task: Text;
  readonly when: readonly EntryCondition[];
  readonly chain: readonly Contact[];
  /** Target stay in working days; null on the last stage, where the deal is closed. */
  readonly days: number | null;
  /** Planned conversion to the next stage, 0…1. */
  readonly next: number | null;
}

export interface TemplateSource {
  readonly key: TemplateKey;
  readonly name: Text;
  readonly description: Text;
  readonly bestFor: Text;
  readonly stages: readonly StageSource[];
}

/** Working hours of a working day, 9 to 18 (definitions.md). */
const hoursOfDay = 9;

/** PIP-1, PIP-2: the template in one language, with regulation in working hours. */
export function pipelineTemplate(source: TemplateSource, locale: TemplateLocale): PipelineTemplate {
  const text = (pair: Text): string => pair[locale === "ru" ? 0 : 1];
  return {
    key: source.key,
    name: text(source.name),
    description: text(source.description),
    bestFor: text(source.bestFor),
    stages: source.stages.map((stage) => ({
      name: text(stage.name),
      isKeyStage: stage.key === true,
      done: text(stage.done),
      buyerStep: text(stage.step),
      keyTask: text(stage.task),
      entryConditions: stage.when,
      contactChain: stage.chain.map(([activity, ru, en]) => ({ activity, subject: text([ru, en]) })),
      targetHours: stage.days === null ? null : stage.days * hoursOfDay,
      plannedConversion: stage.next,
    })),
  };
}

export const field = (name: DealField): EntryCondition => ({ kind: "field", field: name });
export const document = (kind: DocumentKind, mark: DocumentMark): EntryCondition => ({
  kind: "document",
  document: kind,
  mark,
});
export const activityDone = (activity: ActivityKind): EntryCondition => ({ kind: "activity_done", activity });
export const contactNamed = (role?: ContactRole): EntryCondition =>
  role ? { kind: "contact_named", role } : { kind: "contact_named" };
export const paymentReceived = (share: PaymentRule): EntryCondition => ({ kind: "payment_received", share });
/** Place, date and time are known. */
export const meetingScheduled: EntryCondition = { kind: "meeting_scheduled" };
export const meetingHeld: EntryCondition = { kind: "meeting_held" };
export const nextStep: EntryCondition = { kind: "next_step" };

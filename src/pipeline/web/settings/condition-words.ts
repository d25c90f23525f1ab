import { useTranslation } from "react-i18next";
import type { z } from "zod";
import type { wireCondition } from "../../contract.ts";
import type { EntryCondition } from "../../domain/regulation.ts";

export type Condition = z.output<typeof wireCondition>;
export type ConditionKind = EntryCondition["kind"];

/** In the order in which a person would look for them. */
export const conditionKinds: readonly ConditionKind[] = [
  "field",
  "contact_named",
  "next_step",
  "activity_done",
  "meeting_scheduled",
  "meeting_held",
  "document",
  "payment_received",
];

/** A condition of a kind with the parameters one most likely wants first. */
export function newCondition(kind: ConditionKind): Condition {
  switch (kind) {
    case "field":
      return { kind, field: "amount" };
    case "document":
      return { kind, document: "proposal", mark: "sent" };
    case "activity_done":
      return { kind, activity: "call" };
    case "payment_received":
      return { kind, share: "prepayment" };
    case "contact_named":
      return { kind, role: "decides" };
    case "meeting_scheduled":
    case "meeting_held":
    case "next_step":
      return { kind };
  }
}

/** What a condition asks for, in words: "Договор подписан", "Назван тот, кто решает". */
export function useConditionWords(): (condition: Condition) => string {
  const { t } = useTranslation("pipeline");
  return (condition) => {
    switch (condition.kind) {
      case "field":
        return t(`settings.condition.field.${condition.field}`);
      case "document": {
        const context = t(`settings.gender.${condition.document}`);
        const mark = String(t(`settings.mark.${condition.mark}_${context}` as never));
        return `${t(`settings.document.${condition.document}`)} ${mark}`;
      }
      case "activity_done":
        return t(`settings.condition.activity.${condition.activity}`);
      case "contact_named":
        return t(`settings.condition.contact.${condition.role ?? "any"}`);
      case "payment_received":
        return t(`settings.condition.payment.${condition.share}`);
      case "meeting_scheduled":
      case "meeting_held":
      case "next_step":
        return t(`settings.condition.${condition.kind}`);
    }
  };
}

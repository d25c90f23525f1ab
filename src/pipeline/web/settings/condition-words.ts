import { useTranslation } from "react-i18next";
import type { z } from "zod";
import { useOwnCondition } from "../../../custom-fields/web/index.ts";
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
  "custom_field",
];

/** A condition of a kind with the parameters one most likely wants first. */
export function newCondition(kind: ConditionKind, ownField: string): Condition {
  switch (kind) {
    case "custom_field":
      return { kind, field: ownField };
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
  const own = useOwnCondition();
  return (condition) => {
    switch (condition.kind) {
      case "custom_field": {
        const asked = own(condition);
        if (asked === undefined) return t("web.condition.own.gone");
        const { name: field, value } = asked;
        if (value === null) return t("settings.condition.own.filled", { field });
        const said = typeof value === "boolean" ? t(value ? "web.condition.own.yes" : "web.condition.own.no") : value;
        return t("settings.condition.own.equals", { field, value: said });
      }
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

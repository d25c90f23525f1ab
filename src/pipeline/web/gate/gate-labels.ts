import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import { useOwnCondition } from "../../../custom-fields/web/index.ts";
import type { wireCondition, wireMissing } from "../../contract.ts";

export type Condition = z.output<typeof wireCondition>;
export type MissingCondition = z.output<typeof wireMissing>;

/** A condition as a person reads it: "Договор подписан", "ИНН покупателя", "Бюджет утверждён — да". */
export function useConditionLabel(): (condition: Condition) => string {
  const { t } = useTranslation("pipeline");
  const own = useOwnCondition();
  return (condition) => {
    if (condition.kind !== "custom_field") return conditionLabel(condition, t);
    const asked = own(condition);
    if (asked === undefined) return t("web.condition.own.gone");
    const { name: field, value } = asked;
    if (value === null) return field;
    const said = typeof value === "boolean" ? t(value ? "web.condition.own.yes" : "web.condition.own.no") : value;
    return t("web.condition.own.is", { field, value: said });
  };
}

function conditionLabel(condition: Exclude<Condition, { kind: "custom_field" }>, t: TFunction<"pipeline">): string {
  switch (condition.kind) {
    case "field":
      return t(`web.condition.field.${condition.field}`);
    case "document": {
      const name = t(`web.condition.documentKind.${condition.document}`);
      const context = t(`web.condition.gender.${condition.document}`);
      return t(`web.condition.document.${condition.mark}`, { document: name, context });
    }
    case "activity_done":
      return t(`web.condition.activity.${condition.activity}`);
    case "contact_named":
      return t(condition.role === undefined ? "web.condition.contact" : `web.condition.role.${condition.role}`);
    case "payment_received":
      return t(`web.condition.payment.${condition.share}`);
    default:
      return t(`web.condition.${condition.kind}`);
  }
}

/** Tells conditions apart, in whatever order their fields are written. */
export const keyOf = (condition: Condition) =>
  Object.entries(condition)
    .map(([field, value]) => `${field}:${String(value)}`)
    .toSorted()
    .join(" ");

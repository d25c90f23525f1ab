import type { TFunction } from "i18next";
import type { z } from "zod";
import type { wireCondition, wireMissing } from "../../contract.ts";

export type Condition = z.output<typeof wireCondition>;
export type MissingCondition = z.output<typeof wireMissing>;

/** A condition as a person reads it: "Договор подписан", "ИНН покупателя". */
export function conditionLabel(condition: Condition, t: TFunction<"pipeline">): string {
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

import { useTranslation } from "react-i18next";
import { addDays } from "../../kernel/zoned-time.ts";
import { useSession } from "../../ui/session.tsx";
import type { CustomFieldAnswer } from "../contract.ts";
import type { Entity } from "../domain/custom-field.ts";
import type { CustomFilter } from "../domain/custom-filter.ts";
import { useFilterFields } from "./use-filter-fields.ts";
import { useValueText } from "./use-value-text.ts";

/** A condition as a person would say it: "Мест от 10", "Сегмент: Крупный, Малый". */
export function useFilterText(entity: Entity): (filter: CustomFilter) => string {
  const { t } = useTranslation("custom-fields");
  const { currency } = useSession().workspace;
  const fields = useFilterFields(entity);
  const text = useValueText();
  return ({ field: key, test, values }) => {
    const field = fields.find((one) => one.key === key || one.id === key);
    if (field === undefined) return key;
    const said = values.map((value) => text(kindOfBound(field), boundOf(field, test, value, currency))).join(", ");
    return t(`web.filter.${test}`, { field: field.name, value: said });
  };
}

/** A moment is asked for by its day. */
const kindOfBound = (field: CustomFieldAnswer): CustomFieldAnswer =>
  field.kind === "date_time" ? { ...field, kind: "date" } : field;

/** "To" is not included on the wire; a person says the last day. */
function boundOf(field: CustomFieldAnswer, test: CustomFilter["test"], value: string, currency: string) {
  switch (field.kind) {
    case "number":
      return Number(value);
    case "money":
      return { minor: Number(value), currency };
    case "yes_no":
      return value === "true";
    case "date":
    case "date_time":
      return test === "to" ? addDays(value, -1) : value;
    default:
      return value;
  }
}

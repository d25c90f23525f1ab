import { useTranslation } from "react-i18next";
import type { CustomFieldAnswer } from "../contract.ts";
import type { Entity } from "../domain/custom-field.ts";
import { ofCompany } from "../domain/custom-filter.ts";
import { useCustomFields } from "./use-custom-fields.ts";

/** What a list is narrowed by: the entity's own fields, and deals also by those of their companies, which say so. */
export function useFilterFields(entity: Entity): readonly CustomFieldAnswer[] {
  const { t } = useTranslation("custom-fields");
  const own = useCustomFields(entity);
  const ofCompanies = useCustomFields("company");
  if (entity !== "deal") return own;
  const company = t("web.entityOne.company");
  return [
    ...own,
    ...ofCompanies.map((field) => ({
      ...field,
      key: `${ofCompany}${field.key}`,
      name: `${company}: ${field.name}`,
    })),
  ];
}

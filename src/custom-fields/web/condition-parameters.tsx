import { Select } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { hasOptions } from "../domain/custom-field.ts";
import { useCustomFields } from "./use-custom-fields.ts";

interface Asked {
  readonly kind: "custom_field";
  readonly field: string;
  readonly equals?: string | boolean;
}

export interface ConditionParametersProps {
  readonly condition: Asked;
  readonly className?: string | undefined;
  readonly onChange: (condition: Asked) => void;
}

const anyValue = "*";

/** Which field of the deal a stage asks for, and whether for one value of it. */
export function LoadedConditionParameters({ condition, className, onChange }: ConditionParametersProps) {
  const { t } = useTranslation("custom-fields");
  const fields = useCustomFields("deal").filter((one) => one.archivedAt === null || one.id === condition.field);
  const field = fields.find((one) => one.id === condition.field);
  const values =
    field?.kind === "yes_no"
      ? [true, false].map((value) => ({ value: String(value), label: t(value ? "web.yes" : "web.no") }))
      : (field?.options ?? []).filter((one) => !one.isArchived).map(({ id, name }) => ({ value: id, label: name }));
  const isListed = field !== undefined && (field.kind === "yes_no" || hasOptions(field.kind));
  const choose = (value: string | null) => {
    const { equals: _, ...filled } = condition;
    if (value === null || value === anyValue) onChange(filled);
    else onChange({ ...filled, equals: field?.kind === "yes_no" ? value === "true" : value });
  };
  const common = { className: className ?? "", allowDeselect: false, comboboxProps: { width: "max-content" } as const };
  return (
    <>
      <Select
        {...common}
        aria-label={t("web.gate.field")}
        data={fields.map(({ id, name }) => ({ value: id, label: name }))}
        value={condition.field}
        searchable={fields.length > 8}
        onChange={(id) => id !== null && onChange({ kind: "custom_field", field: id })}
      />
      {isListed && (
        <Select
          {...common}
          aria-label={t("web.gate.value")}
          data={[{ value: anyValue, label: t("web.gate.any") }, ...values]}
          value={condition.equals === undefined ? anyValue : String(condition.equals)}
          onChange={choose}
        />
      )}
    </>
  );
}

import { Autocomplete, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { FieldOffered } from "../../../bulk/web/index.ts";
import { DateField } from "../../../ui/forms/date-field.tsx";
import { useKnownValues } from "../use-known-values.ts";

/** Fields of a deal that may well be the same for many. */
export function useDealFields(): readonly FieldOffered[] {
  const { t } = useTranslation("pipeline");
  const known = { source: useKnownValues("source"), product: useKnownValues("product") };
  const listed = (["source", "product"] as const).map(
    (key): FieldOffered => ({
      key,
      label: t(`web.field.${key}`),
      control: (value, onChange) => (
        <Autocomplete label={t(`web.field.${key}`)} data={known[key]} value={value ?? ""} onChange={onChange} />
      ),
    }),
  );
  return [
    ...listed,
    {
      key: "need",
      label: t("web.field.need"),
      control: (value, onChange) => (
        <TextInput
          label={t("web.field.need")}
          value={value ?? ""}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      ),
    },
    {
      key: "deliveryOn",
      label: t("web.field.deliveryOn"),
      control: (value, onChange) => <DateField label={t("web.field.deliveryOn")} value={value} onChange={onChange} />,
    },
  ];
}

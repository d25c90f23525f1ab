import { Autocomplete, Select, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { FieldOffered } from "../../../bulk/web/index.ts";
import { useEndpoint } from "../../../ui/api/use-endpoint.ts";
import { listCompanyValues } from "../../contract.ts";
import { contactRoles } from "../../domain/contact-role.ts";

/** Fields of a company that may well be the same for many. */
export function useCompanyFields(): readonly FieldOffered[] {
  const { t } = useTranslation("crm");
  const known = useEndpoint(listCompanyValues, {}, { staleTime: 300_000 }).data;
  return (["industry", "city", "country", "channel"] as const).map(
    (key): FieldOffered => ({
      key,
      label: t(`web.field.${key}`),
      control: (value, onChange) => (
        <Autocomplete
          label={t(`web.field.${key}`)}
          data={key === "country" ? [] : (known?.[key] ?? [])}
          value={value ?? ""}
          onChange={onChange}
        />
      ),
    }),
  );
}

/** Fields of a contact that may well be the same for many. */
export function useContactFields(): readonly FieldOffered[] {
  const { t } = useTranslation("crm");
  const roles = contactRoles.map((role) => ({ value: role, label: t(`web.role.${role}`) }));
  return [
    {
      key: "role",
      label: t("web.field.role"),
      control: (value, onChange) => (
        <Select label={t("web.field.role")} data={roles} value={value} onChange={onChange} clearable />
      ),
    },
    {
      key: "position",
      label: t("web.field.position"),
      control: (value, onChange) => (
        <TextInput
          label={t("web.field.position")}
          value={value ?? ""}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      ),
    },
  ];
}

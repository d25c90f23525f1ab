import { useTranslation } from "react-i18next";
import { useEndpoint, useMutationEndpoint } from "../../ui/api/use-endpoint.ts";
import { useMay } from "../../ui/session.tsx";
import { createContact, getCompany, listContacts } from "../contract.ts";
import { CustomerSelect } from "./customer-select.tsx";
import type { ContactSelectProps } from "./select-props.ts";

export function LoadedContactSelect({ companyId, ...props }: ContactSelectProps) {
  const { t } = useTranslation("crm");
  const may = useMay("customers.edit");
  const create = useMutationEndpoint(createContact, { refreshes: [listContacts, getCompany] });
  return (
    <CustomerSelect
      placeholder={t("web.select.contact")}
      {...props}
      useOptions={useContactOptions}
      scope={companyId ?? null}
      createLabel={(name) => t("web.select.createContact", { name })}
      {...(may ? { onCreate: (name) => create.mutateAsync({ body: { name, companyId: companyId ?? null } }) } : {})}
    />
  );
}

function useContactOptions(search: string, isOpen: boolean, company: string | null) {
  const query = {
    limit: 12,
    ...(search.trim() === "" ? {} : { search: search.trim() }),
    ...(company === null ? {} : { company }),
  };
  const found = useEndpoint(listContacts, { query }, { enabled: isOpen, keepPrevious: true });
  const options = (found.data?.items ?? []).map((contact) => ({
    id: contact.id,
    name: contact.name,
    hint: [contact.position, company === null ? contact.company?.name : null].filter(Boolean).join(" · "),
  }));
  return { options, isPending: found.isPending };
}

import { useTranslation } from "react-i18next";
import { useEndpoint, useMutationEndpoint } from "../../ui/api/use-endpoint.ts";
import { useMay } from "../../ui/session.tsx";
import { createCompany, listCompanies } from "../contract.ts";
import { CustomerSelect } from "./customer-select.tsx";
import type { CompanySelectProps } from "./select-props.ts";

export function LoadedCompanySelect(props: CompanySelectProps) {
  const { t } = useTranslation("crm");
  const may = useMay("customers.edit");
  const create = useMutationEndpoint(createCompany, { refreshes: [listCompanies] });
  return (
    <CustomerSelect
      placeholder={t("web.select.company")}
      {...props}
      useOptions={useCompanyOptions}
      createLabel={(name) => t("web.select.createCompany", { name })}
      {...(may ? { onCreate: (name) => create.mutateAsync({ body: { name } }) } : {})}
    />
  );
}

function useCompanyOptions(search: string, isOpen: boolean) {
  const { t } = useTranslation("crm");
  const query = { limit: 12, ...(search.trim() === "" ? {} : { search: search.trim() }) };
  const found = useEndpoint(listCompanies, { query }, { enabled: isOpen, keepPrevious: true });
  const options = (found.data?.items ?? []).map(({ id, name, inn, city }) => ({
    id,
    name,
    hint: [inn === null ? null : t("web.inn", { inn }), city].filter((part) => part !== null).join(" · "),
  }));
  return { options, isPending: found.isPending };
}

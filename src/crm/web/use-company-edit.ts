import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import { isProblem } from "../../ui/api/problem-error.ts";
import { endpointKey, useMutationEndpoint } from "../../ui/api/use-endpoint.ts";
import { useToast, useUndo } from "../../ui/feedback/toast.tsx";
import { useGo } from "../../ui/link.tsx";
import {
  type Company,
  type CompanyCard,
  changeCompany,
  type companyChange,
  deleteCompany,
  getCompany,
  listCompanies,
  restoreCompany,
} from "../contract.ts";

type CompanyFields = Omit<z.input<typeof companyChange>, "version">;

/** Saves one field of the card; rejects with the words for that field. */
export function useCompanyEdit(company: Company) {
  const client = useQueryClient();
  const change = useMutationEndpoint(changeCompany, {
    refreshes: [listCompanies],
    onDone: (changed) =>
      client.setQueryData<CompanyCard>(endpointKey(getCompany, { params: { id: company.id } }), (card) =>
        card === undefined ? card : { ...card, company: changed },
      ),
  });
  return async (fields: CompanyFields) => {
    try {
      return await change.mutateAsync({ params: { id: company.id }, body: { ...fields, version: company.version } });
    } catch (error) {
      if (isProblem(error, "version_conflict"))
        void client.invalidateQueries({ queryKey: endpointKey(getCompany, { params: { id: company.id } }) });
      throw isProblem(error) ? new Error(error.errors[0]?.message ?? error.message) : error;
    }
  };
}

/** Deletes without asking and offers the way back; a refusal is said and leaves the person where they are. */
export function useCompanyDeletion() {
  const { t } = useTranslation("crm");
  const go = useGo();
  const toast = useToast();
  const { follow } = useUndo();
  const restore = useMutationEndpoint(restoreCompany, { refreshes: [listCompanies, getCompany] });
  const remove = useMutationEndpoint(deleteCompany, { refreshes: [listCompanies] });
  return async ({ id, name, version }: Company): Promise<void> => {
    const undo = async () => {
      await restore.mutateAsync({ params: { id }, body: {} });
      await go(`/companies/${id}`);
    };
    try {
      const sending = remove.mutateAsync({ params: { id }, query: { version } });
      await follow(sending, () => ({ message: t("web.companyDeleted", { name }), undo }));
      await go("/companies");
    } catch (error) {
      toast(error instanceof Error ? error.message : String(error));
    }
  };
}

import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import { isProblem } from "../../ui/api/problem-error.ts";
import { endpointKey, useMutationEndpoint } from "../../ui/api/use-endpoint.ts";
import { useToast, useUndo } from "../../ui/feedback/toast.tsx";
import { useGo } from "../../ui/link.tsx";
import {
  type Contact,
  changeContact,
  type contactChange,
  deleteContact,
  getCompany,
  getContact,
  listContacts,
  restoreContact,
} from "../contract.ts";

type ContactFields = Omit<z.input<typeof contactChange>, "version">;

/** Saves one field of the card; rejects with the words for that field. */
export function useContactEdit(contact: Contact) {
  const client = useQueryClient();
  const key = endpointKey(getContact, { params: { id: contact.id } });
  const change = useMutationEndpoint(changeContact, {
    refreshes: [listContacts, getCompany],
    onDone: (changed) => client.setQueryData<Contact>(key, changed),
  });
  return async (fields: ContactFields) => {
    try {
      return await change.mutateAsync({ params: { id: contact.id }, body: { ...fields, version: contact.version } });
    } catch (error) {
      if (isProblem(error, "version_conflict")) void client.invalidateQueries({ queryKey: key });
      throw isProblem(error) ? new Error(error.errors[0]?.message ?? error.message) : error;
    }
  };
}

/** Deletes without asking and offers the way back; a refusal is said and leaves the person where they are. */
export function useContactDeletion() {
  const { t } = useTranslation("crm");
  const go = useGo();
  const toast = useToast();
  const { follow } = useUndo();
  const restore = useMutationEndpoint(restoreContact, { refreshes: [listContacts, getContact, getCompany] });
  const remove = useMutationEndpoint(deleteContact, { refreshes: [listContacts, getCompany] });
  return async ({ id, name, version }: Contact): Promise<void> => {
    const undo = async () => {
      await restore.mutateAsync({ params: { id }, body: {} });
      await go(`/contacts/${id}`);
    };
    try {
      const sending = remove.mutateAsync({ params: { id }, query: { version } });
      await follow(sending, () => ({ message: t("web.contactDeleted", { name }), undo }));
      await go("/contacts");
    } catch (error) {
      toast(error instanceof Error ? error.message : String(error));
    }
  };
}

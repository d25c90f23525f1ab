import { useQueryClient } from "@tanstack/react-query";
import { call } from "../../ui/api/client.ts";
import { endpointKey, useEndpoint, useMutationEndpoint } from "../../ui/api/use-endpoint.ts";
import {
  changeDocument,
  createDocument,
  createPayment,
  creditPayment,
  type Document,
  deleteDocument,
  deletePayment,
  listDocuments,
  listPayments,
  receivePayment,
  restoreDocument,
  restorePayment,
  uploadFile,
} from "../contract.ts";

export function usePayments(dealId: string, enabled = true) {
  return useEndpoint(listPayments, { query: { deal: dealId, limit: 100 } }, { enabled });
}

export function useDocuments(dealId: string) {
  return useEndpoint(listDocuments, { query: { deal: dealId, limit: 100 } });
}

/** Reads anew what a deal's screen shows of its money and papers. */
export function useRefreshCommerce() {
  const client = useQueryClient();
  return async (dealId: string): Promise<void> => {
    const ofDeal = { query: { deal: dealId } } as never;
    await Promise.all([
      client.invalidateQueries({ queryKey: endpointKey(listPayments, ofDeal) }),
      client.invalidateQueries({ queryKey: endpointKey(listDocuments, ofDeal) }),
    ]);
  };
}

export function usePaymentChanges() {
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: endpointKey(listPayments) });
  const create = useMutationEndpoint(createPayment, { refreshes: [listPayments] });
  const receive = useMutationEndpoint(receivePayment, { refreshes: [listPayments] });
  const credit = useMutationEndpoint(creditPayment, { refreshes: [listPayments] });
  const remove = (id: string) => call(deletePayment, { params: { id }, query: {} }).then(refresh);
  const restore = (id: string) => call(restorePayment, { params: { id }, body: {} }).then(refresh);
  return { create, receive, credit, remove, restore };
}

export function useDocumentChanges() {
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: endpointKey(listDocuments) });
  const create = useMutationEndpoint(createDocument, { refreshes: [listDocuments] });
  const change = useMutationEndpoint(changeDocument, { refreshes: [listDocuments] });
  const upload = async (document: Document, file: File) => {
    const form = new FormData();
    form.append("file", file);
    const answer = await call(uploadFile, { params: { id: document.id } }, { form });
    await refresh();
    return answer;
  };
  const remove = (id: string) => call(deleteDocument, { params: { id }, query: {} }).then(refresh);
  const restore = (id: string) => call(restoreDocument, { params: { id }, body: {} }).then(refresh);
  return { create, change, upload, remove, restore };
}

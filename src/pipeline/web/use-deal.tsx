import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { lastChangeBy } from "../../activities/web/index.ts";
import { call, type InputOf } from "../../ui/api/client.ts";
import { isProblem } from "../../ui/api/problem-error.ts";
import { endpointKey, useEndpoint } from "../../ui/api/use-endpoint.ts";
import { useToast, useUndo } from "../../ui/feedback/toast.tsx";
import { useSession } from "../../ui/session.tsx";
import {
  addDealContact,
  countDeals,
  type DealAnswer,
  getBoard,
  getDeal,
  getDealGates,
  listDeals,
  patchDeal,
  removeDealContact,
} from "../contract.ts";

export type DealPatch = Omit<InputOf<typeof patchDeal>["body"], "version">;

export function useDeal(id: string | null) {
  return useEndpoint(getDeal, { params: { id: id ?? "" } }, { enabled: id !== null });
}

/** What each stage would ask for; read anew after every change that may meet a condition. */
export function useGates(id: string | null) {
  return useEndpoint(getDealGates, { params: { id: id ?? "" } }, { enabled: id !== null, staleTime: 0 });
}

/** Reads anew what shows the deal. */
export function useRefreshDeal() {
  const client = useQueryClient();
  return async (id: string): Promise<void> => {
    await Promise.all([
      client.invalidateQueries({ queryKey: endpointKey(getDeal, { params: { id } }) }),
      client.invalidateQueries({ queryKey: endpointKey(getDealGates, { params: { id } }) }),
    ]);
    void client.invalidateQueries({ queryKey: endpointKey(getBoard) });
    void client.invalidateQueries({ queryKey: endpointKey(listDeals) });
    void client.invalidateQueries({ queryKey: endpointKey(countDeals) });
  };
}

/**
 * Changes fields of a deal at once. The server's "no" puts the old value back; when somebody was quicker it says who,
 * and offers to keep what was typed here.
 */
export function useDealPatch(id: string) {
  const client = useQueryClient();
  const refresh = useRefreshDeal();
  const toast = useToast();
  const { t } = useTranslation("pipeline");
  const me = useSession().user.name;
  const key = endpointKey(getDeal, { params: { id } });
  const known = () => client.getQueryData<DealAnswer>(key);

  const send = async (body: DealPatch): Promise<DealAnswer> => {
    const deal = known() ?? (await call(getDeal, { params: { id } }));
    const answer = await call(patchDeal, { params: { id }, body: { ...body, version: deal.version } });
    client.setQueryData(key, answer);
    void refresh(id);
    return answer;
  };
  const settleConflict = async (body: DealPatch): Promise<boolean> => {
    await refresh(id);
    const who = await lastChangeBy(id).catch(() => null);
    // One's own change a moment ago is no news: what was typed follows it.
    if (who === me && (await send(body).catch(() => null)) !== null) return true;
    toast(
      who === null ? t("web.conflict.someone") : t("web.conflict.who", { name: who }),
      <Button size="sm" onClick={() => void send(body)}>
        {t("web.conflict.keepMine")}
      </Button>,
    );
    return false;
  };
  return async (body: DealPatch, shown: Partial<DealAnswer> = {}): Promise<boolean> => {
    const before = known();
    if (before !== undefined) client.setQueryData(key, { ...before, ...shown });
    try {
      await send(body);
      return true;
    } catch (error) {
      if (before !== undefined) client.setQueryData(key, before);
      if (isProblem(error, "version_conflict")) return settleConflict(body);
      toast(error instanceof Error ? error.message : String(error));
      throw error;
    }
  };
}

type Role = DealAnswer["contacts"][number]["role"];

/** Adds people to a deal, changes their role, takes them off with a way back. */
export function useDealPeople(id: string) {
  const refresh = useRefreshDeal();
  const { follow } = useUndo();
  const { t } = useTranslation("pipeline");
  const add = async (contactId: string, role: Role, isMain = false) => {
    await call(addDealContact, { params: { id }, body: { contactId, role, isMain } });
    await refresh(id);
  };
  const remove = async (contact: DealAnswer["contacts"][number]) => {
    const undo = () => add(contact.id, contact.role, contact.isMain);
    const sending = call(removeDealContact, { params: { id, contactId: contact.id } });
    await follow(sending, () => ({ message: t("web.people.removed", { name: contact.name }), undo }));
    await refresh(id);
  };
  return { add, remove };
}

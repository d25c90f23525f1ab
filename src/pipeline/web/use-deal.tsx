import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { lastChangeBy, useRefreshActivities } from "../../activities/web/index.ts";
import { useRefreshCommerce } from "../../commerce/web/index.ts";
import { useOwnTexts } from "../../custom-fields/web/index.ts";
import { call } from "../../ui/api/client.ts";
import { isProblem } from "../../ui/api/problem-error.ts";
import { endpointKey, useEndpoint } from "../../ui/api/use-endpoint.ts";
import { askWhoseValue } from "../../ui/feedback/choose-value.ts";
import { useToast, useUndo } from "../../ui/feedback/toast.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
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
import { type DealPatch, disputedFields, disputedOwn, fieldText, withPatch } from "./disputed.ts";

export function useDeal(id: string | null) {
  return useEndpoint(getDeal, { params: { id: id ?? "" } }, { enabled: id !== null });
}

/** What each stage would ask for; read anew after every change that may meet a condition. */
export function useGates(id: string | null) {
  return useEndpoint(getDealGates, { params: { id: id ?? "" } }, { enabled: id !== null, staleTime: 0 });
}

/** Reads anew what shows the deal: itself and its conditions first, then history, money, papers and lists. */
export function useRefreshDeal() {
  const client = useQueryClient();
  const refreshActivities = useRefreshActivities();
  const refreshCommerce = useRefreshCommerce();
  return async (id: string): Promise<void> => {
    await Promise.all([
      client.invalidateQueries({ queryKey: endpointKey(getDeal, { params: { id } }) }),
      client.invalidateQueries({ queryKey: endpointKey(getDealGates, { params: { id } }) }),
    ]);
    void refreshActivities(id);
    void refreshCommerce(id);
    void client.invalidateQueries({ queryKey: endpointKey(getBoard) });
    void client.invalidateQueries({ queryKey: endpointKey(listDeals) });
    void client.invalidateQueries({ queryKey: endpointKey(countDeals) });
  };
}

/** Two people changed the same field: shows both values and asks which one stays. */
function useAskWhose(id: string) {
  const { t } = useTranslation("pipeline");
  const format = useFormat();
  const ownText = useOwnTexts("deal");
  return async (
    now: DealAnswer,
    mine: DealAnswer,
    fields: ReturnType<typeof disputedFields>,
    own: readonly string[],
  ): Promise<boolean> => {
    const who = await lastChangeBy(id).catch(() => null);
    const shown = (deal: DealAnswer, field: (typeof fields)[number]) => fieldText(deal, field, format, t);
    return askWhoseValue({
      title: who === null ? t("web.conflict.someone") : t("web.conflict.who", { name: who }),
      rows: [
        ...fields.map((field) => ({
          label: t(`web.field.${field}`),
          theirs: shown(now, field),
          mine: shown(mine, field),
        })),
        ...own.map((key) => ({
          label: ownText(key, null)[0],
          theirs: ownText(key, now.custom[key] ?? null)[1] || t("web.conflict.nothing"),
          mine: ownText(key, mine.custom[key] ?? null)[1] || t("web.conflict.nothing"),
        })),
      ],
      theirsTitle: t("web.conflict.saved"),
      mineTitle: t("web.conflict.yours"),
      keepTheirs: t("web.conflict.keepSaved"),
      keepMine: t("web.conflict.keepMine"),
    });
  };
}

/**
 * Changes fields of a deal at once. The server's "no" puts the old value back. `base` is the deal as it was when the
 * person began to type: a field that somebody else changed since is not written over, both values are shown.
 */
export function useDealPatch(id: string) {
  const client = useQueryClient();
  const refresh = useRefreshDeal();
  const toast = useToast();
  const askWhose = useAskWhose(id);
  const key = endpointKey(getDeal, { params: { id } });
  const known = () => client.getQueryData<DealAnswer>(key);
  const read = () => call(getDeal, { params: { id } });

  const send = async (body: DealPatch, version: number): Promise<void> => {
    client.setQueryData(key, await call(patchDeal, { params: { id }, body: { ...body, version } }));
    void refresh(id);
  };
  /** Answers whether it was written; a field that is not disputed follows what else was changed meanwhile. */
  const settle = async (
    base: DealAnswer,
    now: DealAnswer,
    body: DealPatch,
    shown: Partial<DealAnswer>,
    tries = 3,
  ): Promise<boolean> => {
    const fields = disputedFields(base, now, body, shown);
    const own = disputedOwn(base, now, body);
    const isDisputed = fields.length + own.length > 0;
    if (isDisputed && !(await askWhose(now, withPatch(now, body, shown), fields, own))) return false;
    client.setQueryData(key, withPatch(now, body, shown));
    try {
      await send(body, now.version);
      return true;
    } catch (error) {
      client.setQueryData(key, now);
      if (!isProblem(error, "version_conflict") || tries === 0) throw error;
      const fresh = await read();
      client.setQueryData(key, fresh);
      return settle(isDisputed ? now : base, fresh, body, shown, tries - 1);
    }
  };
  return async (body: DealPatch, shown: Partial<DealAnswer> = {}, base = known()): Promise<boolean> => {
    try {
      const now = known() ?? (await read());
      return await settle(base ?? now, now, body, shown);
    } catch (error) {
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

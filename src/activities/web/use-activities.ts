import { useQueryClient } from "@tanstack/react-query";
import { call } from "../../ui/api/client.ts";
import { endpointKey, useEndpoint, useMutationEndpoint } from "../../ui/api/use-endpoint.ts";
import {
  completeActivity,
  createActivity,
  deleteActivity,
  getNextStep,
  getStageChain,
  getTimeline,
  listActivities,
  reopenActivity,
  restoreActivity,
} from "../contract.ts";

const reads = [getNextStep, getStageChain, getTimeline, listActivities];

/** Reads anew what a deal's screen shows of its activities and its history. */
export function useRefreshActivities() {
  const client = useQueryClient();
  return async (dealId: string): Promise<void> => {
    await Promise.all([
      client.invalidateQueries({ queryKey: endpointKey(getNextStep, { params: { id: dealId } }) }),
      client.invalidateQueries({ queryKey: endpointKey(getStageChain, { params: { id: dealId } }) }),
      client.invalidateQueries({ queryKey: endpointKey(getTimeline, { params: { id: dealId } } as never) }),
      client.invalidateQueries({ queryKey: endpointKey(listActivities, { query: { deal: dealId } } as never) }),
    ]);
  };
}

/** The next step of a deal, or null. */
export function useNextStep(dealId: string) {
  return useEndpoint(getNextStep, { params: { id: dealId } });
}

/** Open activities of a deal, first to last by plan. */
export function useOpenActivities(dealId: string) {
  const read = useEndpoint(listActivities, { query: { deal: dealId, state: "open", limit: 50 } });
  return { items: read.data?.items ?? [], isPending: read.isPending };
}

/** ACT-2: the chain of the stage that the deal is on, ticked by what was done there. */
export function useStageChain(dealId: string | null) {
  return useEndpoint(getStageChain, { params: { id: dealId ?? "" } }, { enabled: dealId !== null });
}

/** Plans, records, completes and deletes activities, and reads anew what shows them. */
export function useActivityChanges() {
  const client = useQueryClient();
  const refresh = () => Promise.all(reads.map((read) => client.invalidateQueries({ queryKey: endpointKey(read) })));
  const create = useMutationEndpoint(createActivity, { refreshes: reads });
  const complete = useMutationEndpoint(completeActivity, { refreshes: reads });
  const reopen = async (id: string) => {
    await call(reopenActivity, { params: { id }, body: {} });
    await refresh();
  };
  const remove = async (id: string) => {
    await call(deleteActivity, { params: { id }, query: {} });
    await refresh();
  };
  const restore = async (id: string) => {
    await call(restoreActivity, { params: { id }, body: {} });
    await refresh();
  };
  return { create, complete, reopen, remove, restore, refresh };
}

/** Who touched the deal last, for "изменил Мельников"; null when nobody is named. */
export async function lastChangeBy(dealId: string): Promise<string | null> {
  const { items } = await call(getTimeline, { params: { id: dealId }, query: { limit: 1 } });
  return items[0]?.by?.name ?? null;
}

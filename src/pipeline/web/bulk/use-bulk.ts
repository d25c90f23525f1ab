import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useLive } from "../../../ui/api/live.ts";
import { endpointKey, useEndpoint } from "../../../ui/api/use-endpoint.ts";
import { type BulkAnswer, countDeals, getBoard, getBulk, listDeals } from "../../contract.ts";

const askEveryMs = 1000;

export const isUnderWay = ({ state }: Pick<BulkAnswer, "state">) =>
  state === "waiting" || state === "running" || state === "undoing";

/** A bulk action as it goes: told by the live channel, asked for as well, since a channel may be cut. */
export function useBulk(id: string) {
  const client = useQueryClient();
  const found = useEndpoint(getBulk, { params: { id } }, { staleTime: 0 });
  const isActive = found.data !== undefined && isUnderWay(found.data);
  const { refetch } = found;
  useLive("bulk.progress", () => void refetch());
  useEffect(() => {
    if (!isActive) return;
    const timer = setInterval(() => void refetch(), askEveryMs);
    return () => clearInterval(timer);
  }, [isActive, refetch]);
  const over = isActive ? undefined : found.data?.state;
  useEffect(() => {
    if (over === undefined) return;
    for (const read of [listDeals, countDeals, getBoard]) {
      void client.invalidateQueries({ queryKey: endpointKey(read) });
    }
  }, [over, client]);
  return found;
}

import { useEffect, useRef } from "react";
import { isUnderWay } from "../../kernel/bulk.ts";
import { useLive } from "../../ui/api/live.ts";
import { useEndpoint } from "../../ui/api/use-endpoint.ts";
import { getBulk } from "../contract.ts";

const askEveryMs = 1000;

/** A bulk action as it goes: told by the live channel, asked for as well, since a channel may be cut. */
export function useBulk(id: string, onOver: () => void) {
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
  const told = useRef(onOver);
  told.current = onOver;
  useEffect(() => {
    if (over !== undefined) told.current();
  }, [over]);
  return found;
}

import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useLive } from "../../ui/api/live.ts";
import { endpointKey, usePages } from "../../ui/api/use-endpoint.ts";
import { type ExportAnswer, listExports } from "../contract.ts";

const askEveryMs = 1500;

export const isUnderWay = ({ state }: Pick<ExportAnswer, "state">) => state === "waiting" || state === "running";

/** Exports as they go: told by the live channel, asked for as well, since a channel may be cut. */
export function useExports() {
  const client = useQueryClient();
  const list = usePages(listExports, { query: { limit: 30 } });
  const again = () => void client.invalidateQueries({ queryKey: endpointKey(listExports) });
  useLive("export.progress", again);
  const isActive = list.items.some(isUnderWay);
  const { refetch } = list;
  useEffect(() => {
    if (!isActive) return;
    const timer = setInterval(() => void refetch(), askEveryMs);
    return () => clearInterval(timer);
  }, [isActive, refetch]);
  return list;
}

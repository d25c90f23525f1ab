import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useLive } from "../../ui/api/live.ts";
import { endpointKey, useEndpoint } from "../../ui/api/use-endpoint.ts";
import { getImport, type ImportAnswer, listImports } from "../contract.ts";

const askEveryMs = 1500;

export const isUnderWay = ({ state }: Pick<ImportAnswer, "state">) =>
  state === "waiting" || state === "running" || state === "undoing";

/** Another system that is being read, or waits for its plan. */
export const isUnplanned = ({ state }: Pick<ImportAnswer, "state">) => state === "reading" || state === "ready";

/** An import as it goes: told by the live channel, asked for as well, since a channel may be cut. */
export function useImport(id: string) {
  const client = useQueryClient();
  const found = useEndpoint(getImport, { params: { id } }, { staleTime: 0 });
  const isActive = found.data !== undefined && (isUnderWay(found.data) || found.data.state === "reading");
  const again = () => void client.invalidateQueries({ queryKey: endpointKey(getImport, { params: { id } }) });
  useLive("import.progress", again);
  useLive("import.finished", () => {
    again();
    void client.invalidateQueries({ queryKey: endpointKey(listImports) });
  });
  const { refetch } = found;
  useEffect(() => {
    if (!isActive) return;
    const timer = setInterval(() => void refetch(), askEveryMs);
    return () => clearInterval(timer);
  }, [isActive, refetch]);
  // A check announces nothing, since it wrote nothing; the list below is told here.
  useEffect(() => {
    if (!isActive) void client.invalidateQueries({ queryKey: endpointKey(listImports) });
  }, [isActive, client]);
  return found;
}

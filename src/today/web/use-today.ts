import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { millisecondsPerMinute } from "../../kernel/time.ts";
import { endpointKey, useEndpoint } from "../../ui/api/use-endpoint.ts";
import { useLiveRefresh } from "../../ui/api/use-live-refresh.ts";
import { getToday } from "../contract.ts";

/** The day, read anew when something of it changes, and each minute: time alone makes things late. */
export function useToday() {
  const client = useQueryClient();
  const read = useEndpoint(getToday, {}, { keepPrevious: true });
  const refresh = () => client.invalidateQueries({ queryKey: endpointKey(getToday) });
  useLiveRefresh("activity", refresh);
  useLiveRefresh("deal", refresh);
  useEffect(() => {
    const timer = setInterval(() => {
      if (!document.hidden) void client.invalidateQueries({ queryKey: endpointKey(getToday) });
    }, millisecondsPerMinute);
    return () => clearInterval(timer);
  }, [client]);
  return { ...read, refresh };
}

import { useQueryClient } from "@tanstack/react-query";
import { resumed, useLive } from "../../ui/api/live.ts";
import { endpointKey, useEndpoint } from "../../ui/api/use-endpoint.ts";
import { useSession } from "../../ui/session.tsx";
import { getUnread, listNotifications } from "../contract.ts";

interface Heard {
  readonly ids?: { readonly user?: string; readonly deal?: string };
}

/** How many are unread, kept up by the live channel: also when a deal's change may take some back. */
export function useUnread(): number {
  const client = useQueryClient();
  const { user } = useSession();
  const unread = useEndpoint(getUnread, {});
  const again = () => {
    void client.invalidateQueries({ queryKey: endpointKey(getUnread) });
    void client.invalidateQueries({ queryKey: endpointKey(listNotifications) });
  };
  useLive("notification", (data) => {
    if ((data as Heard).ids?.user === user.id) again();
  });
  useLive("deal", (data) => {
    const deal = (data as Heard).ids?.deal;
    if (deal !== undefined && unread.data?.deals.includes(deal)) again();
  });
  useLive(resumed, again);
  // What came between the first answer and the opening of the channel was heard by nobody.
  useLive("ready", again);
  return unread.data?.count ?? 0;
}

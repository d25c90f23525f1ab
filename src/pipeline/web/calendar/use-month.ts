import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import type { CalendarDate } from "../../../kernel/time.ts";
import { addDays, addMonths } from "../../../kernel/zoned-time.ts";
import { endpointKey, useEndpoint, usePages } from "../../../ui/api/use-endpoint.ts";
import { useLiveRefresh } from "../../../ui/api/use-live-refresh.ts";
import { countDeals, type ListedDeal, listDeals } from "../../contract.ts";
import { type Filters, listQuery } from "../filters/deal-search.ts";

/** A page of the server's, and how many pages a month may have before the rest is left to the list. */
const pageSize = 200;
const mostShown = 1000;

interface Shown {
  readonly month: CalendarDate;
  /** With those of the neighbouring months that its first and last week hold. */
  readonly days: readonly CalendarDate[];
}

/** The deals that are expected to close on the days, the largest first; the month's count and sums; how many have no such day. */
export function useMonth(pipeline: string | undefined, filters: Filters, { month, days }: Shown) {
  const client = useQueryClient();
  useLiveRefresh("deal", async () => {
    void client.invalidateQueries({ queryKey: endpointKey(countDeals) });
    await client.invalidateQueries({ queryKey: endpointKey(listDeals) });
  });
  const [from = "", last = ""] = [days[0], days.at(-1)];
  const asked = listQuery(pipeline, filters) as Record<string, string>;
  const within = { ...asked, expectedCloseFrom: from, expectedCloseTo: addDays(last, 1) };
  const deals = usePages(
    listDeals,
    { query: { ...within, sort: "expectedCloseOn", order: "asc", limit: pageSize } },
    { keepPrevious: true },
  );
  const count = deals.items.length;
  const { hasMore, more } = deals;
  useEffect(() => {
    if (hasMore && count < mostShown) more();
  }, [hasMore, count, more]);
  const ofMonth = { ...asked, expectedCloseFrom: month, expectedCloseTo: addMonths(month, 1) };
  const totals = useEndpoint(countDeals, { query: ofMonth }, { keepPrevious: true });
  const undated = useEndpoint(countDeals, { query: { ...asked, noExpectedClose: "true" } as typeof asked });
  const byDay = Map.groupBy(deals.items, ({ expectedCloseOn }) => expectedCloseOn);
  const largestFirst = (one: ListedDeal, other: ListedDeal) => (other.amount?.minor ?? 0) - (one.amount?.minor ?? 0);
  return {
    ...deals,
    total: totals.data?.count,
    sums: totals.data?.sums ?? [],
    undated: undated.data?.count ?? 0,
    isCut: hasMore && count >= mostShown,
    on: (day: CalendarDate) => [...(byDay.get(day) ?? [])].sort(largestFirst),
  };
}

import { keepPreviousData, useQueries } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { endpointQuery } from "../../../ui/api/use-endpoint.ts";
import { type ListedDeal, listDeals } from "../../contract.ts";
import { type DealGrouping, groupFilter } from "../../domain/deal-groups.ts";
import type { useDealSearch } from "../filters/use-deal-search.ts";
import type { Group } from "./group-band.tsx";

export type Line =
  | { readonly kind: "group"; readonly group: Group; readonly isOpen: boolean }
  | { readonly kind: "deal"; readonly deal: ListedDeal }
  | { readonly kind: "more"; readonly group: Group; readonly shown: number };

/** So many deals of a group at once; beyond the most that one page holds it is looked at as a list. */
const step = 50;
export const most = 200;

/** Groups and, of those that are open, the deals; the same deals that the list would show for the group's filter. */
export function useGroupLines(
  groups: readonly Group[],
  { sort, order, filters: asked }: ReturnType<typeof useDealSearch>,
  filters: Readonly<Record<string, string>>,
  by: DealGrouping,
) {
  const [sizes, setSizes] = useState<Readonly<Record<string, number>>>({});
  const sizeOf = ({ key }: Group, place: number) => sizes[`${by} ${key}`] ?? (place === 0 ? step : 0);
  const read = groups.map((group, place) => ({ group, size: sizeOf(group, place) }));
  const open = read.filter(({ size }) => size > 0);
  const lists = useQueries({
    queries: open.map(({ group, size }) => {
      const query = { ...filters, ...groupFilter(by, group.key, asked), limit: size, sort, order };
      return { ...endpointQuery(listDeals, { query }), staleTime: 30_000, placeholderData: keepPreviousData };
    }),
  });
  const itemsOf = (group: Group) => lists[open.findIndex((one) => one.group === group)]?.data?.items ?? [];
  const idsOf = useKnownIds(`${by} ${JSON.stringify(filters)}`, open, itemsOf);
  const lines = read.flatMap(({ group, size }): Line[] => {
    const items = size === 0 ? [] : itemsOf(group);
    const deals = items.map((deal) => ({ kind: "deal" as const, deal }));
    const isMore = items.length > 0 && items.length < group.count;
    return [
      { kind: "group", group, isOpen: size > 0 },
      ...deals,
      ...(isMore ? [{ kind: "more" as const, group, shown: items.length }] : []),
    ];
  });
  const resize = (key: string, next: (size: number) => number) => {
    const place = groups.findIndex((group) => group.key === key);
    const group = groups[place];
    if (group !== undefined) setSizes((now) => ({ ...now, [`${by} ${key}`]: next(sizeOf(group, place)) }));
  };
  return {
    lines,
    /** Known ones, also while the group is folded. */
    idsOf,
    /** Those in sight. */
    shownOf: (key: string) =>
      open.filter(({ group }) => group.key === key).flatMap(({ group }) => itemsOf(group).map(({ id }) => id)),
    toggle: (key: string) => resize(key, (size) => (size === 0 ? step : 0)),
    showMore: (key: string) => resize(key, (size) => Math.min(most, size + step)),
  };
}

/** The deals of a group that were loaded, also while it is folded. */
function useKnownIds(
  scope: string,
  open: readonly { readonly group: Group }[],
  itemsOf: (group: Group) => readonly ListedDeal[],
): (key: string) => readonly string[] {
  const known = useRef(new Map<string, readonly string[]>());
  for (const { group } of open) {
    const items = itemsOf(group);
    if (items.length > 0)
      known.current.set(
        `${scope} ${group.key}`,
        items.map(({ id }) => id),
      );
  }
  return (key) => known.current.get(`${scope} ${key}`) ?? [];
}

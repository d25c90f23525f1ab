import { keepPreviousData, useQueries } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { endpointQuery, useEndpoint } from "../../../ui/api/use-endpoint.ts";
import { ErrorState } from "../../../ui/feedback/error-state.tsx";
import { TableSkeleton } from "../../../ui/feedback/skeletons.tsx";
import { useGo } from "../../../ui/link.tsx";
import { DataTable } from "../../../ui/table/data-table.tsx";
import { useSelection } from "../../../ui/table/use-selection.ts";
import { countDeals, groupDeals, type ListedDeal, listDeals } from "../../contract.ts";
import { type DealGrouping, groupFilter } from "../../domain/deal-groups.ts";
import { BoardEmpty } from "../board/board-empty.tsx";
import { listQuery, type Sort } from "../filters/deal-search.ts";
import type { useDealSearch } from "../filters/use-deal-search.ts";
import { DealsHead } from "./deals-head.tsx";
import { type Group, GroupBand, MoreBand } from "./group-band.tsx";
import classes from "./list.module.css";
import { ListTools } from "./list-tools.tsx";
import { useArrangedDeals } from "./use-arranged-deals.ts";

interface GroupedDealsProps {
  readonly search: ReturnType<typeof useDealSearch>;
  readonly by: DealGrouping;
  readonly pipeline: string | undefined;
  readonly onCreate: () => void;
}

type Line =
  | { readonly kind: "group"; readonly group: Group; readonly isOpen: boolean }
  | { readonly kind: "deal"; readonly deal: ListedDeal }
  | { readonly kind: "more"; readonly group: Group; readonly shown: number };

/** So many deals of a group at once; beyond the most that one page holds it is looked at as a list. */
const step = 50;
const most = 200;

/** The list in groups that fold, each with its count and sums; the first one stands open. */
export function GroupedDeals({ search, by, pipeline, onCreate }: GroupedDealsProps) {
  const { t } = useTranslation("pipeline");
  const go = useGo();
  const arranged = useArrangedDeals(search);
  const filters = listQuery(pipeline, search.filters) as Record<string, string>;
  const groups = useEndpoint(groupDeals, { query: { ...filters, by } }, { keepPrevious: true });
  const totals = useEndpoint(countDeals, { query: filters }, { keepPrevious: true });
  const { lines, toggle, showMore } = useLines(groups.data?.groups ?? [], search, filters, by);
  const selection = useSelection([], "", 0);
  if (groups.error !== null) return <ErrorState error={groups.error} onRetry={() => void groups.refetch()} />;
  if (groups.data === undefined) return <TableSkeleton columns={6} rows={12} />;
  if (groups.data.groups.length === 0) return <BoardEmpty {...{ search, onCreate }} filters={search.filters} />;
  const { group: _, ...whole } = { pipeline, ...search.filters, group: undefined };
  const open = (line: Line) => {
    if (line.kind === "deal") return void go(`/deals/${line.deal.id}`);
    if (line.kind === "group") return toggle(line.group.key);
    if (line.shown < most) return showMore(line.group.key);
    void go("/deals", { ...whole, ...groupFilter(by, line.group.key, search.filters) });
  };
  return (
    <div className={classes.list}>
      <div className={classes.head}>
        <DealsHead selection={selection} totals={totals.data} pipeline={pipeline} filter={filters} />
        {groups.data.isCut && <span className="t3 sm">{t("web.list.cut")}</span>}
        <ListTools search={search} filters={filters} arranged={arranged} />
      </div>
      <DataTable<Line>
        label={t("web.list.title")}
        columns={arranged.columns.map((column) => ({
          ...column,
          cell: (line) => (line.kind === "deal" ? column.cell(line.deal) : null),
        }))}
        rows={lines}
        rowKey={(line) => (line.kind === "deal" ? line.deal.id : `${line.kind} ${line.group.key}`)}
        rowBand={(line) => bandOf(line, by, () => open(line))}
        onOpen={open}
        sorting={{ key: search.sort, direction: search.order === "desc" ? "down" : "up" }}
        arranging={arranged.arranging}
        onSort={({ key, direction }) => search.set({ sort: key as Sort, order: direction === "down" ? "desc" : "asc" })}
        height="100%"
      />
    </div>
  );
}

function bandOf(line: Line, by: DealGrouping, onOpen: () => void) {
  if (line.kind === "deal") return undefined;
  if (line.kind === "group") return <GroupBand {...line} by={by} onToggle={onOpen} />;
  return (
    <MoreBand
      left={line.group.count - line.shown}
      count={line.group.count}
      isWhole={line.shown >= most}
      onMore={onOpen}
    />
  );
}

/** Groups and, of those that are open, the deals; the same deals that the list would show for the group's filter. */
function useLines(
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
  const lines = read.flatMap(({ group, size }): Line[] => {
    const items = size === 0 ? [] : (lists[open.findIndex((one) => one.group === group)]?.data?.items ?? []);
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
    toggle: (key: string) => resize(key, (size) => (size === 0 ? step : 0)),
    showMore: (key: string) => resize(key, (size) => Math.min(most, size + step)),
  };
}

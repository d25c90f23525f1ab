import { useTranslation } from "react-i18next";
import { useEndpoint } from "../../../ui/api/use-endpoint.ts";
import { ErrorState } from "../../../ui/feedback/error-state.tsx";
import { TableSkeleton } from "../../../ui/feedback/skeletons.tsx";
import { useGo } from "../../../ui/link.tsx";
import { DataTable } from "../../../ui/table/data-table.tsx";
import { countDeals, groupDeals } from "../../contract.ts";
import { type DealGrouping, groupFilter } from "../../domain/deal-groups.ts";
import { BoardEmpty } from "../board/board-empty.tsx";
import { listQuery, type Sort } from "../filters/deal-search.ts";
import type { useDealSearch } from "../filters/use-deal-search.ts";
import { DealsHead, useChosenDeals } from "./deals-head.tsx";
import { GroupBand, MoreBand } from "./group-band.tsx";
import classes from "./list.module.css";
import { ListTools } from "./list-tools.tsx";
import { useArrangedDeals } from "./use-arranged-deals.ts";
import { useGroupBoxes } from "./use-group-boxes.ts";
import { type Line, most, useGroupLines } from "./use-group-lines.ts";

interface GroupedDealsProps {
  readonly search: ReturnType<typeof useDealSearch>;
  readonly by: DealGrouping;
  readonly pipeline: string | undefined;
  readonly onCreate: () => void;
}

/** The list in groups that fold, each with its count and sums; the first one stands open. */
export function GroupedDeals({ search, by, pipeline, onCreate }: GroupedDealsProps) {
  const { t } = useTranslation("pipeline");
  const go = useGo();
  const arranged = useArrangedDeals(search);
  const filters = listQuery(pipeline, search.filters) as Record<string, string>;
  const groups = useEndpoint(groupDeals, { query: { ...filters, by } }, { keepPrevious: true });
  const totals = useEndpoint(countDeals, { query: filters }, { keepPrevious: true });
  const grouped = useGroupLines(groups.data?.groups ?? [], search, filters, by);
  const { lines, toggle, showMore } = grouped;
  const places = lines.map((line) => (line.kind === "deal" ? line.deal.id : null));
  const scope = [filters, by, search.sort, search.order];
  const chosen = useChosenDeals(places, scope, totals.data?.count ?? places.length);
  const headedOf = useGroupBoxes(grouped, by, chosen.selection);
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
        <DealsHead selection={chosen.selection} totals={totals.data} pipeline={pipeline} filter={filters} />
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
        rowName={(line) => (line.kind === "deal" ? (line.deal.company?.name ?? line.deal.title) : "")}
        rowBand={(line) => bandOf(line, by, () => open(line))}
        rowHeaded={headedOf}
        {...chosen.boxes}
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

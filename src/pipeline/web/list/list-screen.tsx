import { useMediaQuery } from "@mantine/hooks";
import { useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { useCustomColumns } from "../../../custom-fields/web/index.ts";
import { endpointKey, useEndpoint, usePages } from "../../../ui/api/use-endpoint.ts";
import { useLiveRefresh } from "../../../ui/api/use-live-refresh.ts";
import { ErrorState } from "../../../ui/feedback/error-state.tsx";
import { TableSkeleton } from "../../../ui/feedback/skeletons.tsx";
import { useShortcuts } from "../../../ui/keyboard/use-shortcuts.ts";
import { FilterChip } from "../../../ui/layout/filter-chip.tsx";
import { Screen as ScreenLayout } from "../../../ui/layout/screen.tsx";
import { useGo } from "../../../ui/link.tsx";
import { useMay } from "../../../ui/session.tsx";
import { DataTable } from "../../../ui/table/data-table.tsx";
import { ViewBar } from "../../../views/web/index.ts";
import { countDeals, groupDeals, type ListedDeal, listDeals } from "../../contract.ts";
import { dealStatuses } from "../../domain/vocabulary.ts";
import boardClasses from "../board/board.module.css";
import { BoardEmpty } from "../board/board-empty.tsx";
import { useBoardDialogs } from "../board/use-board-dialogs.tsx";
import { NewDealButton } from "../dialogs/new-deal-button.tsx";
import { DealFind, FindButton, useFinding } from "../filters/deal-find.tsx";
import { listQuery, listView, type Sort, sorts } from "../filters/deal-search.ts";
import { DealsBeside } from "../filters/deals-beside.tsx";
import { FilterChips } from "../filters/filter-chips.tsx";
import { PhoneFilters } from "../filters/phone-filters.tsx";
import { SavedViews } from "../filters/saved-views.tsx";
import { useDealSearch } from "../filters/use-deal-search.ts";
import { usePipelines } from "../use-pipelines.ts";
import { DealsHead, useChosenDeals } from "./deals-head.tsx";
import classes from "./list.module.css";
import { ListTools } from "./list-tools.tsx";
import { useArrangedDeals } from "./use-arranged-deals.ts";

const GroupedDeals = lazy(async () => ({ default: (await import("./grouped-deals.tsx")).GroupedDeals }));

/** Deals as a table; where every figure of a report leads, its filter said in words and the count equal to the figure. */
export function Screen() {
  const { t } = useTranslation("pipeline");
  const search = useDealSearch();
  const pipelines = usePipelines();
  const pipeline = search.pipeline ?? undefined;
  const finding = useFinding(search.filters.text);
  const dialogs = useBoardDialogs(pipeline ?? pipelines.items[0]?.id);
  const isPhone = useMediaQuery("(max-width: 720px)", window.innerWidth <= 720) ?? false;
  const mayAdd = useMay("deals.edit") && pipelines.items.length > 0;
  useShortcuts([{ keys: "N", label: t("web.keys.create"), run: () => mayAdd && dialogs.create() }]);
  const bar = <FilterBar search={search} pipeline={pipeline} isPhone={isPhone} />;
  const find = <DealFind text={search.filters.text} onChange={search.setFilters} autoFocus={isPhone} />;
  const beside = (
    <DealsBeside
      view="list"
      pipelines={pipelines.items}
      pipeline={pipeline}
      filters={search.filters}
      onPipeline={(id) => search.set({ pipeline: id ?? undefined } as never)}
    />
  );
  return (
    <ScreenLayout
      title={t("web.list.title")}
      bare
      beside={isPhone ? undefined : beside}
      actions={
        <>
          {isPhone ? <FindButton {...finding} /> : find}
          {isPhone && <PhoneFilters beside={beside}>{bar}</PhoneFilters>}
          {mayAdd && <NewDealButton onClick={dialogs.create} />}
        </>
      }
      filters={isPhone ? finding.opened && find : bar}
    >
      <Deals search={search} pipeline={pipeline} onCreate={dialogs.create} />
      {dialogs.drawn}
    </ScreenLayout>
  );
}

type Search = ReturnType<typeof useDealSearch>;

function FilterBar({ search, pipeline, isPhone }: { search: Search; pipeline: string | undefined; isPhone: boolean }) {
  const { t } = useTranslation("pipeline");
  const own = useCustomColumns("deal").filter(({ isSortable }) => isSortable);
  return (
    <div className={boardClasses.bar}>
      <SavedViews pipeline={pipeline} filters={search.filters} to="/deals" saved={search.view} />
      <ViewBar entity="deal" current={listView(search)} />
      <FilterChip
        label={t("web.list.status")}
        value={search.filters.status ?? null}
        options={dealStatuses.map((status) => ({ value: status, label: t(`web.status.${status}`) }))}
        onChange={(status) => search.setFilters({ status: status ?? undefined })}
      />
      {isPhone && (
        <FilterChip
          label={t("web.list.sort")}
          value={search.sort}
          all={null}
          options={[
            ...sorts.map((sort) => ({ value: sort, label: t(`web.list.sortBy.${sort}`) })),
            ...own.map(({ key, title }) => ({ value: key, label: String(title) })),
          ]}
          onChange={(sort) => sort !== null && search.set({ sort })}
        />
      )}
      <FilterChips filters={withoutStatus(search.filters)} onChange={search.setFilters} />
    </div>
  );
}

function withoutStatus({ status: _, ...rest }: Search["filters"]) {
  return rest;
}

interface DealsProps {
  readonly search: Search;
  readonly pipeline: string | undefined;
  readonly onCreate: () => void;
}

/** The same deals in one row after another, or in groups. */
function Deals(props: DealsProps) {
  const { group } = props.search;
  const client = useQueryClient();
  useLiveRefresh("deal", async () => {
    for (const read of [countDeals, groupDeals]) void client.invalidateQueries({ queryKey: endpointKey(read) });
    await client.invalidateQueries({ queryKey: endpointKey(listDeals) });
  });
  if (group === undefined) return <ListedDeals {...props} />;
  return (
    <Suspense fallback={<TableSkeleton columns={6} rows={12} />}>
      <GroupedDeals {...props} by={group} />
    </Suspense>
  );
}

function ListedDeals({ search, pipeline, onCreate }: DealsProps) {
  const { t } = useTranslation("pipeline");
  const go = useGo();
  const arranged = useArrangedDeals(search);
  const filters = listQuery(pipeline, search.filters) as Record<string, string>;
  const deals = usePages(listDeals, { query: { ...filters, limit: 100, sort: search.sort, order: search.order } });
  const totals = useEndpoint(countDeals, { query: filters }, { keepPrevious: true });
  const scope = [filters, search.sort, search.order];
  const chosen = useChosenDeals(
    deals.items.map(({ id }) => id),
    scope,
    totals.data?.count ?? deals.items.length,
  );
  if (deals.error !== null) {
    return (
      <div className={classes.padded}>
        <ErrorState error={deals.error} kept={t("web.board.filterKept")} onRetry={() => void deals.refetch()} />
      </div>
    );
  }
  if (deals.isPending) return <TableSkeleton columns={6} rows={12} />;
  const head = <DealsHead selection={chosen.selection} totals={totals.data} pipeline={pipeline} filter={filters} />;
  // The head stays: a bulk action that has emptied the list is taken back there.
  if (deals.items.length === 0) {
    return (
      <div className={classes.list}>
        <div className={classes.head}>{head}</div>
        <BoardEmpty search={search} filters={search.filters} onCreate={onCreate} />
      </div>
    );
  }
  return (
    <div className={classes.list}>
      <div className={classes.head}>
        {head}
        <ListTools search={search} filters={filters} arranged={arranged} />
      </div>
      <DataTable<ListedDeal>
        label={t("web.list.title")}
        columns={arranged.columns}
        rows={deals.items}
        rowKey={(card) => card.id}
        rowName={(card) => card.company?.name ?? card.title}
        {...chosen.boxes}
        onOpen={(card) => void go(`/deals/${card.id}`)}
        sorting={{ key: search.sort, direction: search.order === "desc" ? "down" : "up" }}
        arranging={arranged.arranging}
        onSort={({ key, direction }) => search.set({ sort: key as Sort, order: direction === "down" ? "desc" : "asc" })}
        onEnd={deals.more}
        isLoadingMore={deals.isLoadingMore}
        {...(totals.data === undefined ? {} : { total: totals.data.count })}
        height="100%"
      />
    </div>
  );
}

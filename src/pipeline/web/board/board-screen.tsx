import { useMediaQuery } from "@mantine/hooks";
import { useTranslation } from "react-i18next";
import { ErrorState } from "../../../ui/feedback/error-state.tsx";
import { useFormat } from "../../../ui/i18n/use-format.ts";
import { useShortcuts } from "../../../ui/keyboard/use-shortcuts.ts";
import { Screen as ScreenLayout } from "../../../ui/layout/screen.tsx";
import { useMay } from "../../../ui/session.tsx";
import { ViewBar } from "../../../views/web/index.ts";
import type { PipelineAnswer } from "../../contract.ts";
import { NewDealButton } from "../dialogs/new-deal-button.tsx";
import { DealFind, FindButton, useFinding } from "../filters/deal-find.tsx";
import { boardFilters } from "../filters/deal-search.ts";
import { DealsBeside } from "../filters/deals-beside.tsx";
import { FilterChips } from "../filters/filter-chips.tsx";
import { PhoneFilters } from "../filters/phone-filters.tsx";
import { SavedViews } from "../filters/saved-views.tsx";
import { useDealSearch } from "../filters/use-deal-search.ts";
import { useChosenPipeline } from "../use-pipelines.ts";
import classes from "./board.module.css";
import { Board } from "./board.tsx";
import { type BoardData, totalsOf } from "./board-data.ts";
import { BoardSkeleton } from "./board-skeleton.tsx";
import { NoPipeline } from "./no-pipeline.tsx";
import { useBoard } from "./use-board.ts";
import { useBoardDialogs } from "./use-board-dialogs.tsx";
import { useBoardLive } from "./use-board-live.ts";

/** The board of one pipeline (PIP-6). */
export function Screen() {
  const { t } = useTranslation("pipeline");
  const state = useBoardScreen();
  const { search, filters, pipeline, data, dialogs, live, chosen, choose } = state;
  const isPhone = useMediaQuery("(max-width: 720px)", window.innerWidth <= 720) ?? false;
  const mayAdd = useMay("deals.edit") && pipeline !== undefined;
  useShortcuts([{ keys: "N", label: t("web.keys.create"), run: dialogs.create }], mayAdd);
  const bar = <FilterBar {...{ search, filters }} pipeline={pipeline?.id} board={data.board.data} />;
  const finding = useFinding(filters.text);
  const find = <DealFind text={filters.text} onChange={search.setFilters} autoFocus={isPhone} />;
  const beside = (
    <DealsBeside
      view="board"
      pipelines={chosen.items}
      pipeline={pipeline?.id}
      filters={filters}
      onPipeline={choose}
      looking={live.looking}
    />
  );
  return (
    <ScreenLayout
      title={t("web.board.title")}
      bare
      busy={data.board.isPending}
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
      <Content {...state} />
      {dialogs.drawn}
    </ScreenLayout>
  );
}

function useBoardScreen() {
  const search = useDealSearch();
  const chosen = useChosenPipeline(search.pipeline);
  const { pipeline } = chosen;
  const filters = boardFilters(search.filters);
  const data = useBoard(pipeline?.id, filters);
  const dialogs = useBoardDialogs(pipeline?.id);
  const live = useBoardLive(pipeline?.id, data.refresh, dialogs.isLifted);
  const choose = (id: string | null) => {
    if (id === null) return;
    chosen.remember(id);
    search.set({ pipeline: id });
  };
  return { search, chosen, pipeline, filters, data, dialogs, live, choose };
}

function Content(state: ReturnType<typeof useBoardScreen>) {
  const { t } = useTranslation("pipeline");
  const { chosen, data, pipeline } = state;
  const error = chosen.error ?? data.board.error;
  const board = data.board.data;
  if (error !== null && board === undefined) {
    return (
      <div style={{ padding: 16 }}>
        <ErrorState
          error={error}
          kept={t("web.board.filterKept")}
          onRetry={() => void (chosen.error === null ? data.board.refetch() : chosen.refetch())}
        />
      </div>
    );
  }
  if (chosen.data !== undefined && pipeline === undefined) return <NoPipeline />;
  if (board === undefined || pipeline === undefined) return <BoardSkeleton pipeline={pipeline} />;
  return <Board {...state} pipeline={pipeline} board={board} />;
}

interface FilterBarProps {
  readonly search: ReturnType<typeof useDealSearch>;
  readonly filters: ReturnType<typeof boardFilters>;
  readonly pipeline: PipelineAnswer["id"] | undefined;
  readonly board: BoardData | undefined;
}

function FilterBar({ search, filters, pipeline, board }: FilterBarProps) {
  return (
    <div className={classes.bar}>
      <SavedViews pipeline={pipeline} filters={filters} to="/board" saved={search.view} />
      {pipeline !== undefined && <ViewBar entity="deal" layout="board" current={{ pipeline, ...filters }} />}
      <FilterChips filters={filters} onChange={search.setFilters} />
      {board !== undefined && <Totals board={board} />}
    </div>
  );
}

/** "112 сделок · 217,1 млн ₽ · взвешенно 88,7". */
function Totals({ board }: { board: BoardData }) {
  const { t } = useTranslation("pipeline");
  const format = useFormat();
  const { count, sum, weighted } = totalsOf(board);
  return (
    <div className={classes.total}>
      <b>{format.number(count)}</b> {t("web.board.deals", { count })} · <b>{format.moneyCompact(sum)}</b>
      {weighted !== null && (
        <span className="t2">
          {" · "}
          {t("web.board.weighted")} <b>{format.number(weighted.minor / 100_000_000, 1)}</b>
        </span>
      )}
    </div>
  );
}

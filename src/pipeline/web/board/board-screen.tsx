import { Button } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { IconPlus } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { ErrorState } from "../../../ui/feedback/error-state.tsx";
import { useFormat } from "../../../ui/i18n/use-format.ts";
import { Screen as ScreenLayout } from "../../../ui/layout/screen.tsx";
import { useMay } from "../../../ui/session.tsx";
import type { PipelineAnswer } from "../../contract.ts";
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
  const search = useDealSearch();
  const chosen = useChosenPipeline(search.pipeline);
  const { pipeline } = chosen;
  const filters = boardFilters(search.filters);
  const data = useBoard(pipeline?.id, filters);
  const dialogs = useBoardDialogs(pipeline?.id);
  const live = useBoardLive(pipeline?.id, data.refresh, dialogs.isLifted);
  const isPhone = useMediaQuery("(max-width: 720px)", window.innerWidth <= 720) ?? false;
  const mayAdd = useMay("deals.edit") && pipeline !== undefined;
  const board = data.board.data;
  const bar = <FilterBar {...{ search, filters }} pipeline={pipeline?.id} board={board} />;
  const choose = (id: string | null) => {
    if (id === null) return;
    chosen.remember(id);
    search.set({ pipeline: id });
  };
  return (
    <ScreenLayout
      title={t("web.board.title")}
      bare
      busy={data.board.isPending}
      beside={
        <DealsBeside
          view="board"
          pipelines={chosen.items}
          pipeline={pipeline?.id}
          filters={filters}
          onPipeline={choose}
          looking={live.looking}
        />
      }
      actions={
        <>
          {isPhone && <PhoneFilters>{bar}</PhoneFilters>}
          {mayAdd && <NewButton onClick={dialogs.create} isPhone={isPhone} />}
        </>
      }
      filters={isPhone ? undefined : bar}
    >
      {chosen.error !== null || data.board.error !== null ? (
        <div style={{ padding: 16 }}>
          <ErrorState
            error={chosen.error ?? data.board.error}
            kept={t("web.board.filterKept")}
            onRetry={() => void (chosen.error === null ? data.board.refetch() : chosen.refetch())}
          />
        </div>
      ) : chosen.data !== undefined && pipeline === undefined ? (
        <NoPipeline />
      ) : board === undefined || pipeline === undefined ? (
        <BoardSkeleton pipeline={pipeline} />
      ) : (
        <Board {...{ pipeline, board, data, dialogs, live, search, filters }} />
      )}
      {dialogs.drawn}
    </ScreenLayout>
  );
}

function NewButton({ onClick, isPhone }: { onClick: () => void; isPhone: boolean }) {
  const { t } = useTranslation("pipeline");
  return (
    <Button
      variant="ink"
      onClick={onClick}
      leftSection={<IconPlus size={14} stroke={1.8} aria-hidden />}
      aria-label={t("web.newDeal.title")}
    >
      {isPhone ? t("web.board.addShort") : t("web.board.add")}
    </Button>
  );
}

interface FilterBarProps {
  readonly search: ReturnType<typeof useDealSearch>;
  readonly filters: ReturnType<typeof boardFilters>;
  readonly pipeline: PipelineAnswer["id"] | undefined;
  readonly board: BoardData | undefined;
}

function FilterBar({ search, filters, pipeline, board }: FilterBarProps) {
  return (
    <>
      <SavedViews pipeline={pipeline} filters={filters} to="/board" />
      <span className={classes.divider} aria-hidden />
      <FilterChips filters={filters} onChange={search.setFilters} />
      {board !== undefined && <Totals board={board} />}
    </>
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

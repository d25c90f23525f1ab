import { Button } from "@mantine/core";
import { lazy, Suspense, useCallback, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../../ui/session.tsx";
import type { Card, PipelineAnswer } from "../../contract.ts";
import type { Filters } from "../filters/deal-search.ts";
import type { useDealSearch } from "../filters/use-deal-search.ts";
import { RefusalCard } from "../gate/refusal-card.tsx";
import classes from "./board.module.css";
import { BoardColumn, type ColumnHandle } from "./board-column.tsx";
import type { BoardData } from "./board-data.ts";
import { BoardEmpty } from "./board-empty.tsx";
import { findCard } from "./card-places.ts";
import { PhoneTabs } from "./phone-tabs.tsx";
import type { useBoard } from "./use-board.ts";
import type { BoardDialogs } from "./use-board-dialogs.tsx";
import { useBoardKeys } from "./use-board-keys.ts";
import type { useBoardLive } from "./use-board-live.ts";
import { type ChosenCards, useChosenCards } from "./use-chosen-cards.ts";
import { useLift } from "./use-lift.ts";
import { useMoves } from "./use-moves.tsx";

const DealsBulk = lazy(async () => ({ default: (await import("../bulk/deals-bulk.tsx")).DealsBulk }));

export interface BoardProps {
  readonly pipeline: PipelineAnswer;
  readonly board: BoardData;
  readonly data: ReturnType<typeof useBoard>;
  readonly dialogs: BoardDialogs;
  readonly live: ReturnType<typeof useBoardLive>;
  readonly search: ReturnType<typeof useDealSearch>;
  readonly filters: Filters;
}

/** Columns, the lifted card, the refused card, and what a screen reader hears of them. */
export function Board(props: BoardProps) {
  const { board, live, search } = props;
  const { t } = useTranslation("pipeline");
  const root = useRef<HTMLDivElement>(null);
  const deeds = useDeeds(props);
  const isEmpty = board.stages.every((column) => column.count === 0);
  const { moves, lift, said, currentId, chosen } = useHandling(props, root, !isEmpty);
  const latest = useRef(moves.move);
  latest.current = moves.move;
  const cardDeeds = useMemo(
    () => ({
      ...deeds.stable,
      choose: chosen.choose,
      move: (card: Card, to: string) => void latest.current(card, to),
    }),
    [deeds.stable, chosen.choose],
  );
  const bulk = <Chosen key="bulk" {...{ chosen }} pipeline={props.pipeline.id} filters={props.filters} />;
  // The bulk action that has emptied the board is taken back over it.
  if (isEmpty) {
    return (
      <div className={classes.wrap}>
        {bulk}
        <div className={classes.rest}>
          <BoardEmpty {...{ search }} filters={props.filters} onCreate={props.dialogs.create} />
        </div>
      </div>
    );
  }
  return (
    <div className={classes.wrap}>
      <p id="board-keys" className={classes.hidden}>
        {t("web.board.keysHint")}
      </p>
      <div className={classes.hidden} role="status" aria-live="assertive">
        {said}
      </div>
      {bulk}
      <PhoneTabs board={board} root={root} shown={moves.refused?.toStage} />
      <div
        ref={root}
        className={classes.board}
        data-lifting={lift.lifted !== null || undefined}
        {...{ onKeyDown: lift.onKeyDown, onFocus: lift.onFocus }}
      >
        <Columns
          {...props}
          {...{ moves, lift, currentId, chosen }}
          deeds={cardDeeds}
          register={deeds.register}
          onMore={deeds.onMore}
        />
      </div>
      {live.waiting > 0 && (
        <Button className={classes.news ?? ""} onClick={live.showWaiting}>
          {t("web.board.news", { count: live.waiting })}
        </Button>
      )}
    </div>
  );
}

interface ChosenProps extends Pick<BoardProps, "filters"> {
  readonly chosen: ChosenCards;
  readonly pipeline: string;
}

/** What can be done with the chosen cards; loaded when the first is chosen. */
function Chosen({ chosen, pipeline, filters }: ChosenProps) {
  if (!chosen.isUsed) return null;
  const { selection, total } = chosen;
  return (
    <div className={classes.bulk}>
      <Suspense fallback={null}>
        <DealsBulk {...{ selection, total, pipeline }} filter={{ pipeline, status: "open", ...told(filters) }} />
      </Suspense>
    </div>
  );
}

/** A filter as an address says it: what is not asked for is left out. */
const told = (filters: Filters) =>
  Object.fromEntries(
    Object.entries(filters).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  );

const handles = new Map<string, ColumnHandle>();

function useDeeds({ data, dialogs }: BoardProps) {
  const register = useCallback((stageId: string, handle: ColumnHandle | null) => {
    if (handle === null) handles.delete(stageId);
    else handles.set(stageId, handle);
  }, []);
  const more = useRef(data.more);
  more.current = data.more;
  const onMore = useCallback((stageId: string) => void more.current(stageId), []);
  const open = useRef(dialogs.open);
  open.current = dialogs.open;
  const { plan, lose, postpone } = dialogs;
  const stable = useMemo(
    () => ({ plan, lose, postpone, open: (card: Card) => open.current(card) }),
    [plan, lose, postpone],
  );
  return { register, onMore, stable };
}

/** Moves, lifting by pointer and keys, focus and announcements of one board. */
function useHandling(props: BoardProps, root: React.RefObject<HTMLDivElement | null>, isShown: boolean) {
  const { board, data, dialogs, pipeline } = props;
  const [said, announce] = useState("");
  const [current, setCurrent] = useState<string>();
  const mayMove = useMay("deals.move");
  const stageName = (id: string) => pipeline.stages.find((stage) => stage.id === id)?.name ?? "";
  const focusCard = (id: string) => {
    setCurrent(id);
    const column = board.stages.find(({ cards }) => cards.some((card) => card.id === id));
    if (column !== undefined) handles.get(column.stage.id)?.show(id);
    setTimeout(() => root.current?.querySelector<HTMLElement>(`[data-card="${id}"]`)?.focus(), 60);
  };
  const moves = useMoves({
    show: data.showMoved,
    refresh: data.refresh,
    announce,
    stageName,
    onMoved: (card) => focusCard(card.id),
  });
  const known = board.stages.some(({ cards }) => cards.some(({ id }) => id === current));
  const currentId = known ? current : board.stages.find(({ cards }) => cards.length > 0)?.cards[0]?.id;
  const chosen = useChosenCards(board, [pipeline.id, props.filters], currentId);
  const lift = useLift({
    extendTo: (id) => {
      const card = findCard(board, id);
      if (card !== undefined) chosen.choose(card, true);
    },
    root,
    isShown,
    board,
    moves,
    announce,
    stageName,
    mayMove,
    focusCard,
    setCurrent,
    onLifted: dialogs.setLifted,
    open: dialogs.open,
  });
  useBoardKeys({ board, currentId, focusCard, dialogs });
  return { moves, lift, said, currentId, chosen };
}

/** The same objects until pipeline or filter change, so that columns are not drawn anew. */
function useStages({ id: pipeline, stages: all }: PipelineAnswer, filters: Filters) {
  const stages = useMemo(() => all.map(({ id, name }) => ({ id, name })), [all]);
  const key = JSON.stringify(filters);
  const searches = useMemo(
    () =>
      new Map(stages.map(({ id }) => [id, { pipeline, stage: id, status: "open", ...(JSON.parse(key) as Filters) }])),
    [stages, pipeline, key],
  );
  return { stages, searches };
}

type ColumnsProps = BoardProps & {
  readonly moves: ReturnType<typeof useMoves>;
  readonly lift: ReturnType<typeof useLift>;
  readonly currentId: string | undefined;
  readonly chosen: ChosenCards;
  readonly deeds: Parameters<typeof BoardColumn>[0]["deeds"];
  readonly register: (stageId: string, handle: ColumnHandle | null) => void;
  readonly onMore: (stageId: string) => void;
};

function Columns(props: ColumnsProps) {
  const { pipeline, board, filters, moves, lift, currentId, live, deeds, register, onMore } = props;
  const chosen = props.chosen.ids;
  const { refused } = moves;
  const { stages, searches } = useStages(pipeline, filters);
  return board.stages.map((column, place) => (
    <BoardColumn
      key={column.stage.id}
      {...{ column, stages, deeds, register, onMore, chosen }}
      n={place + 1}
      of={board.stages.length}
      search={searches.get(column.stage.id) ?? {}}
      gate={lift.gateOf(column.stage.id)}
      isOver={
        lift.lifted !== null && lift.lifted.over === column.stage.id && lift.lifted.over !== lift.lifted.card.stageId
      }
      liftedId={column.cards.some(({ id }) => id === lift.lifted?.card.id) ? lift.lifted?.card.id : undefined}
      currentId={column.cards.some(({ id }) => id === currentId) ? currentId : undefined}
      tinted={live.tinted}
      ghostId={refused?.card.stageId === column.stage.id ? refused.card.id : undefined}
      refusal={
        refused?.toStage === column.stage.id ? (
          <RefusalCard
            key={`${refused.card.id} ${refused.toStage}`}
            card={refused.card}
            toStage={refused.toStage}
            missing={refused.missing}
            stages={pipeline.stages}
            onMove={(override) => lift.moveRefused(override)}
            onReturn={lift.returnRefused}
          />
        ) : null
      }
    />
  ));
}

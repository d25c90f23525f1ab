import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual";
import { memo, type ReactNode, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { SearchParams } from "../../../ui/link.tsx";
import type { Card } from "../../contract.ts";
import classes from "./board.module.css";
import type { ColumnData } from "./board-data.ts";
import type { CardDeeds } from "./card-deeds.ts";
import { ColumnHead } from "./column-head.tsx";
import { DealCard } from "./deal-card.tsx";
import { Ghost } from "./ghost.tsx";

export interface ColumnHandle {
  readonly show: (cardId: string) => void;
}

export interface BoardColumnProps {
  readonly column: ColumnData;
  readonly n: number;
  readonly of: number;
  readonly search: SearchParams;
  readonly stages: readonly { readonly id: string; readonly name: string }[];
  readonly deeds: CardDeeds;
  readonly gate: string | null | undefined;
  readonly isOver: boolean;
  readonly liftedId: string | undefined;
  readonly currentId: string | undefined;
  readonly chosen: ReadonlySet<string>;
  readonly tinted: ReadonlyMap<string, string>;
  /** The card that was refused elsewhere and left its place here. */
  readonly ghostId: string | undefined;
  /** The refused card, open at the top of this column. */
  readonly refusal: ReactNode;
  readonly onMore: (stageId: string) => void;
  readonly register: (stageId: string, handle: ColumnHandle | null) => void;
}

const gap = 6;
const loadAhead = 12;

/** One stage: head, and its cards virtual with measured heights. */
export const BoardColumn = memo(function BoardColumn(props: BoardColumnProps) {
  const { column, refusal, gate, isOver } = props;
  const { stage } = column;
  const scroller = useRef<HTMLDivElement>(null);
  const hasRefusal = refusal !== null && refusal !== undefined;
  const tabStop = useTabStop(props);
  const { virtual, offset } = useCards(props, scroller, hasRefusal ? 1 : 0, tabStop);
  return (
    <section
      className={classes.column}
      data-stage={stage.id}
      data-key={stage.isKeyStage || undefined}
      data-wide={hasRefusal || undefined}
      data-over={isOver || undefined}
      data-gate={gate === undefined ? undefined : gate === null ? "open" : "shut"}
      aria-label={stage.name}
    >
      <ColumnHead {...props} />
      <div ref={scroller} className={classes.cards} tabIndex={-1}>
        <ul style={{ height: virtual.getTotalSize(), position: "relative" }}>
          {virtual.getVirtualItems().map((item) => (
            <li
              key={item.key}
              ref={virtual.measureElement}
              data-index={item.index}
              className={classes.slot}
              style={{ transform: `translateY(${item.start}px)` }}
            >
              {hasRefusal && item.index === 0 ? (
                refusal
              ) : (
                <Slot {...props} tabStop={tabStop} card={column.cards[item.index - offset]} />
              )}
            </li>
          ))}
        </ul>
        {column.cards.length === 0 && !hasRefusal && !stage.isWon && <EmptyColumn />}
      </div>
    </section>
  );
});

/** The one card that Tab comes to: where one was in this column last, else the first. */
function useTabStop({ column, currentId }: BoardColumnProps): string | undefined {
  const last = useRef<string>(undefined);
  if (currentId !== undefined) last.current = currentId;
  const isThere = column.cards.some(({ id }) => id === last.current);
  return isThere ? last.current : column.cards[0]?.id;
}

function useCards(
  props: BoardColumnProps,
  scroller: React.RefObject<HTMLDivElement | null>,
  offset: 0 | 1,
  tabStop: string | undefined,
) {
  const { column, register, onMore } = props;
  const { cards, stage, next } = column;
  const virtual = useVirtualizer({
    count: cards.length + offset,
    getScrollElement: () => scroller.current,
    estimateSize: () => 118,
    getItemKey: (index) => (offset === 1 && index === 0 ? "refused" : (cards[index - offset]?.id ?? index)),
    gap,
    overscan: 4,
    // Tab finds its card however far the column is scrolled.
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range);
      const place = cards.findIndex(({ id }) => id === tabStop) + offset;
      return place < offset || shown.includes(place) ? shown : [...shown, place].toSorted((one, other) => one - other);
    },
  });
  const last = virtual.range?.endIndex ?? 0;
  useEffect(() => {
    if (next !== null && last >= cards.length - loadAhead) onMore(stage.id);
  }, [last, cards.length, next, stage.id, onMore]);
  const latest = useRef({ cards, virtual, offset });
  useEffect(() => {
    latest.current = { cards, virtual, offset };
  });
  useEffect(() => {
    const show = (cardId: string) => {
      const now = latest.current;
      const place = now.cards.findIndex(({ id }) => id === cardId);
      if (place !== -1) now.virtual.scrollToIndex(place + now.offset);
    };
    register(stage.id, { show });
    return () => register(stage.id, null);
  }, [register, stage.id]);
  useEffect(() => {
    if (offset === 1) scroller.current?.scrollTo({ top: 0 });
  }, [offset, scroller]);
  useStillUnderPointer(scroller, cards);
  return { virtual, offset };
}

/** A card under the cursor stays there when others come in above it. */
function useStillUnderPointer(scroller: React.RefObject<HTMLDivElement | null>, cards: readonly Card[]): void {
  const held = useRef<{ id: string; top: number } | null>(null);
  const drawn = useRef(cards);
  if (drawn.current !== cards) {
    const card = scroller.current?.querySelector<HTMLElement>("[data-card]:hover");
    held.current =
      card?.dataset.card === undefined ? null : { id: card.dataset.card, top: card.getBoundingClientRect().top };
    drawn.current = cards;
  }
  useEffect(() => {
    const before = held.current;
    held.current = null;
    if (before === null) return;
    const frame = requestAnimationFrame(() => {
      const card = scroller.current?.querySelector<HTMLElement>(`[data-card="${before.id}"]`);
      if (card) scroller.current?.scrollBy({ top: card.getBoundingClientRect().top - before.top });
    });
    return () => cancelAnimationFrame(frame);
  });
}

function Slot({
  card,
  tabStop,
  ...props
}: BoardColumnProps & { readonly card: Card | undefined; readonly tabStop: string | undefined }) {
  if (card === undefined) return null;
  if (card.id === props.ghostId) return <Ghost card={card} />;
  return (
    <DealCard
      card={card}
      stageName={props.column.stage.name}
      stages={props.stages}
      deeds={props.deeds}
      isTabStop={card.id === tabStop}
      isCurrent={card.id === props.currentId}
      isLifted={card.id === props.liftedId}
      isChosen={props.chosen.has(card.id)}
      changedBy={props.tinted.get(card.id)}
    />
  );
}

function EmptyColumn() {
  const { t } = useTranslation("pipeline");
  return <p className={classes.empty}>{t("web.board.emptyStage")}</p>;
}

import { type FocusEvent, type KeyboardEvent, type RefObject, useState } from "react";
import { useTranslation } from "react-i18next";
import { call } from "../../../ui/api/client.ts";
import { type Card, getDeal } from "../../contract.ts";
import { useGates } from "../use-deal.tsx";
import type { BoardData } from "./board-data.ts";
import { cardsBeside, findCard } from "./card-places.ts";
import { useDrag } from "./use-drag.ts";
import type { useMoves } from "./use-moves.tsx";

export interface Lifted {
  readonly card: Card;
  readonly over: string;
  readonly by: "pointer" | "keys";
}

interface LiftNeeds {
  readonly root: RefObject<HTMLDivElement | null>;
  readonly board: BoardData;
  readonly moves: ReturnType<typeof useMoves>;
  readonly announce: (text: string) => void;
  readonly stageName: (id: string) => string;
  readonly mayMove: boolean;
  readonly focusCard: (id: string) => void;
  readonly setCurrent: (id: string) => void;
  readonly onLifted: (isLifted: boolean) => void;
  readonly open: (card: Card) => void;
}

/** A card in the air: by pointer, or by Space and arrows; before the drop each column says what it would ask for. */
export function useLift(needs: LiftNeeds) {
  const { board, moves, focusCard, setCurrent } = needs;
  const { t } = useTranslation("pipeline");
  const [lifted, setLifted] = useState<Lifted | null>(null);
  const gates = useGates(lifted?.card.id ?? null).data;
  const missingOn = (stageId: string) => gates?.stages.find((gate) => gate.stageId === stageId)?.missing.length;
  const gateOf = (stageId: string): string | null | undefined => {
    if (lifted === null || stageId === lifted.card.stageId) return undefined;
    const count = missingOn(stageId);
    if (count === undefined) return undefined;
    return count === 0 ? null : t("web.board.lacks", { count });
  };
  const set = (next: Lifted | null) => {
    setLifted(next);
    needs.onLifted(next !== null);
  };
  const act = useLiftActions(needs, lifted, set);
  useDrag(needs.root, {
    lift: (id) => act.lift(id, "pointer"),
    over: (stageId) => lifted !== null && setLifted({ ...lifted, over: stageId ?? lifted.card.stageId }),
    drop: act.drop,
    cancel: act.cancel,
  });
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const id = event.target instanceof HTMLElement ? event.target.dataset.card : undefined;
    const card = id === undefined ? undefined : findCard(board, id);
    if (card !== undefined && act.onCardKey(event, card, gateOf)) event.preventDefault();
  };
  const onFocus = (event: FocusEvent<HTMLElement>) => {
    const id = event.target.closest<HTMLElement>("[data-card]")?.dataset.card;
    if (id !== undefined) setCurrent(id);
  };
  const moveRefused = async (override?: { readonly reason: string }) => {
    if (moves.refused === null) return;
    const { card, toStage } = moves.refused;
    const { version } = await call(getDeal, { params: { id: card.id } });
    await moves.move({ ...card, version }, toStage, override);
  };
  const returnRefused = () => {
    const id = moves.refused?.card.id;
    moves.dismiss();
    needs.announce(t("web.move.returned"));
    if (id !== undefined) focusCard(id);
  };
  return { lifted, gateOf, onKeyDown, onFocus, moveRefused, returnRefused };
}

function useLiftActions(needs: LiftNeeds, lifted: Lifted | null, set: (next: Lifted | null) => void) {
  const { board, moves, announce, stageName, mayMove, focusCard } = needs;
  const { t } = useTranslation("pipeline");
  const lift = (id: string, by: Lifted["by"]): boolean => {
    const card = findCard(board, id);
    if (card === undefined || !mayMove) return false;
    set({ card, over: card.stageId, by });
    announce(t("web.move.lifted", { title: card.company?.name ?? card.title, stage: stageName(card.stageId) }));
    return true;
  };
  const drop = () => {
    if (lifted === null) return;
    const { card, over } = lifted;
    set(null);
    if (over === card.stageId) announce(t("web.move.returned"));
    else void moves.move(card, over);
  };
  const cancel = () => {
    if (lifted === null) return;
    set(null);
    announce(t("web.move.returned"));
  };
  const beside = (stageId: string, by: number) => {
    const place = board.stages.findIndex(({ stage }) => stage.id === stageId) + by;
    return board.stages[place]?.stage.id;
  };
  const carry = (by: number, gateOf: (stageId: string) => string | null | undefined) => {
    const over = lifted === null ? undefined : beside(lifted.over, by);
    if (lifted === null || over === undefined) return;
    set({ ...lifted, over });
    const gate = gateOf(over);
    const params = {
      stage: stageName(over),
      place: board.stages.findIndex(({ stage }) => stage.id === over) + 1,
      all: board.stages.length,
    };
    announce(`${t("web.move.over", params)} ${gate ?? ""}`.trim());
    document.querySelector(`[data-stage="${over}"]`)?.scrollIntoView({ inline: "nearest", block: "nearest" });
  };
  /** Answers whether the key was ours. */
  const onCardKey = (
    event: KeyboardEvent<HTMLElement>,
    card: Card,
    gateOf: (stageId: string) => string | null | undefined,
  ): boolean => {
    const side = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (lifted?.by === "keys") {
      if (side !== 0) carry(side, gateOf);
      else if (event.key === " " || event.key === "Enter") drop();
      else if (event.key === "Escape") cancel();
      return event.key !== "Tab";
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return false;
    if (side !== 0 && event.shiftKey) {
      const to = beside(card.stageId, side);
      if (to !== undefined && mayMove) void moves.move(card, to);
      return true;
    }
    if (event.key === " ") return lift(card.id, "keys") || true;
    if (event.key === "Enter") {
      needs.open(card);
      return true;
    }
    const next = cardsBeside(board, card.id, event.key);
    if (next === undefined) return false;
    focusCard(next);
    return true;
  };
  return { lift, drop, cancel, onCardKey };
}

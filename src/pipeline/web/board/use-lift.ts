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
  /** False while there is no deal to draw a board for. */
  readonly isShown: boolean;
  readonly board: BoardData;
  readonly moves: ReturnType<typeof useMoves>;
  readonly announce: (text: string) => void;
  readonly stageName: (id: string) => string;
  readonly mayMove: boolean;
  readonly focusCard: (id: string) => void;
  readonly setCurrent: (id: string) => void;
  readonly onLifted: (isLifted: boolean) => void;
  readonly open: (card: Card) => void;
  /** Shift and an arrow choose all cards on the way. */
  readonly extendTo: (id: string) => void;
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
  useDrag(needs.root, needs.isShown, {
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

type GateOf = (stageId: string) => string | null | undefined;

function useLiftActions(needs: LiftNeeds, lifted: Lifted | null, set: (next: Lifted | null) => void) {
  const { board, moves, announce, stageName, mayMove } = needs;
  const { t } = useTranslation("pipeline");
  const lift = (id: string, by: Lifted["by"]): boolean => {
    const card = findCard(board, id);
    if (card === undefined || !mayMove) return false;
    set({ card, over: card.stageId, by });
    announce(t("web.move.lifted", { title: card.company?.name ?? card.title, stage: stageName(card.stageId) }));
    return true;
  };
  const end = (isDrop: boolean) => {
    if (lifted === null) return;
    const { card, over } = lifted;
    set(null);
    if (!isDrop || over === card.stageId) announce(t("web.move.returned"));
    else void moves.move(card, over);
  };
  const beside = (stageId: string, by: number) => {
    const place = board.stages.findIndex(({ stage }) => stage.id === stageId) + by;
    return board.stages[place]?.stage.id;
  };
  const carry = (by: number, gateOf: GateOf) => {
    const over = lifted === null ? undefined : beside(lifted.over, by);
    if (lifted === null || over === undefined) return;
    set({ ...lifted, over });
    const place = board.stages.findIndex(({ stage }) => stage.id === over) + 1;
    const said = t("web.move.over", { stage: stageName(over), place, all: board.stages.length });
    announce(`${said} ${gateOf(over) ?? ""}`.trim());
    document.querySelector(`[data-stage="${over}"]`)?.scrollIntoView({ inline: "nearest", block: "nearest" });
  };
  const actions = { lift, drop: () => end(true), cancel: () => end(false), carry, beside };
  const onCardKey = (event: KeyboardEvent<HTMLElement>, card: Card, gateOf: GateOf) =>
    lifted?.by === "keys" ? carryKey(event, actions, gateOf) : cardKey(event, card, needs, actions);
  return { ...actions, onCardKey };
}

interface LiftActions {
  readonly lift: (id: string, by: Lifted["by"]) => boolean;
  readonly drop: () => void;
  readonly cancel: () => void;
  readonly carry: (by: number, gateOf: GateOf) => void;
  readonly beside: (stageId: string, by: number) => string | undefined;
}

const sideOf = (key: string) => (key === "ArrowRight" ? 1 : key === "ArrowLeft" ? -1 : 0);

/** Keys while a card is in the air; answers whether the key was ours. */
function carryKey(event: KeyboardEvent<HTMLElement>, actions: LiftActions, gateOf: GateOf): boolean {
  const side = sideOf(event.key);
  if (side !== 0) actions.carry(side, gateOf);
  else if (event.key === " " || event.key === "Enter") actions.drop();
  else if (event.key === "Escape") actions.cancel();
  return event.key !== "Tab";
}

/** Keys of a card at rest: Space lifts, Shift and an arrow move, Enter opens, arrows walk. */
function cardKey(event: KeyboardEvent<HTMLElement>, card: Card, needs: LiftNeeds, actions: LiftActions): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  const side = sideOf(event.key);
  if (side !== 0 && event.shiftKey) {
    const to = actions.beside(card.stageId, side);
    if (to !== undefined && needs.mayMove) void needs.moves.move(card, to);
    return true;
  }
  if (event.key === " ") {
    actions.lift(card.id, "keys");
    return true;
  }
  if (event.key === "Enter") {
    needs.open(card);
    return true;
  }
  const next = cardsBeside(needs.board, card.id, event.key);
  if (next === undefined) return false;
  if (event.shiftKey) needs.extendTo(next);
  needs.focusCard(next);
  return true;
}

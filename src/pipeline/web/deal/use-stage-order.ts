import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { endpointKey, useEndpoint } from "../../../ui/api/use-endpoint.ts";
import { type Card, countDeals, type DealAnswer, getBoard, getBoardCards } from "../../contract.ts";
import type { BoardData } from "../board/board-data.ts";
import { loadMoreCards } from "../board/more-cards.ts";
import type { Filters } from "../filters/deal-search.ts";

export interface StageOrder {
  /** From 1. */
  readonly place: number;
  readonly count: number;
  readonly previous: Card | undefined;
  readonly next: Card | undefined;
}

/**
 * Where the deal stands among those of its stage: in the order and with the filter of the board one came from, else as
 * the stage itself has them. Null where that is not known.
 */
export function useStageOrder(dealId: string, deal: DealAnswer | undefined): StageOrder | null {
  const client = useQueryClient();
  const [, draw] = useState(0);
  const kept = keptBoard(client, dealId);
  const isDirect = kept === undefined && deal?.status === "open";
  const stage = deal?.stageId ?? "";
  const cards = useEndpoint(getBoardCards, { query: { stage, limit: 200 } }, { enabled: isDirect }).data;
  const count = useEndpoint(countDeals, { query: { stage, status: "open" } }, { enabled: isDirect }).data?.count;
  const isAtEdge = kept !== undefined && kept.column.next !== null && kept.column.cards.at(-1)?.id === dealId;
  useEffect(() => {
    const from = isAtEdge ? keptBoard(client, dealId) : undefined;
    if (from === undefined) return;
    let isShown = true;
    void loadMoreCards(client, from.key, from.column.stage.id, from.filters).then(
      () => isShown && draw((times) => times + 1),
      () => undefined, // then there is simply no next one
    );
    return () => {
      isShown = false;
    };
  }, [client, dealId, isAtEdge]);
  if (kept !== undefined) return placeIn(kept.column.cards, dealId, kept.column.count);
  return cards === undefined || count === undefined ? null : placeIn(cards.items, dealId, count);
}

function placeIn(cards: readonly Card[], id: string, count: number): StageOrder | null {
  const place = cards.findIndex((card) => card.id === id);
  if (place === -1) return null;
  return { place: place + 1, count: Math.max(count, cards.length), previous: cards[place - 1], next: cards[place + 1] };
}

/** The board looked at last that shows the deal, as it was then: a move made on the card does not lose the thread. */
function keptBoard(client: QueryClient, dealId: string) {
  const boards = client.getQueryCache().findAll({ queryKey: endpointKey(getBoard) });
  for (const { queryKey: key, state } of boards.toSorted((a, b) => b.state.dataUpdatedAt - a.state.dataUpdatedAt)) {
    const stages = (state.data as BoardData | undefined)?.stages;
    const column = stages?.find(({ cards }) => cards.some(({ id }) => id === dealId));
    const filters = ((key[2] as { query?: Filters } | undefined)?.query ?? {}) as Filters;
    if (column !== undefined) return { key, column, filters };
  }
  return undefined;
}

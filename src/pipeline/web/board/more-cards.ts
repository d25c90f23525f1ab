import type { QueryClient, QueryKey } from "@tanstack/react-query";
import { call } from "../../../ui/api/client.ts";
import { type Card, getBoardCards } from "../../contract.ts";
import { boardFilters, type Filters } from "../filters/deal-search.ts";
import type { BoardData } from "./board-data.ts";

/** Reads the next cards of one column into the board that is kept under `key`; nothing where there are no more. */
export async function loadMoreCards(
  client: QueryClient,
  key: QueryKey,
  stageId: string,
  filters: Filters,
): Promise<void> {
  const column = client.getQueryData<BoardData>(key)?.stages.find(({ stage }) => stage.id === stageId);
  if (column === undefined || column.next === null) return;
  const query = { stage: stageId, limit: 60, cursor: column.next, ...boardFilters(filters) };
  const page = await call(getBoardCards, { query: query as { stage: string } });
  client.setQueryData<BoardData>(key, (now) => now && append(now, stageId, page.items, page.next));
}

function append(board: BoardData, stageId: string, cards: readonly Card[], next: string | null): BoardData {
  return {
    ...board,
    stages: board.stages.map((column) => {
      if (column.stage.id !== stageId) return column;
      const known = new Set(column.cards.map(({ id }) => id));
      return { ...column, cards: [...column.cards, ...cards.filter(({ id }) => !known.has(id))], next };
    }),
  };
}

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { call } from "../../../ui/api/client.ts";
import { endpointKey } from "../../../ui/api/use-endpoint.ts";
import { type Card, countDeals, getBoard } from "../../contract.ts";
import { boardQuery, type Filters } from "../filters/deal-search.ts";
import { type BoardData, mergeBoard, withMoved, withoutCard } from "./board-data.ts";
import { loadMoreCards } from "./more-cards.ts";

const pipelineOf = (key: readonly unknown[] | undefined) =>
  (key?.at(-1) as { query?: { pipeline?: string } } | undefined)?.query?.pipeline;

/** The board of a pipeline: heads and first cards, deeper cards on demand, changes shown before the server answers. */
export function useBoard(pipeline: string | undefined, filters: Filters) {
  const client = useQueryClient();
  const loading = useRef(new Set<string>());
  const changed = useRef(new Set<string>());
  const input = { query: boardQuery(pipeline ?? "", filters) };
  const key = endpointKey(getBoard, input);
  const board = useQuery<BoardData>({
    queryKey: key,
    queryFn: async ({ signal }) => {
      const fresh = await call(getBoard, input, { signal });
      const merged = mergeBoard(client.getQueryData<BoardData>(key), fresh, changed.current);
      changed.current.clear();
      return merged;
    },
    enabled: pipeline !== undefined,
    staleTime: 30_000,
    // While another filter is read the board keeps its picture; another pipeline's cards are another picture.
    placeholderData: (before, query) => (pipelineOf(query?.queryKey) === pipeline ? before : undefined),
  });
  const change = (make: (board: BoardData) => BoardData): (() => void) => {
    const before = client.getQueryData<BoardData>(key);
    if (before === undefined) return () => {};
    void client.cancelQueries({ queryKey: key });
    client.setQueryData<BoardData>(key, make(before));
    return () => client.setQueryData<BoardData>(key, before);
  };
  const more = async (stageId: string) => {
    if (loading.current.has(stageId)) return;
    loading.current.add(stageId);
    try {
      await loadMoreCards(client, key, stageId, filters);
    } finally {
      loading.current.delete(stageId);
    }
  };
  return {
    board,
    more,
    /** Shown at once; the answer takes it back. */
    showMoved: (card: Card, toStage: string) =>
      change((now) => withMoved(now, card, toStage, new Date().toISOString())),
    showGone: (card: Card) => change((now) => withoutCard(now, card)),
    /** Reads heads and cards anew; `ids` are known to have changed. */
    refresh: async (ids: Iterable<string> = []) => {
      for (const id of ids) changed.current.add(id);
      await client.invalidateQueries({ queryKey: key });
      // After the board, so that nobody waits for the counts of the saved views.
      void client.invalidateQueries({ queryKey: endpointKey(countDeals) });
    },
  };
}

import type { Card } from "../../contract.ts";
import type { BoardData } from "./board-data.ts";

export function findCard(board: BoardData, id: string): Card | undefined {
  for (const { cards } of board.stages) {
    const card = cards.find((one) => one.id === id);
    if (card !== undefined) return card;
  }
  return undefined;
}

/** The card an arrow leads to: above or below, or at the same height of the nearest column that has any. */
export function cardsBeside(board: BoardData, id: string, key: string): string | undefined {
  const column = board.stages.findIndex(({ cards }) => cards.some((card) => card.id === id));
  const cards = board.stages[column]?.cards ?? [];
  const place = cards.findIndex((card) => card.id === id);
  if (key === "ArrowDown") return cards[place + 1]?.id;
  if (key === "ArrowUp") return cards[place - 1]?.id;
  const step = key === "ArrowRight" ? 1 : key === "ArrowLeft" ? -1 : 0;
  if (step === 0) return undefined;
  for (let next = column + step; next >= 0 && next < board.stages.length; next += step) {
    const there = board.stages[next]?.cards ?? [];
    if (there.length > 0) return there[Math.min(place, there.length - 1)]?.id;
  }
  return undefined;
}

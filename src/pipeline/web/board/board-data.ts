import type { AnswerOf } from "../../../kernel/endpoint.ts";
import type { Card, getBoard } from "../../contract.ts";

export type BoardData = AnswerOf<typeof getBoard>;
export type ColumnData = BoardData["stages"][number];

const isBefore = (one: Card, other: Card) =>
  one.stageEnteredAt === other.stageEnteredAt ? one.id > other.id : one.stageEnteredAt > other.stageEnteredAt;

/**
 * A board read anew, with the further cards that were already loaded: the fresh answer rules as far as it reaches, what
 * lies deeper stays, less the deals that are known to have changed.
 */
export function mergeBoard(old: BoardData | undefined, fresh: BoardData, changed: ReadonlySet<string>): BoardData {
  if (old === undefined || old.pipelineId !== fresh.pipelineId) return fresh;
  const onTop = new Set(fresh.stages.flatMap(({ cards }) => cards.map(({ id }) => id)));
  return {
    ...fresh,
    stages: fresh.stages.map((column) => {
      const known = old.stages.find(({ stage }) => stage.id === column.stage.id);
      const last = column.cards.at(-1);
      if (known === undefined || column.next === null || last === undefined) return column;
      const deeper = known.cards.filter((card) => isBefore(last, card) && !onTop.has(card.id) && !changed.has(card.id));
      return deeper.length === 0 ? column : { ...column, cards: [...column.cards, ...deeper], next: known.next };
    }),
  };
}

/** The board with a deal on another stage, its figures moved along: what is shown before the server answers. */
export function withMoved(board: BoardData, card: Card, toStage: string, at: string): BoardData {
  return {
    ...board,
    stages: board.stages.map((column) => {
      if (column.stage.id === card.stageId) return without(column, card);
      if (column.stage.id !== toStage || column.stage.isWon) return column;
      const moved: Card = {
        ...card,
        stageId: toStage,
        stageEnteredAt: at,
        workingHours: 0,
        targetHours: column.stage.targetHours,
        pace: column.stage.targetHours === null ? null : "in",
      };
      return counted({ ...column, cards: [moved, ...column.cards] }, card, 1, "in");
    }),
  };
}

/** The board without a deal: lost, postponed. */
export function withoutCard(board: BoardData, card: Card): BoardData {
  return {
    ...board,
    stages: board.stages.map((column) => (column.stage.id === card.stageId ? without(column, card) : column)),
  };
}

const without = (column: ColumnData, card: Card) =>
  counted({ ...column, cards: column.cards.filter(({ id }) => id !== card.id) }, card, -1, card.pace ?? "in");

function counted(column: ColumnData, card: Card, by: 1 | -1, pace: "in" | "over" | "twice"): ColumnData {
  const minor = card.amount?.currency === column.sum.currency ? card.amount.minor * by : 0;
  const weighted = column.weighted;
  return {
    ...column,
    count: column.count + by,
    sum: { ...column.sum, minor: column.sum.minor + minor },
    weighted:
      weighted === null ? null : { ...weighted, minor: weighted.minor + Math.round(minor * (column.probability ?? 0)) },
    inTarget: column.inTarget + (pace === "in" ? by : 0),
    overTarget: column.overTarget + (pace === "over" ? by : 0),
    overTwice: column.overTwice + (pace === "twice" ? by : 0),
    noNextStep: column.noNextStep + (card.noNextStep ? by : 0),
  };
}

/** Totals of the whole board, for the line at the right of the filters. */
export function totalsOf(board: BoardData) {
  const currency = board.stages[0]?.sum.currency ?? "RUB";
  const sum = board.stages.reduce((total, column) => total + column.sum.minor, 0);
  const isWeighted = board.stages.some((column) => column.weighted !== null);
  const weighted = board.stages.reduce((total, column) => total + (column.weighted?.minor ?? 0), 0);
  return {
    count: board.stages.reduce((total, column) => total + column.count, 0),
    sum: { minor: sum, currency },
    weighted: isWeighted ? { minor: weighted, currency } : null,
    noNextStep: board.stages.reduce((total, column) => total + column.noNextStep, 0),
    overTarget: board.stages.reduce((total, column) => total + column.overTarget + column.overTwice, 0),
  };
}

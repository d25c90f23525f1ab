import type { TimeMapAnswer } from "../../contract.ts";
import type { TimeUnit } from "../time/use-times.ts";

/** One stage of the whole deal, on the axis of the chart. */
export interface Piece {
  readonly id: string;
  readonly stage: string;
  readonly from: number;
  readonly length: number;
  readonly isRegulated: boolean;
}

interface Chain {
  readonly pieces: readonly Piece[];
  readonly total: number;
  /** Of the total, in regulated stages. */
  readonly covered: number;
}

/** The stages laid one after another, by their medians and by their targets (`hours`: the sum of these, working). */
export function piecesOf(
  { stages }: TimeMapAnswer,
  unit: TimeUnit,
  notch: (hours: number | null) => number | null,
): { readonly fact: Chain; readonly target: Chain & { readonly hours: number } } {
  const median = (stage: TimeMapAnswer["stages"][number]) => (unit === "days" ? stage.days : stage.workingHours).median;
  const target = chain(stages, (stage) => notch(stage.target));
  const hours = stages.reduce((sum, stage) => sum + (stage.target ?? 0), 0);
  return { fact: chain(stages, median), target: { ...target, hours } };
}

type Stage = TimeMapAnswer["stages"][number];

function chain(stages: readonly Stage[], lengthOf: (stage: Stage) => number | null): Chain {
  const pieces: Piece[] = [];
  let total = 0;
  let covered = 0;
  for (const stage of stages) {
    const length = lengthOf(stage) ?? 0;
    if (length === 0) continue;
    pieces.push({ id: stage.id, stage: stage.stage, from: total, length, isRegulated: stage.regulated });
    total += length;
    if (stage.regulated) covered += length;
  }
  return { pieces, total, covered };
}

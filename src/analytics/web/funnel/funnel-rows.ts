import type { Money } from "../../../kernel/money.ts";
import type { FunnelAnswer } from "../../contract.ts";
import { benjaminiHochberg } from "../../domain/benjamini-hochberg.ts";
import { falseDiscoveryRate, smallestEffect } from "../../domain/leading-message.ts";
import { fewestToCompare } from "../../domain/two-shares.ts";

type Stage = FunnelAnswer["stages"][number];
type Comparison = NonNullable<FunnelAnswer["comparison"]>[number];

/** One stage as the funnel draws it: what became of the deals that reached it, and the step to the next stage. */
export interface FunnelRow {
  readonly id: string;
  readonly name: string;
  /** From 1. */
  readonly n: number;
  readonly isKey: boolean;
  readonly isWon: boolean;
  readonly next: string | null;
  readonly nextId: string | null;
  readonly reached: number;
  readonly passed: number;
  readonly inProgress: number;
  readonly postponed: number;
  readonly lost: number;
  /** Of the lost, those beyond what the base period would have lost; only at a leak. */
  readonly lostAbove: number;
  readonly amount: Money;
  readonly fromStart: number | null;
  /** Plain conversion to the next stage. */
  readonly forward: number | null;
  /** Settled conversion to the next stage with its interval: of `known` deals `went` on. */
  readonly settled: number | null;
  readonly interval: readonly [number, number] | null;
  readonly known: number;
  readonly went: number;
  readonly isSmall: boolean;
  readonly base: number | null;
  readonly difference: number | null;
  readonly pValue: number | null;
  /** The base period at the same intake. */
  readonly notch: number | null;
  readonly standsOut: "leak" | "anomaly" | null;
}

/** The rows of the chart and of the table alike, so that both say the same. */
export function funnelRows({
  stages,
  comparison,
  view,
}: Pick<FunnelAnswer, "stages" | "comparison" | "view">): FunnelRow[] {
  const marks = marksOf(comparison ?? []);
  return stages.map((stage, index) => {
    const next = stages[index + 1];
    const compared = comparison?.find(({ id }) => id === stage.id);
    const standsOut = marks.get(stage.id) ?? null;
    const known = stage.reached - stage.inProgress;
    return {
      ...countsOf(stage),
      n: index + 1,
      isWon: next === undefined,
      next: next?.stage ?? null,
      nextId: next?.id ?? null,
      lostAbove: standsOut === "leak" ? lostAbove(stage, known, compared?.difference ?? 0) : 0,
      forward: next?.conversionFromPrevious ?? null,
      known,
      went: next?.reached ?? 0,
      isSmall: view === "cohort" && stage.settledConversion !== null && known < fewestToCompare,
      base: compared?.base ?? null,
      difference: compared?.difference ?? null,
      pValue: compared?.pValue ?? null,
      notch: compared?.atSameIntake ?? null,
      standsOut,
    };
  });
}

function countsOf(stage: Stage) {
  const { reached, inProgress, postponedHere, lostHere } = stage;
  return {
    id: stage.id,
    name: stage.stage,
    isKey: stage.isKeyStage,
    reached,
    passed: Math.max(0, reached - inProgress - postponedHere - lostHere),
    inProgress,
    postponed: postponedHere,
    lost: lostHere,
    amount: stage.amount,
    fromStart: stage.conversionFromStart,
    settled: stage.settledConversion,
    interval: stage.interval,
  };
}

const lostAbove = ({ lostHere }: Stage, known: number, difference: number) =>
  Math.min(lostHere, Math.max(0, Math.round(-difference * known)));

/** Which steps differ beyond chance, by the rule that chooses the report's title (definitions.md, Leaks and anomalies). */
function marksOf(comparison: readonly Comparison[]): ReadonlyMap<string, "leak" | "anomaly"> {
  const tested = comparison.flatMap(({ id, base, difference, pValue }) =>
    base === null || difference === null || pValue === null ? [] : [{ id, base, difference, pValue }],
  );
  const named = benjaminiHochberg(
    tested.map(({ pValue }) => pValue),
    falseDiscoveryRate,
  );
  return new Map(
    tested
      .filter(({ base, difference }, row) => named[row] === true && Math.abs(difference) >= smallestEffect * base)
      .map(({ id, difference }) => [id, difference < 0 ? "leak" : "anomaly"]),
  );
}

/** The step that a split is worth looking at: the one named in the title, else the narrowest with enough known fates. */
export function weakestRow(rows: readonly FunnelRow[], named: unknown): FunnelRow | null {
  const steps = rows.filter((row) => row.settled !== null);
  const known = steps.filter((row) => !row.isSmall);
  const byShare = (a: FunnelRow, b: FunnelRow) => (a.settled ?? 0) - (b.settled ?? 0);
  return steps.find(({ id }) => id === named) ?? (known.length > 0 ? known : steps).toSorted(byShare)[0] ?? null;
}

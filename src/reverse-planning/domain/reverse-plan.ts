import type { CalendarDate } from "../../kernel/time.ts";
import { addDays } from "../../kernel/zoned-time.ts";
import { entriesNeeded, roundUp, winsStillNeeded } from "./wins-needed.ts";

/** One stage in its order; the last is the won one, whose conversion and time mean nothing. */
export interface StageFigures {
  readonly id: string;
  /** Settled conversion into the next stage, 0…1. */
  readonly conversion: number | null;
  /** 80 % time from here to the win, days. */
  readonly daysToWon: number | null;
  /** Deals open on the stage now. */
  readonly held: number;
  /** Contacts along the chain that one entry takes. */
  readonly actionsPerEntry: number | null;
}

/** Everything the sheet counts with: measured, or typed over. Sums in minor units of one currency. */
export interface PlanFigures {
  readonly targetMinor: number | null;
  readonly factMinor: number;
  /** Σ p(won by the end) × amount of the deals open now. */
  readonly expectedMinor: number;
  readonly averageMinor: number | null;
  /** Of the period. */
  readonly lastDay: CalendarDate;
  readonly today: CalendarDate;
  /** Working days from today to the last day. */
  readonly workingDaysLeft: number;
  readonly people: number;
  readonly stages: readonly StageFigures[];
}

/** Why a figure is not there. `stage` where one stage is to blame. */
export interface Missing {
  readonly what: "target" | "average" | "conversion" | "conversionZero" | "time" | "actions" | "days" | "people";
  readonly stage?: string;
}

export interface StageNeed {
  readonly id: string;
  /** Entries that what is left of the target takes, were nothing in the pipeline. */
  readonly forTarget: number | null;
  /** Entries needed beyond the pipeline of now (definitions.md): its expected wins are taken off. */
  readonly toAdd: number | null;
  readonly by: CalendarDate | null;
  /** The date has gone by and entries are needed still. */
  readonly isLate: boolean;
  /** Contacts a day of each person; null where days, people or the measure are missing. */
  readonly perPersonDay: number | null;
}

export interface ReversePlan {
  /** Not rounded. */
  readonly winsNeeded: number | null;
  readonly stages: readonly StageNeed[];
  readonly missing: readonly Missing[];
}

/** From the target back to entries, dates and actions a day (PLA-5, definitions.md). Never Infinity: what is missing is named. */
export function reversePlan(figures: PlanFigures): ReversePlan {
  const { targetMinor, averageMinor, factMinor, expectedMinor, stages } = figures;
  const winsOf = (expected: number) =>
    targetMinor === null ? null : winsStillNeeded({ targetMinor, factMinor, expectedMinor: expected, averageMinor });
  const wins = winsOf(expectedMinor);
  const winsForTarget = winsOf(0);
  const needs = stages.map((stage, index): StageNeed => {
    const isLast = index === stages.length - 1;
    const ahead = stages.slice(index, -1).map(({ conversion }) => conversion);
    const toAdd = wins === null ? null : entriesNeeded(wins, ahead);
    const by = standsBy(figures.lastDay, isLast ? 0 : stage.daysToWon);
    return {
      id: stage.id,
      forTarget: winsForTarget === null ? null : entriesNeeded(winsForTarget, ahead),
      toAdd,
      by,
      isLate: by !== null && by < figures.today && (toAdd ?? 0) > 0,
      perPersonDay: isLast ? null : perPersonDay(toAdd, stage.actionsPerEntry, figures),
    };
  });
  return { winsNeeded: wins, stages: needs, missing: missingOf(figures, wins) };
}

/** End of the period − the time, in whole days: an hour too late is a day too late. */
function standsBy(lastDay: CalendarDate, days: number | null): CalendarDate | null {
  return days === null ? null : addDays(lastDay, -roundUp(days));
}

function perPersonDay(
  entries: number | null,
  actionsPerEntry: number | null,
  { workingDaysLeft, people }: PlanFigures,
): number | null {
  if (entries === 0) return 0;
  if (entries === null || actionsPerEntry === null || workingDaysLeft <= 0 || people <= 0) return null;
  return (entries * actionsPerEntry) / workingDaysLeft / people;
}

function missingOf(figures: PlanFigures, wins: number | null): readonly Missing[] {
  if (figures.targetMinor === null) return [{ what: "target" }];
  if (wins === null) return [{ what: "average" }];
  if (wins === 0) return [];
  const lived = figures.stages.slice(0, -1);
  return [
    ...lived.flatMap(({ id, conversion }): Missing[] =>
      conversion === null
        ? [{ what: "conversion", stage: id }]
        : conversion <= 0
          ? [{ what: "conversionZero", stage: id }]
          : [],
    ),
    ...(lived.some(({ daysToWon }) => daysToWon === null) ? [{ what: "time" } as const] : []),
    ...(lived.every(({ actionsPerEntry }) => actionsPerEntry === null) ? [{ what: "actions" } as const] : []),
    ...(figures.workingDaysLeft <= 0 ? [{ what: "days" } as const] : []),
    ...(figures.people <= 0 ? [{ what: "people" } as const] : []),
  ];
}

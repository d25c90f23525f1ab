import type { CalendarDate } from "../../kernel/time.ts";
import { addDays } from "../../kernel/zoned-time.ts";
import type { PlanFigures } from "./reverse-plan.ts";

interface Sum {
  readonly minor: number;
}

/** The measures that the sheet begins with. */
export interface MeasuredSheet {
  readonly target: Sum | null;
  readonly fact: Sum;
  /** Null while the forecast is not known: nothing is taken off. */
  readonly expected: Sum | null;
  readonly average: { readonly value: Sum } | null;
  readonly people: readonly unknown[];
  readonly workingDaysLeft: number;
  readonly period: { readonly to: CalendarDate };
  readonly today: CalendarDate;
  readonly stages: readonly {
    readonly id: string;
    readonly conversion: number | null;
    readonly daysToWon: number | null;
    readonly held: number;
    readonly actions: readonly { readonly perEntry: number }[];
  }[];
}

/** What somebody typed over a measure; sums in minor units. */
export interface Overrides {
  readonly target?: number | undefined;
  readonly fact?: number | undefined;
  readonly expected?: number | undefined;
  readonly average?: number | undefined;
  readonly people?: number | undefined;
  readonly days?: number | undefined;
  readonly stages?: Readonly<Record<string, StageOverrides>> | undefined;
}

export interface StageOverrides {
  readonly conversion?: number | undefined;
  readonly daysToWon?: number | undefined;
  readonly actions?: number | undefined;
}

/** Contacts of all kinds that one entry takes; null where none was counted. */
export const measuredActions = (actions: readonly { readonly perEntry: number }[]): number | null =>
  actions.length === 0 ? null : actions.reduce((sum, { perEntry }) => sum + perEntry, 0);

/** The measures with what was typed over them: what the sheet counts with. */
export function figuresOf(measured: MeasuredSheet, typed: Overrides): PlanFigures {
  return {
    targetMinor: typed.target ?? measured.target?.minor ?? null,
    factMinor: typed.fact ?? measured.fact.minor,
    expectedMinor: typed.expected ?? measured.expected?.minor ?? 0,
    averageMinor: typed.average ?? measured.average?.value.minor ?? null,
    lastDay: addDays(measured.period.to, -1),
    today: measured.today,
    workingDaysLeft: typed.days ?? measured.workingDaysLeft,
    people: typed.people ?? measured.people.length,
    stages: measured.stages.map(({ id, conversion, daysToWon, held, actions }) => {
      const own = typed.stages?.[id] ?? {};
      return {
        id,
        conversion: own.conversion ?? conversion,
        daysToWon: own.daysToWon ?? daysToWon,
        held,
        actionsPerEntry: own.actions ?? measuredActions(actions),
      };
    }),
  };
}

type Scalar = Exclude<keyof Overrides, "stages">;
/** One cell that can be typed over. */
export type CellName = { readonly figure: Scalar } | { readonly figure: keyof StageOverrides; readonly stage: string };

export function typedIn(typed: Overrides, cell: CellName): number | undefined {
  return "stage" in cell ? typed.stages?.[cell.stage]?.[cell.figure] : typed[cell.figure];
}

/** What is typed over with one cell changed; null gives the measure back. */
export function withTyped(typed: Overrides, cell: CellName, value: number | null): Overrides {
  const kept = value ?? undefined;
  if (!("stage" in cell)) return tidy({ ...typed, [cell.figure]: kept });
  const own = { ...typed.stages?.[cell.stage], [cell.figure]: kept };
  return tidy({ ...typed, stages: { ...typed.stages, [cell.stage]: own } });
}

/** Without what says nothing, so that an empty one is `{}`. */
function tidy(typed: Overrides): Overrides {
  const stages = Object.entries(typed.stages ?? {}).filter(([, own]) =>
    Object.values(own).some((one) => one !== undefined),
  );
  const { stages: _, ...rest } = typed;
  return {
    ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)),
    ...(stages.length === 0 ? {} : { stages: Object.fromEntries(stages) }),
  };
}

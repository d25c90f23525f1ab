import type { PlanExpectations, PlanMeasures, PlanScenario } from "../contract.ts";
import { type PlanFigures, type ReversePlan, reversePlan } from "../domain/reverse-plan.ts";
import { type CellName, figuresOf, type Overrides, typedIn } from "../domain/sheet.ts";

type Measures = PlanMeasures & { readonly expected: PlanExpectations["expected"] | null };

/** The sheet as it stands: measures, what is typed over them, and what follows at once. */
export interface Sheet {
  readonly measures: Measures;
  readonly typed: Overrides;
  readonly figures: PlanFigures;
  readonly measured: PlanFigures;
  readonly plan: ReversePlan;
  readonly isTyped: (cell: CellName) => boolean;
  readonly type: (cell: CellName, value: number | null) => void;
}

export function sheetOf(measures: Measures, typed: Overrides, type: Sheet["type"]): Sheet {
  const figures = figuresOf(measures, typed);
  return {
    measures,
    typed,
    figures,
    measured: figuresOf(measures, {}),
    plan: reversePlan(figures),
    isTyped: (cell) => typedIn(typed, cell) !== undefined,
    type,
  };
}

/** What is typed over as the wire takes it: a plain object of its own. */
export const typedOnWire = ({ typed }: Sheet) => JSON.parse(JSON.stringify(typed)) as PlanScenario["typed"];

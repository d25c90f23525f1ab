import type { Refusal } from "../../../kernel/refusal.ts";
import type { Unit } from "../../../platform/database/unit.ts";
import type { BulkDeed } from "../../contract-bulk.ts";

export type PlannedStep = Omit<Extract<BulkDeed, { kind: "plan" }>, "kind"> & {
  readonly dealId: string;
  readonly ownerId: string;
};

/** What composition hands over, since the facts are another slice's: to plan a step of a deal, and to take it away again. */
export interface NextSteps {
  plan(unit: Unit, step: PlannedStep): Promise<{ readonly id: string; readonly version: number } | Refusal>;
  takeAway(unit: Unit, id: string, version: number): Promise<unknown | Refusal>;
}

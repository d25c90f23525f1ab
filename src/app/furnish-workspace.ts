import { createUsualLossReasons } from "../pipeline/index.ts";
import type { Unit } from "../platform/database/unit.ts";

type Furnishing = (unit: Unit) => Promise<void>;

/** What slices give every new workspace, in the transaction that creates it: a slice adds one line. */
const furnishings: readonly Furnishing[] = [createUsualLossReasons];

export async function furnishWorkspace(unit: Unit): Promise<void> {
  for (const furnish of furnishings) await furnish(unit);
}

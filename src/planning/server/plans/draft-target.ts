import { isRefusal, type Refusal } from "../../../kernel/refusal.ts";
import type { Unit } from "../../../platform/database/unit.ts";
import type { PlanVersion } from "../../contract.ts";
import { companyId } from "../../domain/plans/plan-tree.ts";
import { createVersion } from "./change-version.ts";
import { versionsOf } from "./list-versions.ts";
import { spreadPlan } from "./spread-plan.ts";

interface Target {
  readonly year: number;
  /** 1 to 12. */
  readonly months: readonly number[];
  readonly minor: number;
  /** Why an approved plan is changed. */
  readonly reason: string;
}

/**
 * Writes a target of the whole company into the year's draft, or a new one: over its months and people by their working days. It is
 * nobody's plan until it is approved. Refuses what creating and spreading refuse.
 */
export async function draftTarget(unit: Unit, target: Target): Promise<PlanVersion | Refusal> {
  const { year, months, minor, reason } = target;
  const worked = (await versionsOf(unit, year)).find(({ status }) => status !== "approved");
  const version = worked ?? (await createVersion(unit, { body: { year, months: [...months], reason } }));
  if (isRefusal(version)) return version;
  const spread = await spreadPlan(unit, {
    params: { id: version.id },
    body: {
      node: { kind: "company", id: companyId },
      revision: version.revision,
      months: [...months],
      total: { minor, currency: unit.actor.workspace.currency },
      overMonths: "workingDays",
      overParts: "workingDays",
      depth: "people",
      rounding: "units",
    },
  });
  return isRefusal(spread) ? spread : version;
}

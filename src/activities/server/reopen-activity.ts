import { isRefusal, type Refusal, refuse } from "../../kernel/refusal.ts";
import type { Unit } from "../../platform/database/unit.ts";
import type { Activity } from "../contract.ts";
import { activitiesRefusals } from "../domain/refusals.ts";
import { lockActivity } from "./lock-activity.ts";
import { setActivity } from "./write-activity.ts";

/** Undoes a completion; the result that was written stays, so that nothing is lost. */
export async function reopenActivity(unit: Unit, id: string, version: number | undefined): Promise<Activity | Refusal> {
  const row = await lockActivity(unit, id, version);
  if (isRefusal(row)) return row;
  if (row.deleted_at) return refuse(activitiesRefusals, "activity_unknown");
  if (!row.done_at) return refuse(activitiesRefusals, "activity_not_done");
  if (!row.planned_at) return refuse(activitiesRefusals, "activity_not_planned");
  return setActivity(unit, row, "activity.reopened", { done_at: null, is_held: null });
}

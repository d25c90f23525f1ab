import { isRefusal, type Refusal, refuse } from "../../kernel/refusal.ts";
import type { Unit } from "../../platform/database/unit.ts";
import type { Activity } from "../contract.ts";
import { activitiesRefusals } from "../domain/refusals.ts";
import { lockActivity } from "./lock-activity.ts";
import { bringBackMentionsIn, takeBackMentionsIn } from "./mentions.ts";
import { setActivity } from "./write-activity.ts";

export async function deleteActivity(unit: Unit, id: string, version: number | undefined): Promise<Activity | Refusal> {
  const row = await lockActivity(unit, id, version);
  if (isRefusal(row)) return row;
  if (row.deleted_at) return refuse(activitiesRefusals, "activity_unknown");
  await takeBackMentionsIn(unit, row);
  return setActivity(unit, row, "activity.deleted", { deleted_at: new Date(unit.now) });
}

/** Undoes a deletion; an activity that is not deleted stays as it is. */
export async function restoreActivity(unit: Unit, id: string): Promise<Activity | Refusal> {
  const row = await lockActivity(unit, id, undefined);
  if (isRefusal(row)) return row;
  if (row.deleted_at) await bringBackMentionsIn(unit, row);
  return setActivity(unit, row, "activity.restored", { deleted_at: null });
}

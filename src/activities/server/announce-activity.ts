import type { Unit } from "../../platform/database/unit.ts";
import { sightOwnerOf } from "./mentions.ts";

/** Tells screens that show the activity of what was said or attached there; the deal itself has not changed. */
export async function announceActivity(
  unit: Unit,
  activity: { readonly id: string; readonly deal_id: string | null; readonly owner_id: string },
): Promise<void> {
  const ids = { activityId: activity.id, ...(activity.deal_id === null ? {} : { deal: activity.deal_id }) };
  unit.announce({ name: "activity.changed", ids, owners: [await sightOwnerOf(unit, activity)] });
}

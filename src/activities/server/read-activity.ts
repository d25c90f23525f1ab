import { type Refusal, refuse } from "../../kernel/refusal.ts";
import type { Reading } from "../../platform/database/unit.ts";
import type { Activity } from "../contract.ts";
import { activitiesRefusals } from "../domain/refusals.ts";
import { findActivity, toActivity } from "./activity-row.ts";

export async function readActivity(reading: Reading, id: string): Promise<Activity | Refusal> {
  const row = await findActivity(reading, id);
  return row && !row.deleted_at ? toActivity(row) : refuse(activitiesRefusals, "activity_unknown");
}

import { sql } from "kysely";
import { type Refusal, refuse } from "../../kernel/refusal.ts";
import type { Reading } from "../../platform/database/unit.ts";
import type { Activity } from "../contract.ts";
import { activitiesRefusals } from "../domain/refusals.ts";
import { seenActivities, toActivity } from "./activity-row.ts";
import { isDealSeen } from "./is-deal-seen.ts";

/** PIP-9: the earliest open planned activity of a deal. */
export async function readNextStep(reading: Reading, dealId: string): Promise<{ nextStep: Activity | null } | Refusal> {
  if (!(await isDealSeen(reading, dealId))) return refuse(activitiesRefusals, "deal_unknown");
  const { rows } = await seenActivities(
    reading.actor,
    sql`and a.deal_id = ${dealId} and a.done_at is null and a.deleted_at is null and a.planned_at is not null
        order by a.planned_at, a.id limit 1`,
  ).execute(reading.sql);
  return { nextStep: rows[0] ? toActivity(rows[0]) : null };
}

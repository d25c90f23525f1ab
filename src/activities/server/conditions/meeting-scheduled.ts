import { sql } from "kysely";
import type { StageCondition } from "../../../pipeline/index.ts";
import { meetingLack, type PlannedMeeting } from "../../domain/meeting-lack.ts";

/** PIP-2: a meeting counts as scheduled only with place, date and time. */
export const meetingScheduledCondition: StageCondition<"meeting_scheduled"> = {
  kind: "meeting_scheduled",
  missing: async (reading, dealId, conditions) => {
    const { rows } = await sql<PlannedMeeting>`
      select place, planned_at is not null as "isPlanned", has_time as "hasTime", done_at is not null as "isDone",
             is_held as "isHeld"
      from activities
      where workspace_id = ${reading.actor.workspaceId} and deal_id = ${dealId} and kind = 'meeting'
        and deleted_at is null
      order by planned_at desc nulls last, id desc`.execute(reading.sql);
    const lacks = meetingLack(rows);
    return conditions.flatMap((condition) => lacks.map((code) => ({ condition, code })));
  },
};

import { sql } from "kysely";
import type { CalendarDate } from "../../kernel/time.ts";
import type { Reading } from "../../platform/database/unit.ts";
import type { Taken } from "../contract.ts";

/** What heads have done about it today, by "kind subject". */
export async function readTaken(
  reading: Pick<Reading, "sql" | "actor">,
  day: CalendarDate,
): Promise<ReadonlyMap<string, Taken>> {
  const { rows } = await sql<{
    kind: string;
    subject_id: string;
    activity_id: string | null;
    at: Date | null;
    planned: number;
  }>`
    select t.kind, t.subject_id, t.activity_id, n.planned_at as at, t.planned from control_actions t
    left join reporting.next_steps n on n.workspace_id = t.workspace_id and n.id = t.activity_id
    where t.workspace_id = ${reading.actor.workspaceId} and t.day = ${day}::date`.execute(reading.sql);
  return new Map(
    rows.map((row) => [
      `${row.kind} ${row.subject_id}`,
      { activityId: row.activity_id, at: row.at?.toISOString() ?? null, planned: row.planned },
    ]),
  );
}

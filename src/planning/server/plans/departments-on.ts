import type { DepartmentId, UserId } from "../../../kernel/ids.ts";
import type { CalendarDate } from "../../../kernel/time.ts";
import type { Reading } from "../../../platform/database/unit.ts";

/**
 * Who belonged to which department on the day (PLA-1), of everybody of the workspace. Before the first move that is known of a
 * person, the department moved from; history begins with the workspace. Null: to none, and to one that is deleted since.
 */
export async function departmentsOn(
  reading: Pick<Reading, "client" | "actor">,
  date: CalendarDate,
): Promise<ReadonlyMap<UserId, DepartmentId | null>> {
  const { rows } = await reading.client.query<{ id: UserId; department: DepartmentId | null }>(
    `select u.id, case when p.user_id is null then u.department_id else p.department_id end as department
     from reporting.users u
     left join lateral (
       select p.user_id, p.department_id from reporting.past_departments p
       where p.workspace_id = u.workspace_id and p.user_id = u.id and p.until_date > $2
       order by p.until_date limit 1) p on true
     where u.workspace_id = $1`,
    [reading.actor.workspaceId, date],
  );
  return new Map(rows.map(({ id, department }) => [id, department]));
}

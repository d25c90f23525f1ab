import type { Reading } from "../../platform/database/unit.ts";
import type { Company, Department, Member } from "../domain/attendees.ts";

type Asking = Pick<Reading, "client" | "actor">;

/** Active people by name, and the departments. */
export async function readCompany({ client, actor }: Asking): Promise<Company> {
  const { rows: members } = await client.query<Member>(
    `select id, name, role, department_id as "departmentId" from reporting.users
     where workspace_id = $1 and is_active order by name, id`,
    [actor.workspaceId],
  );
  const { rows: departments } = await client.query<Department>(
    `select id, parent_id as "parentId", name from reporting.departments where workspace_id = $1 order by name, id`,
    [actor.workspaceId],
  );
  return { members, departments };
}

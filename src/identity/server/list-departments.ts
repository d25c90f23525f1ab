import type { Reading } from "../../platform/database/unit.ts";
import type { Department } from "../contract.ts";

type Here = Pick<Reading, "client" | "actor">;

export async function listDepartments({ client, actor }: Here, id: string | null = null): Promise<Department[]> {
  const { rows } = await client.query<Department>(
    `select d.id, d.parent_id as "parentId", d.name, d.version, count(u.id)::integer as people
     from departments d
     left join users u on u.workspace_id = d.workspace_id and u.department_id = d.id and u.is_active
     where d.workspace_id = $1 and ($2::uuid is null or d.id = $2)
     group by d.workspace_id, d.id order by lower(d.name), d.id`,
    [actor.workspaceId, id],
  );
  return rows;
}

export async function departmentExists({ client, actor }: Here, id: string): Promise<boolean> {
  const { rowCount } = await client.query("select from departments where workspace_id = $1 and id = $2", [
    actor.workspaceId,
    id,
  ]);
  return rowCount === 1;
}

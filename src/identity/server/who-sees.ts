import type { Role } from "../../kernel/actor.ts";
import { roles } from "../../kernel/actor.ts";
import type { UserId } from "../../kernel/ids.ts";
import type { Reading } from "../../platform/database/unit.ts";
import { reach } from "../domain/policy.ts";

const reaching = (far: ReturnType<typeof reach>): readonly Role[] => roles.filter((role) => reach(role) === far);

/** Active people who see what this person owns (policy.ts), by name; whoever owns it among them. (PLT-2) */
export async function whoSees(
  { client, actor }: Pick<Reading, "client" | "actor">,
  ownerId: string,
): Promise<readonly { readonly id: UserId; readonly name: string }[]> {
  const { rows } = await client.query<{ id: UserId; name: string }>({
    name: "who_sees",
    text: `with recursive above as (
        select department_id as id, 0 as far from users where workspace_id = $1 and id = $2
        union all
        select d.parent_id, a.far + 1 from above a join departments d on d.workspace_id = $1 and d.id = a.id where a.far < 100
      )
      select u.id, u.name from users u
      where u.workspace_id = $1 and u.is_active and (u.id = $2 or u.role = any($3)
        or u.role = any($4) and u.department_id in (select id from above where id is not null))
      order by u.name, u.id`,
    values: [actor.workspaceId, ownerId, reaching("all"), reaching("department")],
  });
  return rows;
}

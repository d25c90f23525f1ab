import type { UserId } from "../../kernel/ids.ts";
import type { Reading } from "../../platform/database/unit.ts";

/**
 * Who answers for a person's work: the heads of the department, else of the nearest one above that has any, else the
 * directors, else the owners; never the person, so a head's own work is looked at from above. Only active people. (PIP-8)
 */
export async function headsOf(
  { client, actor }: Pick<Reading, "client" | "actor">,
  userId: string,
): Promise<readonly UserId[]> {
  const { rows } = await client.query<{ id: UserId }>({
    name: "heads_of",
    text: `with recursive above as (
        select d.id, d.parent_id, 0 as far from departments d
        join users u on u.workspace_id = d.workspace_id and u.department_id = d.id
        where u.workspace_id = $1 and u.id = $2
        union all
        select p.id, p.parent_id, a.far + 1 from above a join departments p on p.workspace_id = $1 and p.id = a.parent_id
        where a.far < 100
      ), ranked as (
        select u.id, case u.role when 'director' then 1000 when 'owner' then 1001 else a.far end as far
        from users u left join above a on a.id = u.department_id
        where u.workspace_id = $1 and u.is_active and u.id <> $2
          and (u.role in ('director', 'owner') or u.role = 'head' and a.id is not null)
      )
      select id from ranked where far = (select min(far) from ranked) order by id`,
    values: [actor.workspaceId, userId],
  });
  return rows.map((row) => row.id);
}

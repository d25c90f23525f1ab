import type { PipelineId, UserId } from "../../kernel/ids.ts";
import type { Reading } from "../../platform/database/unit.ts";

type Asking = Pick<Reading, "client" | "actor">;

/** The pipelines in use. */
export async function readPipelineIds({ client, actor }: Asking): Promise<PipelineId[]> {
  const { rows } = await client.query<{ id: PipelineId }>(
    "select id from reporting.pipelines where workspace_id = $1 and archived_at is null order by id",
    [actor.workspaceId],
  );
  return rows.map(({ id }) => id);
}

/** Whose plans and deals count: also of those who have left. */
export async function readEverybody({ client, actor }: Asking): Promise<UserId[]> {
  const { rows } = await client.query<{ id: UserId }>("select id from reporting.users where workspace_id = $1", [
    actor.workspaceId,
  ]);
  return rows.map(({ id }) => id);
}

/**
 * The people asked for, as far as the actor sees them: one of them, of a department and those below it, all. Null: everybody. Nobody
 * when who is asked for is out of sight.
 */
export async function peopleAsked(
  { client, actor }: Asking,
  { owner, department }: { readonly owner?: string | undefined; readonly department?: string | undefined },
): Promise<readonly UserId[] | null> {
  const { sees } = actor;
  if (owner === undefined && department === undefined) return sees === "all" ? null : sees;
  const { rows } = await client.query<{ id: UserId }>(
    `with recursive below as (
       select id from reporting.departments where workspace_id = $1 and id = $3
       union select d.id from reporting.departments d join below b on d.parent_id = b.id where d.workspace_id = $1
     )
     select u.id from reporting.users u
     where u.workspace_id = $1 and ($2::uuid is null or u.id = $2) and ($3::uuid is null or u.department_id in (select id from below))
       and ($4::uuid[] is null or u.id = any($4))`,
    [actor.workspaceId, owner ?? null, department ?? null, sees === "all" ? null : sees],
  );
  return rows.map(({ id }) => id);
}

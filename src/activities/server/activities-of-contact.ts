import { forgetInNotifications } from "../../notifications/index.ts";
import type { Unit } from "../../platform/database/unit.ts";

/** Every activity with the contact, deleted ones too, as it is kept. (PLT-11) */
export async function activitiesOfContact({ client, actor }: Pick<Unit, "client" | "actor">, contactId: string) {
  const { rows } = await client.query<Record<string, unknown>>(
    `select id, deal_id as "dealId", kind, subject, body, place, direction, result, planned_at as "plannedAt",
       done_at as "doneAt", is_held as "isHeld", created_at as "createdAt", deleted_at as "deletedAt",
       (select coalesce(jsonb_agg(jsonb_build_object('body', c.body, 'createdAt', c.created_at) order by c.created_at, c.id), '[]')
        from activity_comments c where c.workspace_id = $1 and c.activity_id = activities.id) as comments
     from activities where workspace_id = $1 and contact_id = $2 order by created_at, id`,
    [actor.workspaceId, contactId],
  );
  return rows;
}

interface Erasure {
  readonly contactId: string;
  /** The person's deals: other activities of these may name the person. */
  readonly dealIds: readonly string[];
  readonly words: readonly string[];
  readonly mark: string;
}

/**
 * What activities with the person say goes, comments on them too, elsewhere the person's words; kind, time and outcome stay.
 * Answers with the ids of the first.
 */
export async function eraseActivitiesOf(
  unit: Unit,
  erasure: Erasure,
): Promise<{ readonly activities: readonly string[]; readonly comments: readonly string[] }> {
  const { contactId, dealIds, words, mark } = erasure;
  const workspaceId = unit.actor.workspaceId;
  const { rows } = await unit.client.query<{ id: string }>(
    `update activities set subject = $3, body = null, result = null, place = null, external_id = null, custom = '{}', version = version + 1
     where workspace_id = $1 and contact_id = $2 returning id`,
    [workspaceId, contactId, mark],
  );
  const activities = rows.map(({ id }) => id);
  await unit.client.query(
    `update activities set subject = without_words(subject, $3, $4), body = without_words(body, $3, $4),
       result = without_words(result, $3, $4), place = without_words(place, $3, $4), version = version + 1
     where workspace_id = $1 and deal_id = any ($2)
       and exists (select from unnest($3::text[]) w where strpos(lower(concat_ws(' ', subject, body, result, place)), lower(w)) > 0)`,
    [workspaceId, dealIds, words, mark],
  );
  const comments = await eraseCommentsOn(unit, activities, erasure);
  // What a file holds is not looked into; its name is.
  await unit.client.query(
    `update files f set name = without_words(f.name, $4, $5) from activity_files l
     join activities a on a.workspace_id = l.workspace_id and a.id = l.activity_id
     where f.workspace_id = $1 and l.workspace_id = $1 and l.file_id = f.id and (a.id = any ($2) or a.deal_id = any ($3))`,
    [workspaceId, activities, dealIds, words, mark],
  );
  await forgetInNotifications(unit, { activityIds: activities, dealIds, words, mark });
  return { activities, comments };
}

async function eraseCommentsOn(
  unit: Unit,
  activities: readonly string[],
  { dealIds, words, mark }: Erasure,
): Promise<readonly string[]> {
  const workspaceId = unit.actor.workspaceId;
  const { rows } = await unit.client.query<{ id: string }>(
    `update activity_comments set body = $3, version = version + 1 where workspace_id = $1 and activity_id = any ($2) returning id`,
    [workspaceId, activities, mark],
  );
  await unit.client.query(
    `update activity_comments c set body = without_words(c.body, $3, $4), version = c.version + 1 from activities a
     where c.workspace_id = $1 and a.workspace_id = $1 and a.id = c.activity_id and a.deal_id = any ($2)
       and exists (select from unnest($3::text[]) w where strpos(lower(c.body), lower(w)) > 0)`,
    [workspaceId, dealIds, words, mark],
  );
  return rows.map(({ id }) => id);
}

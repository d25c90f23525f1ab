import type { Unit } from "../../../platform/database/unit.ts";
import type { CustomerKind, FieldChanges } from "../../domain/merge-fields.ts";

interface NewMerge {
  readonly id: string;
  readonly kind: CustomerKind;
  readonly survivorId: string;
  readonly mergedId: string;
  readonly fields: FieldChanges;
  readonly rule: string | null;
}

export async function insertMerge({ client, actor, now }: Unit, merge: NewMerge): Promise<void> {
  const { id, kind, survivorId, mergedId, fields, rule } = merge;
  await client.query(
    `insert into customer_merges (workspace_id, id, kind, survivor_id, merged_id, fields, rule, merged_at, merged_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [actor.workspaceId, id, kind, survivorId, mergedId, JSON.stringify(fields), rule, new Date(now), actor.userId],
  );
}

export async function markUndone({ client, actor, now }: Unit, id: string): Promise<void> {
  await client.query("update customer_merges set undone_at = $3, undone_by = $4 where workspace_id = $1 and id = $2", [
    actor.workspaceId,
    id,
    new Date(now),
    actor.userId,
  ]);
}

/**
 * A contact merge remembers the company that a contact had. Where that company's own merge is undone, what is remembered of the
 * contacts that came with it is the company that came back; they have another now, and are not to be moved. A contact merged
 * before its company was merged remembers the company that it really had.
 */
export async function rememberReturned(
  { client, actor }: Unit,
  mergeId: string,
  from: string,
  to: string,
): Promise<void> {
  await client.query(
    `with remembered as (
       update customer_merges m set fields = jsonb_set(m.fields, '{company_id,0}', to_jsonb($4::uuid::text))
       from customer_merge_links l
       where l.workspace_id = $1 and l.merge_id = $2 and l.link = 'contacts.company_id' and m.workspace_id = $1 and m.kind = 'contact'
         and m.undone_at is null and m.survivor_id = any (l.ids) and m.fields -> 'company_id' ->> 0 = $3
         and m.number > (select number from customer_merges where workspace_id = $1 and id = $2)
       returning m.survivor_id)
     update customer_merge_links l set ids = array(select unnest(l.ids) except select survivor_id from remembered)
     where l.workspace_id = $1 and l.merge_id = $2 and l.link = 'contacts.company_id' and exists (select from remembered)`,
    [actor.workspaceId, mergeId, from, to],
  );
}

const way = `with recursive way as (
    select id, survivor_id, 1 as step from customer_merges where workspace_id = $1 and merged_id = $2 and undone_at is null
    union all
    select m.id, m.survivor_id, w.step + 1 from way w join customer_merges m
      on m.workspace_id = $1 and m.merged_id = w.survivor_id and m.undone_at is null)`;

/** The contact leaves this company, so that its merges no longer take the contact along. Answers whose it is by now. */
export async function leaveMerged({ client, actor }: Unit, companyId: string, contactId: string): Promise<string> {
  const { rows } = await client.query<{ survivor_id: string }>(
    `${way}, left_out as (
       update customer_merge_links l set ids = array_remove(l.ids, $3::uuid) from way w
       where l.workspace_id = $1 and l.merge_id = w.id and l.link = 'contacts.company_id')
     select survivor_id from way order by step desc limit 1`,
    [actor.workspaceId, companyId, contactId],
  );
  return rows[0]?.survivor_id ?? companyId;
}

/**
 * The company that a contact goes back to may itself have been merged since: the contact goes to its survivor, and every merge
 * on the way takes it along when it is undone. Answers the company that is there now.
 */
export async function followMerged({ client, actor }: Unit, companyId: string, contactId: string): Promise<string> {
  const { rows } = await client.query<{ survivor_id: string }>(
    `${way}, noted as (
       insert into customer_merge_links as l (workspace_id, merge_id, link, ids)
       select $1, id, 'contacts.company_id', array[$3::uuid] from way
       on conflict (workspace_id, merge_id, link) do update set ids = l.ids || excluded.ids where not l.ids @> excluded.ids)
     select survivor_id from way order by step desc limit 1`,
    [actor.workspaceId, companyId, contactId],
  );
  return rows[0]?.survivor_id ?? companyId;
}

/** What was kept of merges with an erased person, and the way back, go with the person (PLT-11). */
export async function forgetMergesOf({ client, actor }: Unit, contactIds: readonly string[]): Promise<void> {
  await client.query(
    "delete from customer_merges where workspace_id = $1 and (survivor_id = any ($2) or merged_id = any ($2))",
    [actor.workspaceId, contactIds],
  );
}

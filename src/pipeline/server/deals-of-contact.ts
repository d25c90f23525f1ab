import { forgetBefore } from "../../bulk/index.ts";
import type { Unit } from "../../platform/database/unit.ts";

/** Every deal that the contact takes part in, and as what. (PLT-11) */
export async function dealsOfContact({ client, actor }: Pick<Unit, "client" | "actor">, contactId: string) {
  const { rows } = await client.query<Record<string, unknown>>(
    `select d.id, d.title, d.status, d.created_at as "createdAt", d.closed_at as "closedAt", c.role, c.is_main as "isMain",
       c.added_at as "addedAt"
     from deal_contacts c join deals d on d.workspace_id = c.workspace_id and d.id = c.deal_id
     where c.workspace_id = $1 and c.contact_id = $2 order by d.created_at, d.id`,
    [actor.workspaceId, contactId],
  );
  return rows;
}

/** The person's words go from the texts of their deals; sums, stages and visits stay. Answers with the deals' ids. (PLT-11) */
export async function eraseFromDeals(
  unit: Unit,
  contactId: string,
  words: readonly string[],
  mark: string,
): Promise<readonly string[]> {
  const deals = await dealsOfContact(unit, contactId);
  const ids = deals.map(({ id }) => String(id));
  const { rows: changed } = await unit.client.query<{ id: string }>(
    `update deals set title = without_words(title, $3, $4), need = without_words(need, $3, $4),
       product = without_words(product, $3, $4), source = without_words(source, $3, $4),
       loss_comment = without_words(loss_comment, $3, $4), version = version + 1
     where workspace_id = $1 and id = any ($2) and exists (select from unnest($3::text[]) w
       where strpos(lower(concat_ws(' ', title, need, product, source, loss_comment)), lower(w)) > 0) returning id`,
    [unit.actor.workspaceId, ids, words, mark],
  );
  await forgetBefore(
    unit,
    changed.map(({ id }) => id),
  );
  return ids;
}

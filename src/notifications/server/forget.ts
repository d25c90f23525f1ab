import type { Unit } from "../../platform/database/unit.ts";

interface Forgotten {
  /** Activities that were with the person: what was told of these goes whole. */
  readonly activityIds: readonly string[];
  /** Deals in which the person is named: there the words go. */
  readonly dealIds: readonly string[];
  readonly words: readonly string[];
  readonly mark: string;
}

/** A person's words leave what people were told; that they were told stays. (PLT-11) */
export async function forgetInNotifications(
  unit: Unit,
  { activityIds, dealIds, words, mark }: Forgotten,
): Promise<void> {
  await unit.client.query(
    `update notifications set params = without_personal(params, $4,
       case when params ->> 'activityId' = any($2) then array['excerpt', 'subject'] else '{}' end, $5)
     where workspace_id = $1 and (params ->> 'activityId' = any($2) or deal_id = any($3))`,
    [unit.actor.workspaceId, activityIds, dealIds, words, mark],
  );
}

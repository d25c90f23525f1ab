import type { Transaction } from "../../../platform/database/database.ts";
import type { MergeRule } from "../../domain/merge-rules.ts";

/** The rules by which records are merged without a person. */
export async function rulesOn({ client }: Pick<Transaction, "client">, workspaceId: string): Promise<MergeRule[]> {
  const { rows } = await client.query<{ rule: MergeRule }>(
    "select rule from merge_rules where workspace_id = $1 order by rule",
    [workspaceId],
  );
  return rows.map(({ rule }) => rule);
}

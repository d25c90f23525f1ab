import type { AnswerOf } from "../../kernel/endpoint.ts";
import { isRefusal } from "../../kernel/refusal.ts";
import { lockDeal, type PipelineRules, resumeDeal } from "../../pipeline/index.ts";
import type { Unit } from "../../platform/database/unit.ts";
import type { bringBackDeals } from "../contract.ts";

/** Brings back what the rule has put off, each to the stage it stood on, in the order of their ids; who does it sees them. */
export async function bringBack(
  unit: Unit,
  rules: PipelineRules,
  ids: readonly string[],
): Promise<AnswerOf<typeof bringBackDeals>> {
  const { workspaceId } = unit.actor;
  const { rows } = await unit.client.query<{ deal_id: string }>(
    "select deal_id from hygiene_announcements where workspace_id = $1 and deal_id = any($2) and put_off_at is not null order by deal_id",
    [workspaceId, ids],
  );
  let returned = 0;
  for (const { deal_id: id } of rows) {
    const deal = await lockDeal(unit, id);
    if ("refused" in deal) continue;
    const done = await resumeDeal(unit, rules, id, { version: deal.version });
    if (isRefusal(done)) continue;
    returned++;
    await unit.client.query("delete from hygiene_announcements where workspace_id = $1 and deal_id = $2", [
      workspaceId,
      id,
    ]);
  }
  return { returned, kept: ids.length - returned };
}

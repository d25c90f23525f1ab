import { systemActor } from "../../../identity/index.ts";
import type { Actor } from "../../../kernel/actor.ts";
import type { WorkspaceId } from "../../../kernel/ids.ts";
import { isRefusal } from "../../../kernel/refusal.ts";
import type { Database } from "../../../platform/database/database.ts";
import { runUnit } from "../../../platform/database/run-unit.ts";
import { databaseRefusal } from "../../../platform/http/database-refusal.ts";
import type { TaskContext } from "../../../platform/jobs/worker.ts";
import type { MergeRule } from "../../domain/merge-rules.ts";
import type { CustomerLink } from "./customer-link.ts";
import { tableOf } from "./lock-pair.ts";
import { mergeCustomers } from "./merge-customers.ts";
import { type RuleMatch, ruleMatches, stillMatches } from "./rule-matches.ts";
import { rulesOn } from "./rules-on.ts";

/**
 * Merges what the rules that are on find, each pair in a transaction of its own, in the product's name. A rule that is switched off
 * meanwhile merges no more; killed in the middle, it goes on where it was. A pair that fails is told in the log and the next ones go
 * on. How many were merged.
 */
export async function mergeByRules(
  { database, log }: TaskContext,
  workspaceId: WorkspaceId,
  links: readonly CustomerLink[],
): Promise<number> {
  const system = await systemActor(database, workspaceId);
  if (isRefusal(system)) return 0;
  let merged = 0;
  for (const rule of await database.read(workspaceId, (reading) => rulesOn(reading, workspaceId))) {
    const matches = await database.read(workspaceId, (reading) => ruleMatches(reading, workspaceId, rule));
    for (const match of matches) {
      try {
        if (await mergeOne(database, system, links, rule, match)) merged += 1;
      } catch (error) {
        // Without a database, or after a deadlock, the task is tried again and goes on where it was.
        if (databaseRefusal(error)?.kind === "unavailable") throw error;
        log.error({ err: error as Error, rule, merged: match.merged }, "A merge by rule failed");
      }
    }
  }
  return merged;
}

/** False: somebody has changed, merged or told apart one of the two, or the rule, meanwhile. */
function mergeOne(
  database: Database,
  system: Actor,
  links: readonly CustomerLink[],
  rule: MergeRule,
  { kind, survivor, merged }: RuleMatch,
): Promise<boolean> {
  return runUnit(database, system, async (unit) => {
    if (!(await rulesOn(unit, system.workspaceId)).includes(rule)) return false;
    const { rows } = await unit.client.query<{ id: string; version: number }>(
      `select id, version from ${tableOf[kind]} where workspace_id = $1 and id in ($2, $3) and deleted_at is null order by id for update`,
      [system.workspaceId, survivor, merged],
    );
    const [ours, theirs] = [rows.find(({ id }) => id === survivor), rows.find(({ id }) => id === merged)];
    if (!ours || !theirs || !(await stillMatches(unit, system.workspaceId, rule, { kind, survivor, merged })))
      return false;
    const done = await mergeCustomers(unit, links, { kind, survivor: ours, merged: theirs, take: null, rule });
    return isRefusal(done) ? done : true;
  }).then((done) => done === true);
}

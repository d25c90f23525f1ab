import type { BulkAnswer } from "../../kernel/bulk.ts";
import type { Refusal } from "../../kernel/refusal.ts";
import { isRefusal, refuse } from "../../kernel/refusal.ts";
import type { Unit } from "../../platform/database/unit.ts";
import { httpRefusals } from "../../platform/http/refusals.ts";
import { bulkRefusals } from "../domain/refusals.ts";
import { runNowOrLater } from "./begin-bulk.ts";
import type { BulkRules } from "./bulk-rules.ts";
import { mayKnow, readBulk, undoUntil } from "./read-bulk.ts";
import { tellOfWhole } from "./run-chunk.ts";
import { type BulkRow, lockBulk, setBulkState } from "./store.ts";

/** Stops an action that waits or runs, after the chunk that it is at. */
export async function cancelBulk(unit: Unit, rules: BulkRules, id: string): Promise<BulkAnswer | Refusal> {
  const bulk = await lockToEnd(unit, rules, id);
  if (isRefusal(bulk)) return bulk;
  if (bulk.state !== "waiting" && bulk.state !== "running") return refuse(bulkRefusals, "bulk_over");
  await setBulkState(unit, id, "cancelled");
  await tellOfWhole(unit, rules.subjects[bulk.entity], bulk);
  unit.audit({ action: "bulk_action.cancelled", entity: "bulk_action", entityId: id });
  unit.announce({ name: "bulk.progress", ids: { bulk: id }, owners: [bulk.created_by] });
  return readBulk(unit, rules, id);
}

/** Takes a whole action back; a few rows at once, more by the worker. Refuses `bulk_not_over`, `bulk_undo_too_late`. */
export async function undoBulk(unit: Unit, rules: BulkRules, id: string): Promise<BulkAnswer | Refusal> {
  const bulk = await lockToEnd(unit, rules, id);
  if (isRefusal(bulk)) return bulk;
  const until = undoUntil(rules, bulk);
  if (until === null) return refuse(bulkRefusals, "bulk_not_over");
  if (unit.now > until) return refuse(bulkRefusals, "bulk_undo_too_late");
  await setBulkState(unit, id, "undoing");
  unit.audit({ action: "bulk_action.undone", entity: "bulk_action", entityId: id, changes: { count: bulk.done } });
  await runNowOrLater(unit, rules, id, bulk.done);
  return readBulk(unit, rules, id);
}

async function lockToEnd(unit: Unit, rules: BulkRules, id: string): Promise<BulkRow | Refusal> {
  const bulk = await lockBulk(unit, id);
  if (bulk === undefined || !mayKnow(unit, rules, bulk)) return refuse(bulkRefusals, "bulk_unknown");
  return rules.may(unit.actor, rules.subjects[bulk.entity].permission) ? bulk : refuse(httpRefusals, "not_allowed");
}

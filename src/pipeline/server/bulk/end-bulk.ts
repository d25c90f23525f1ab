import type { Refusal } from "../../../kernel/refusal.ts";
import { refuse } from "../../../kernel/refusal.ts";
import type { Unit } from "../../../platform/database/unit.ts";
import type { BulkAnswer } from "../../contract.ts";
import { pipelineRefusals } from "../../domain/refusals.ts";
import type { BulkRules } from "./do-deed.ts";
import { mayKnow, readBulk, undoUntil } from "./read-bulk.ts";
import { runChunk } from "./run-chunk.ts";
import { runBulkTaskName } from "./start-bulk.ts";
import { lockBulk, setBulkState } from "./store.ts";

const atOnce = 50;

/** Stops an action that waits or runs, after the chunk that it is at. */
export async function cancelBulk(unit: Unit, rules: BulkRules, id: string): Promise<BulkAnswer | Refusal> {
  const bulk = await lockBulk(unit, id);
  if (bulk === undefined || !mayKnow(unit, rules, bulk)) return refuse(pipelineRefusals, "bulk_unknown");
  if (bulk.state !== "waiting" && bulk.state !== "running") return refuse(pipelineRefusals, "bulk_over");
  await setBulkState(unit, id, "cancelled");
  unit.audit({ action: "bulk_action.cancelled", entity: "bulk_action", entityId: id });
  unit.announce({ name: "bulk.progress", ids: { bulk: id }, owners: [bulk.created_by] });
  return readBulk(unit, rules, id);
}

/** Takes a whole action back; a few deals at once, more by the worker. Refuses `bulk_not_over`, `bulk_undo_too_late`. */
export async function undoBulk(unit: Unit, rules: BulkRules, id: string): Promise<BulkAnswer | Refusal> {
  const bulk = await lockBulk(unit, id);
  if (bulk === undefined || !mayKnow(unit, rules, bulk)) return refuse(pipelineRefusals, "bulk_unknown");
  const until = undoUntil(bulk);
  if (until === null) return refuse(pipelineRefusals, "bulk_not_over");
  if (unit.now > until) return refuse(pipelineRefusals, "bulk_undo_too_late");
  await setBulkState(unit, id, "undoing");
  unit.audit({ action: "bulk_action.undone", entity: "bulk_action", entityId: id, changes: { deals: bulk.done } });
  if (bulk.done <= atOnce) await runChunk(unit, rules, id, atOnce + 1);
  else unit.enqueue(runBulkTaskName, { bulkId: id });
  return readBulk(unit, rules, id);
}

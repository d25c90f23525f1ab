import type { BulkAnswer, BulkEntity } from "../../kernel/bulk.ts";
import type { Refusal } from "../../kernel/refusal.ts";
import { isRefusal, refuse } from "../../kernel/refusal.ts";
import type { Unit } from "../../platform/database/unit.ts";
import { bulkRefusals } from "../domain/refusals.ts";
import type { BulkDeed, BulkRules } from "./bulk-rules.ts";
import { readBulk } from "./read-bulk.ts";
import { runChunk } from "./run-chunk.ts";
import { type ChosenIds, insertBulk, insertBulkItems } from "./store.ts";

export const runBulkTaskName = "bulk.run";

const mostItems = 50_000;
/** As many as are done within the request. */
const atOnce = 50;

export interface BulkBeginning<Filter> {
  readonly entity: BulkEntity;
  readonly action: BulkDeed;
  readonly ids: readonly string[] | undefined;
  readonly filter: Filter | undefined;
  /** The rows that a filter lets through for this actor, at this moment. */
  readonly chosenBy: (filter: Filter) => Promise<ChosenIds | Refusal>;
}

/**
 * Begins one action over many rows: those named, or all that a filter lets through. Each is judged when its turn comes; the
 * caller has refused what is plainly not allowed. Refuses `bulk_which`, `bulk_fields_missing`, `bulk_too_many`.
 */
export async function beginBulk<Filter>(
  unit: Unit,
  rules: BulkRules,
  { entity, action, ids, filter, chosenBy }: BulkBeginning<Filter>,
): Promise<BulkAnswer | Refusal> {
  if ("fields" in action && Object.keys(action.fields as object).length === 0) {
    return refuse(bulkRefusals, "bulk_fields_missing");
  }
  const chosen = await choose(ids, filter, chosenBy);
  if (isRefusal(chosen)) return chosen;
  const id = unit.newId();
  await insertBulk(unit, id, entity, action);
  // One more than may be says that it is too many, without writing a million first.
  const total = await insertBulkItems(unit, id, chosen, mostItems + 1);
  if (total > mostItems) return refuse(bulkRefusals, "bulk_too_many", { params: { count: mostItems } });
  unit.audit({
    action: "bulk_action.started",
    entity: "bulk_action",
    entityId: id,
    changes: { ...action, entity, count: total },
  });
  await runNowOrLater(unit, rules, id, total);
  return readBulk(unit, rules, id);
}

async function choose<Filter>(
  ids: readonly string[] | undefined,
  filter: Filter | undefined,
  chosenBy: BulkBeginning<Filter>["chosenBy"],
): Promise<ChosenIds | Refusal> {
  if (ids !== undefined && filter === undefined) {
    return { text: "select distinct named.id from unnest($1::uuid[]) as named(id)", values: [ids] };
  }
  if (filter !== undefined && ids === undefined) return chosenBy(filter);
  return refuse(bulkRefusals, "bulk_which");
}

/** A few rows in the caller's transaction, more by the worker. */
export async function runNowOrLater(unit: Unit, rules: BulkRules, id: string, count: number): Promise<void> {
  if (count <= atOnce) await runChunk(unit, rules, id, atOnce + 1);
  else unit.enqueue(runBulkTaskName, { bulkId: id });
}

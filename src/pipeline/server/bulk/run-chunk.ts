import type { Refusal } from "../../../kernel/refusal.ts";
import { isRefusal } from "../../../kernel/refusal.ts";
import type { Unit } from "../../../platform/database/unit.ts";
import { attempt } from "./attempt.ts";
import type { BulkRules } from "./do-deed.ts";
import { doDeed } from "./do-deed.ts";
import { type BulkItem, type BulkRow, lockBulk, lockItems, type Outcome, writeOutcomes } from "./store.ts";
import { undoDeed } from "./undo-deed.ts";

/**
 * Does, or takes back, the next deals of an action and notes what became of each, in the caller's transaction: killed in the
 * middle, none of the chunk was done, and the next run begins with it. Answers whether more are left.
 */
export async function runChunk(unit: Unit, rules: BulkRules, id: string, most: number): Promise<boolean> {
  const bulk = await lockBulk(unit, id);
  if (bulk === undefined || !isUnderWay(bulk)) return false;
  const isUndo = bulk.state === "undoing";
  const items = await lockItems(unit, id, isUndo ? "done" : "waiting", most);
  const outcomes: Outcome[] = [];
  for (const item of items) outcomes.push(await (isUndo ? undo : run)(unit, rules, bulk, item));
  const isOver = items.length < most;
  const before = isUndo ? "undoing" : "running";
  const after = isUndo ? "undone" : "done";
  await writeOutcomes(unit, id, outcomes, isOver ? after : before);
  unit.announce({ name: "bulk.progress", ids: { bulk: id }, owners: [bulk.created_by] });
  return !isOver;
}

export const isUnderWay = ({ state }: Pick<BulkRow, "state">) =>
  state === "waiting" || state === "running" || state === "undoing";

/** Each deal's audit names the action that it was part of. */
const partOf = (id: string) => (entry: Parameters<Unit["audit"]>[0]) => ({
  ...entry,
  changes: { ...entry.changes, bulk: id },
});

async function run(unit: Unit, rules: BulkRules, bulk: BulkRow, { place, deal_id }: BulkItem): Promise<Outcome> {
  const deed = await attempt(unit, (attempted) => doDeed(attempted, rules, bulk.action, deal_id), partOf(bulk.id));
  return isRefusal(deed) ? { place, state: "refused", refusal: noted(deed) } : { place, state: "done", ...deed };
}

async function undo(unit: Unit, rules: BulkRules, bulk: BulkRow, item: BulkItem): Promise<Outcome> {
  const undone = await attempt(
    unit,
    (attempted) => undoDeed(attempted, rules, bulk.action.kind, item.deal_id, item),
    partOf(bulk.id),
  );
  const { place } = item;
  return isRefusal(undone) ? { place, state: "kept", refusal: noted(undone) } : { place, state: "undone" };
}

/** As it is kept; a field's own error says more than "the input is invalid". */
function noted(refusal: Refusal): NonNullable<Outcome["refusal"]> {
  const { missing } = refusal.extra ?? {};
  const [error] = refusal.errors ?? [];
  return {
    code: error?.code ?? refusal.refused,
    ...(refusal.params === undefined ? {} : { params: refusal.params }),
    ...(missing === undefined ? {} : { missing }),
  };
}

import { isUnderWay } from "../../kernel/bulk.ts";
import type { Refusal } from "../../kernel/refusal.ts";
import { isRefusal } from "../../kernel/refusal.ts";
import { attempt } from "../../platform/database/attempt.ts";
import type { Unit } from "../../platform/database/unit.ts";
import type { BulkRules, BulkSubject } from "./bulk-rules.ts";
import {
  type BulkItem,
  type BulkRow,
  lockBulk,
  type Outcome,
  readChangedIds,
  readNextItems,
  writeOutcomes,
} from "./store.ts";

/**
 * Does, or takes back, the next rows of an action and notes what became of each, in the caller's transaction: killed in the
 * middle, none of the chunk was done, and the next run begins with it. Answers whether more are left.
 */
export async function runChunk(unit: Unit, rules: BulkRules, id: string, most: number): Promise<boolean> {
  const bulk = await lockBulk(unit, id);
  if (bulk === undefined || !isUnderWay(bulk)) return false;
  const subject = rules.subjects[bulk.entity];
  const isUndo = bulk.state === "undoing";
  const items = await readNextItems(unit, id, isUndo ? "done" : "waiting", most);
  await subject.lockAll(
    unit,
    items.map((item) => item.item_id),
  );
  const part: Unit = { ...unit, within: id };
  const outcomes: Outcome[] = [];
  for (const item of items) outcomes.push(await (isUndo ? undo : run)(part, subject, bulk, item));
  const isOver = items.length < most;
  const before = isUndo ? "undoing" : "running";
  const after = isUndo ? "undone" : "done";
  await writeOutcomes(unit, id, outcomes, isOver ? after : before);
  if (isOver) await tellOfWhole(unit, subject, bulk);
  unit.announce({ name: "bulk.progress", ids: { bulk: id }, owners: [bulk.created_by] });
  return !isOver;
}

/** An action that was begun by somebody else than who takes it back is told, and untold, all the same. */
export async function tellOfWhole(unit: Unit, subject: BulkSubject, { id, action, state }: BulkRow): Promise<void> {
  if (state === "undoing") await subject.untell(unit, id);
  else await subject.tell(unit, id, action, await readChangedIds(unit, id));
}

/** Each row's audit names the action that it was part of. */
const partOf = (id: string) => (entry: Parameters<Unit["audit"]>[0]) => ({
  ...entry,
  changes: { ...entry.changes, bulk: id },
});

type Step = (unit: Unit, subject: BulkSubject, bulk: BulkRow, item: BulkItem) => Promise<Outcome>;

const run: Step = async (unit, subject, bulk, { place, item_id }) => {
  const done = await attempt(unit, (attempted) => subject.run(attempted, bulk.action, item_id), partOf(bulk.id));
  return isRefusal(done) ? { place, state: "refused", refusal: noted(done) } : { place, state: "done", ...done };
};

const undo: Step = async (unit, subject, bulk, item) => {
  const undone = await attempt(
    unit,
    (attempted) => subject.undo(attempted, bulk.action, item.item_id, item),
    partOf(bulk.id),
  );
  const { place } = item;
  return isRefusal(undone) ? { place, state: "kept", refusal: noted(undone) } : { place, state: "undone" };
};

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

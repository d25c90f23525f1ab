import type { BodyOf } from "../../kernel/endpoint.ts";
import { isRefusal, type Refusal, refuse } from "../../kernel/refusal.ts";
import type { Unit } from "../../platform/database/unit.ts";
import type { changeView as changeEndpoint, SavedView, saveView as saveEndpoint } from "../contract.ts";
import { viewRefusals } from "../domain/refusals.ts";
import { insertView, setDefaultView, updateView } from "./store.ts";
import { mayChange, openTo, viewFrom, viewsOf } from "./view-row.ts";

/** So many a person has at most: more nobody finds a way in. */
const most = 200;

/** Keeps a list's filters, order, columns and grouping under a name. Refuses a board of customers, and the 201st view. */
export async function saveView(unit: Unit, body: BodyOf<typeof saveEndpoint>): Promise<SavedView | Refusal> {
  if (body.layout === "board" && body.entity !== "deal") return refuse(viewRefusals, "view_board_of_deals");
  const { length } = await viewsOf(unit)
    .where("v.owner_id", "=", unit.actor.userId)
    .where("v.deleted_at", "is", null)
    .limit(most)
    .execute();
  if (length >= most) return refuse(viewRefusals, "views_too_many", { params: { most } });
  const id = unit.newId();
  await insertView(unit, { id, ...body });
  tell(unit, "created", id, { name: body.name });
  return found(unit, id);
}

/** Refuses `view_unknown`, `view_not_yours` and `view_changed`. */
export async function changeView(
  unit: Unit,
  id: string,
  { version, ...change }: BodyOf<typeof changeEndpoint>,
): Promise<SavedView | Refusal> {
  const before = await lockView(unit, id, false);
  if (isRefusal(before)) return before;
  if (before.version !== version) return refuse(viewRefusals, "view_changed", { extra: { version: before.version } });
  if (change.layout === "board" && before.entity !== "deal") return refuse(viewRefusals, "view_board_of_deals");
  await updateView(unit, id, change);
  const changes = Object.fromEntries(
    (["name", "search", "layout", "isShared"] as const)
      .filter((field) => change[field] !== undefined && JSON.stringify(change[field]) !== JSON.stringify(before[field]))
      .map((field) => [field, [before[field], change[field]]]),
  );
  tell(unit, "changed", id, changes);
  return found(unit, id);
}

/** Refuses `view_unknown` and `view_not_yours`. */
export async function removeView(unit: Unit, id: string): Promise<{ done: true } | Refusal> {
  const before = await lockView(unit, id, false);
  if (isRefusal(before)) return before;
  await updateView(unit, id, { isDeleted: true });
  tell(unit, "deleted", id, { name: before.name });
  return { done: true };
}

/** Refuses `view_unknown` of what was not deleted, and `view_not_yours`. */
export async function restoreView(unit: Unit, id: string): Promise<SavedView | Refusal> {
  const before = await lockView(unit, id, true);
  if (isRefusal(before)) return before;
  await updateView(unit, id, { isDeleted: false });
  tell(unit, "restored", id, { name: before.name });
  return found(unit, id);
}

/** A matter of taste of one person: it is not told in the log. Refuses `view_unknown` of what one may not open. */
export async function chooseDefaultView(
  unit: Unit,
  entity: SavedView["entity"],
  viewId: string | null,
): Promise<{ entity: SavedView["entity"]; viewId: string | null } | Refusal> {
  if (viewId !== null) {
    const view = await openTo(unit).where("v.id", "=", viewId).where("v.entity", "=", entity).executeTakeFirst();
    if (view === undefined) return refuse(viewRefusals, "view_unknown");
  }
  await setDefaultView(unit, entity, viewId);
  return { entity, viewId };
}

/** Other screens learn of a shared view at once; of one's own, one's other windows do. */
function tell(unit: Unit, deed: string, entityId: string, changes: Readonly<Record<string, unknown>>): void {
  unit.audit({ action: `saved_view.${deed}`, entity: "saved_view", entityId, changes });
  unit.announce({ name: "view.changed", ids: { view: entityId } });
}

/** Nobody else changes it until this transaction ends. What one may not open is unknown, not forbidden. */
async function lockView(unit: Unit, id: string, isDeleted: boolean): Promise<SavedView | Refusal> {
  const row = await viewsOf(unit)
    .where("v.id", "=", id)
    .where("v.deleted_at", isDeleted ? "is not" : "is", null)
    .forUpdate("v")
    .executeTakeFirst();
  if (row === undefined || (row.owner_id !== unit.actor.userId && !row.is_shared)) {
    return refuse(viewRefusals, "view_unknown");
  }
  return mayChange(unit.actor, row) ? viewFrom(row, unit.actor) : refuse(viewRefusals, "view_not_yours");
}

async function found(unit: Unit, id: string): Promise<SavedView> {
  return viewFrom(await viewsOf(unit).where("v.id", "=", id).executeTakeFirstOrThrow(), unit.actor);
}

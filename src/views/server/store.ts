import type { Unit } from "../../platform/database/unit.ts";
import type { SavedView } from "../contract.ts";

type Kept = Pick<SavedView, "name" | "search" | "layout" | "isShared">;
const at = ({ now }: Unit) => new Date(now).toISOString();

export async function insertView(
  unit: Unit,
  { id, entity, layout, name, search, isShared }: Kept & Pick<SavedView, "id" | "entity">,
): Promise<void> {
  await unit.sql
    .insertInto("saved_views")
    .values({
      workspace_id: unit.actor.workspaceId,
      id,
      owner_id: unit.actor.userId,
      entity,
      layout,
      name,
      search: JSON.stringify(search),
      is_shared: isShared,
      created_at: at(unit),
      updated_at: at(unit),
    })
    .execute();
}

export async function updateView(
  unit: Unit,
  id: string,
  change: { readonly [Field in keyof Kept]?: Kept[Field] | undefined } & { readonly isDeleted?: boolean },
): Promise<void> {
  const { name, search, layout, isShared, isDeleted } = change;
  await unit.sql
    .updateTable("saved_views")
    .set((eb) => ({
      ...(name === undefined ? {} : { name }),
      ...(search === undefined ? {} : { search: JSON.stringify(search) }),
      ...(layout === undefined ? {} : { layout }),
      ...(isShared === undefined ? {} : { is_shared: isShared }),
      ...(isDeleted === undefined ? {} : { deleted_at: isDeleted ? at(unit) : null }),
      updated_at: at(unit),
      version: eb("version", "+", 1),
    }))
    .where("workspace_id", "=", unit.actor.workspaceId)
    .where("id", "=", id)
    .execute();
}

/** One a person and entity; null takes it away. */
export async function setDefaultView(unit: Unit, entity: SavedView["entity"], viewId: string | null): Promise<void> {
  const { workspaceId, userId } = unit.actor;
  if (viewId === null) {
    await unit.sql
      .deleteFrom("default_views")
      .where("workspace_id", "=", workspaceId)
      .where("user_id", "=", userId)
      .where("entity", "=", entity)
      .execute();
    return;
  }
  await unit.sql
    .insertInto("default_views")
    .values({ workspace_id: workspaceId, user_id: userId, entity, view_id: viewId })
    .onConflict((conflict) => conflict.columns(["workspace_id", "user_id", "entity"]).doUpdateSet({ view_id: viewId }))
    .execute();
}

import { may } from "../../identity/index.ts";
import type { Actor } from "../../kernel/actor.ts";
import type { Reading } from "../../platform/database/unit.ts";
import type { SavedView } from "../contract.ts";

type Asking = Pick<Reading, "sql" | "actor">;

/** Views of the workspace with their authors' names, and whether the caller's list opens with them. */
export const viewsOf = ({ sql, actor }: Asking) =>
  sql
    .selectFrom("saved_views as v")
    .innerJoin("reporting.users as u", (join) =>
      join.onRef("u.workspace_id", "=", "v.workspace_id").onRef("u.id", "=", "v.owner_id"),
    )
    .leftJoin("default_views as d", (join) =>
      join
        .onRef("d.workspace_id", "=", "v.workspace_id")
        .onRef("d.view_id", "=", "v.id")
        .on("d.user_id", "=", actor.userId),
    )
    .select(["v.id", "v.entity", "v.layout", "v.name", "v.search", "v.is_shared", "v.owner_id", "v.updated_at"])
    .select(["v.version", "u.name as owner_name", "d.view_id as default_id"])
    .where("v.workspace_id", "=", actor.workspaceId);

/** Those the actor may open: one's own and those of everybody. */
export const openTo = (asking: Asking) =>
  viewsOf(asking)
    .where("v.deleted_at", "is", null)
    .where((eb) => eb.or([eb("v.owner_id", "=", asking.actor.userId), eb("v.is_shared", "=", true)]));

type Row = Awaited<ReturnType<ReturnType<typeof viewsOf>["executeTakeFirstOrThrow"]>>;

/** Its author changes a view; a shared one also who manages the settings. */
export const mayChange = (actor: Actor, view: { readonly owner_id: string; readonly is_shared: boolean }) =>
  view.owner_id === actor.userId || (view.is_shared && may(actor, "pipelines.edit"));

export const viewFrom = (row: Row, actor: Actor): SavedView => ({
  id: row.id,
  entity: row.entity as SavedView["entity"],
  layout: row.layout as SavedView["layout"],
  name: row.name,
  search: row.search as SavedView["search"],
  isShared: row.is_shared,
  owner: { id: row.owner_id, name: row.owner_name ?? "" },
  mayChange: mayChange(actor, row),
  isDefault: row.default_id !== null,
  updatedAt: row.updated_at.toISOString(),
  version: row.version,
});

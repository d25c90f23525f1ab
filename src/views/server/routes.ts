import { type Route, read, write } from "../../platform/http/route.ts";
import * as contract from "../contract.ts";
import { changeView, chooseDefaultView, removeView, restoreView, saveView } from "./change-view.ts";
import { listViews } from "./list-views.ts";

const permission = "views.edit";

/** Saved views of lists, one's own and shared. */
export const viewRoutes: readonly Route[] = [
  read(contract.listViews, { permission: "workspace.read", handle: (reading, { query }) => listViews(reading, query) }),
  write(contract.saveView, { permission, handle: (unit, { body }) => saveView(unit, body) }),
  write(contract.changeView, { permission, handle: (unit, { params, body }) => changeView(unit, params.id, body) }),
  write(contract.removeView, { permission, handle: (unit, { params }) => removeView(unit, params.id) }),
  write(contract.restoreView, { permission, handle: (unit, { params }) => restoreView(unit, params.id) }),
  write(contract.chooseDefaultView, {
    permission,
    handle: (unit, { params, body }) => chooseDefaultView(unit, params.entity, body.viewId),
  }),
];

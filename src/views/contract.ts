import { z } from "zod";
import { endpoint } from "../kernel/endpoint.ts";
import { idParams, pageQuery, wireId, wireInstant, wirePage, wireText, wireVersion } from "../kernel/wire.ts";
import { layouts, viewedEntities } from "./domain/viewed-entity.ts";

const name = wireText(120).min(1);
const entity = z.enum(viewedEntities);
/** The query of the screen's address: filters, `sort`, `order`, `columns`, `group`. */
const search = z
  .record(z.string().regex(/^[a-zA-Z]{1,40}$/), z.string().max(4000))
  .refine((one) => Object.keys(one).length <= 60);

export const savedViewShape = z.strictObject({
  id: wireId,
  entity,
  layout: z.enum(layouts),
  name: z.string(),
  search: z.record(z.string(), z.string()),
  /** With the whole workspace; each sees in it what they may see. */
  isShared: z.boolean(),
  owner: z.strictObject({ id: wireId, name: z.string() }),
  /** Whether the caller may change and delete it: its author, and who manages the settings. */
  mayChange: z.boolean(),
  /** Whether the caller's list opens with it. */
  isDefault: z.boolean(),
  updatedAt: wireInstant,
  version: wireVersion,
});
export type SavedView = z.output<typeof savedViewShape>;

export const listViews = endpoint({
  method: "GET",
  path: "/views",
  summary: "Saved views of one's own and those shared with the workspace, in the order in which they were made",
  query: z.strictObject({ ...pageQuery, entity: entity.optional() }),
  answer: wirePage(savedViewShape),
});
export const saveView = endpoint({
  method: "POST",
  path: "/views",
  summary: "Keep filters, order, columns and grouping of a list under a name",
  status: 201,
  body: z.strictObject({
    entity,
    layout: z.enum(layouts).default("list"),
    name,
    search,
    isShared: z.boolean().default(false),
  }),
  answer: savedViewShape,
});
export const changeView = endpoint({
  method: "PATCH",
  path: "/views/{id}",
  summary: "Rename a view, share it or keep other filters in it",
  params: idParams,
  body: z.strictObject({
    version: wireVersion,
    name: name.optional(),
    search: search.optional(),
    layout: z.enum(layouts).optional(),
    isShared: z.boolean().optional(),
  }),
  answer: savedViewShape,
});
export const removeView = endpoint({
  method: "DELETE",
  path: "/views/{id}",
  summary: "Delete a view; it can be restored",
  params: idParams,
  answer: z.strictObject({ done: z.literal(true) }),
});
export const restoreView = endpoint({
  method: "POST",
  path: "/views/{id}/restorations",
  summary: "Bring a deleted view back",
  params: idParams,
  body: z.strictObject({}),
  answer: savedViewShape,
});
export const chooseDefaultView = endpoint({
  method: "PUT",
  path: "/default-views/{entity}",
  summary: "Choose the view that one's own list opens with; null: none",
  params: z.strictObject({ entity }),
  body: z.strictObject({ viewId: wireId.nullable() }),
  answer: z.strictObject({ entity, viewId: wireId.nullable() }),
});

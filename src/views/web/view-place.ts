import type { SavedView } from "../contract.ts";
import type { Layout, ViewedEntity } from "../domain/viewed-entity.ts";

/** The address of a list without what only the address of a view holds. */
export type ViewSearch = Readonly<Record<string, string>>;

/** What a list asks now: of what, how it is shown, and its address. */
export interface Asked {
  readonly entity: ViewedEntity;
  readonly layout: Layout;
  readonly search: ViewSearch;
}

const lists = { deal: "/deals", company: "/companies", contact: "/contacts" } as const;

/** Where a view is looked at: path of the screen and its query. */
export function placeOfView({ id, entity, layout, search }: SavedView) {
  return { path: layout === "board" ? "/board" : lists[entity], search: { ...search, view: id } };
}

const entries = (search: ViewSearch) =>
  JSON.stringify(Object.entries(search).toSorted(([one], [other]) => (one < other ? -1 : 1)));

/** Whether two addresses ask the same, in whatever order. */
export const asksTheSame = (one: ViewSearch, other: ViewSearch) => entries(one) === entries(other);

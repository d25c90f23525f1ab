/** What a view is of. Deals stand as a list or on the board. */
export const viewedEntities = ["deal", "company", "contact"] as const;
export type ViewedEntity = (typeof viewedEntities)[number];

export const layouts = ["list", "board"] as const;
export type Layout = (typeof layouts)[number];

/** What can be found (PLT-9). */
export const searchKinds = ["deal", "company", "contact", "document", "person"] as const;
export type SearchKind = (typeof searchKinds)[number];

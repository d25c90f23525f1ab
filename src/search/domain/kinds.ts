/** What can be found (PLT-9). */
export const searchKinds = ["deal", "company", "contact", "document", "activity", "person"] as const;
export type SearchKind = (typeof searchKinds)[number];

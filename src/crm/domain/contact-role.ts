/** What a person does in the customer's decision (PIP-7). */
export const contactRoles = ["decides", "influences", "approves", "uses", "pays"] as const;
export type ContactRole = (typeof contactRoles)[number];

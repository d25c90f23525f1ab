/**
 * Rules by which records may be merged without a person (LEA-4), all off until somebody says otherwise. inn: companies with one ИНН and one
 * КПП, or none; phone_name: one phone and one name, legal form and word order aside, and no two companies behind the two contacts.
 */
export const mergeRules = ["inn", "phone_name"] as const;
export type MergeRule = (typeof mergeRules)[number];

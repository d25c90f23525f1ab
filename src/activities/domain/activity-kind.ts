/** What a salesperson does with a customer (ACT-1). */
export const activityKinds = [
  "call",
  "meeting",
  "email",
  "presentation",
  "proposal",
  "document",
  "note",
  "task",
] as const;
export type ActivityKind = (typeof activityKinds)[number];

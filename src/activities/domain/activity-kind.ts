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

/** Where an activity is known from (ACT-8): typed by a person, brought by a file, or told by a machine. */
export const recordOrigins = ["typed", "import", "telephony", "mail", "calendar"] as const;
export type RecordOrigin = (typeof recordOrigins)[number];

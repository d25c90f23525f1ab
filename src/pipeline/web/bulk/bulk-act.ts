/** What the bar offers; several of them are one kind of bulk action. */
export const bulkActs = [
  "assign",
  "move",
  "plan",
  "channel",
  "source",
  "expectedCloseOn",
  "postpone",
  "lose",
  "delete",
] as const;
export type BulkAct = (typeof bulkActs)[number];

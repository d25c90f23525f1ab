/** What the bar offers; several of them are one kind of bulk action. */
export const bulkActs = [
  "assign",
  "move",
  "plan",
  "channel",
  "expectedCloseOn",
  "field",
  "postpone",
  "lose",
  "delete",
] as const;
export type BulkAct = (typeof bulkActs)[number];

/** With a button of their own. */
export const actsInSight: readonly BulkAct[] = ["assign", "move", "plan"];

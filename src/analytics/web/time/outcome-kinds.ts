/** From the top of the picture downwards: what went well, what goes on, what did not. */
export const outcomeKinds = ["won", "movedOn", "stillThere", "postponed", "wentBack", "lost"] as const;
export type OutcomeKind = (typeof outcomeKinds)[number];

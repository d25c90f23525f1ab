/** A plan is worked on, given in, and in force from its approval on. */
export const planStatuses = ["draft", "submitted", "approved"] as const;

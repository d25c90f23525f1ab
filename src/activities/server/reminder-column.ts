/** How `activities.reminder_minutes` keeps it. */
export const reminderColumn = (reminder: "none" | number | null): number | null =>
  reminder === "none" ? -1 : reminder;

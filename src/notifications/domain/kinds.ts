/** What people are told of, in the order of the settings. */
export const notificationKinds = [
  "deal_assigned",
  "deal_moved",
  "deal_closed",
  "deal_changed",
  "mention",
  "activity_reminder",
  "rhythm_reminder",
  "steps_overdue",
  "stage_time_soon",
  "stage_time_over",
  "deal_grows_old",
  "import_finished",
  "export_finished",
  "webhook_off",
  "pay_order",
] as const;
export type NotificationKind = (typeof notificationKinds)[number];

/** The ways to a person. The screen is the product itself; the others reach outside of it. */
export const channels = ["screen", "mail", "push", "telegram"] as const;
export type Channel = (typeof channels)[number];
export type OutsideChannel = Exclude<Channel, "screen">;

/** At once, as one letter a day, or no letters at all. */
export const mailRhythms = ["at_once", "daily", "none"] as const;
export type MailRhythm = (typeof mailRhythms)[number];

/**
 * What comes which way until a person says otherwise: everything on screen; outside of it only what waits for that person.
 * A letter interrupts least, so what must not be missed comes by letter too; what is over in minutes does not.
 */
const usual: Readonly<Record<NotificationKind, readonly Channel[]>> = {
  deal_assigned: ["screen", "mail", "push", "telegram"],
  deal_moved: ["screen"],
  deal_closed: ["screen"],
  deal_changed: ["screen"],
  mention: ["screen", "mail", "push", "telegram"],
  activity_reminder: ["screen", "push", "telegram"],
  rhythm_reminder: ["screen", "push", "telegram"],
  steps_overdue: ["screen", "mail"],
  stage_time_soon: ["screen", "push"],
  stage_time_over: ["screen", "mail"],
  deal_grows_old: ["screen", "mail"],
  import_finished: ["screen", "push"],
  export_finished: ["screen", "mail", "push"],
  webhook_off: ["screen", "mail"],
  pay_order: ["screen", "mail"],
};

/** Where a person differs from what is usual. */
export type Choices = Readonly<Partial<Record<NotificationKind, Readonly<Partial<Record<Channel, boolean>>>>>>;

export function isChosen(choices: Choices, kind: NotificationKind, channel: Channel): boolean {
  return choices[kind]?.[channel] ?? usual[kind].includes(channel);
}

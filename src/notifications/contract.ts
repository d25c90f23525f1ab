import { z } from "zod";
import { locales } from "../kernel/actor.ts";
import { endpoint } from "../kernel/endpoint.ts";
import { idParams, pageQuery, wireId, wireInstant, wirePage } from "../kernel/wire.ts";
import { channels, mailRhythms, notificationKinds } from "./domain/kinds.ts";

const kind = z.enum(notificationKinds);

export const notification = z.strictObject({
  id: wireId,
  kind,
  deal: z.strictObject({ id: wireId, title: z.string() }).nullable(),
  /** Who did it; null: the product itself. */
  by: z.strictObject({ id: wireId, name: z.string() }).nullable(),
  /** What the sentence is made of, by kind: `stage`, `how`, `fields`, `excerpt`, `plannedAt`, `count`, `share` … */
  params: z.record(z.string(), z.unknown()),
  createdAt: wireInstant,
  readAt: wireInstant.nullable(),
});
export type Notification = z.infer<typeof notification>;

export const listNotifications = endpoint({
  method: "GET",
  path: "/notifications",
  summary: "What the caller has been told, newest first, as far as it still holds and may still be seen",
  query: z.strictObject({ ...pageQuery, unread: z.enum(["true", "false"]).optional() }),
  answer: wirePage(notification),
});

/** `deals`: which deals the unread ones tell of, so that a screen knows whose change may take some back. */
export const getUnread = endpoint({
  method: "GET",
  path: "/notifications/unread",
  summary: "How many notifications of the caller are unread",
  answer: z.strictObject({ count: z.int(), deals: z.array(wireId) }),
});

const unreadLeft = z.strictObject({ count: z.int() });

export const readNotification = endpoint({
  method: "POST",
  path: "/notifications/{id}/readings",
  summary: "Mark one notification as read",
  params: idParams,
  body: z.strictObject({}),
  answer: unreadLeft,
});

/** `upTo`: the newest one that was seen, so that what came meanwhile stays unread; null: everything. */
export const readAllNotifications = endpoint({
  method: "POST",
  path: "/notifications/readings",
  summary: "Mark all notifications as read, up to a given one",
  body: z.strictObject({ upTo: wireId.nullable() }),
  answer: unreadLeft,
});

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const quiet = z.strictObject({ from: clock, to: clock });
const reminder = z.int().min(0).max(20_160);

export const notificationSettings = z.strictObject({
  /** Of letters and messages; null: the workspace's language. */
  locale: z.enum(locales).nullable(),
  /** What comes which way, every kind and channel. */
  choices: z.record(kind, z.record(z.enum(channels), z.boolean())),
  /** By the workspace's clock; nothing goes out but reminders. Over midnight where `from` is later. */
  quiet: quiet.nullable(),
  mailRhythm: z.enum(mailRhythms),
  digestAt: clock,
  /** How long before its time an activity is reminded of; null: not unless it asks for it itself. */
  reminderMinutes: reminder.nullable(),
  /** What stands behind each channel; not available: the administrator has not set it up. */
  channels: z.strictObject({
    mail: z.strictObject({ isAvailable: z.boolean(), address: z.string().nullable() }),
    push: z.strictObject({
      publicKey: z.string(),
      browsers: z.array(z.strictObject({ id: wireId, name: z.string(), createdAt: wireInstant })),
    }),
    telegram: z.strictObject({ isAvailable: z.boolean(), bot: z.string().nullable(), chat: z.string().nullable() }),
  }),
});
export type NotificationSettings = z.infer<typeof notificationSettings>;

export const getNotificationSettings = endpoint({
  method: "GET",
  path: "/notification-settings",
  summary: "How the caller wants to be told",
  answer: notificationSettings,
});

export const changeNotificationSettings = endpoint({
  method: "PATCH",
  path: "/notification-settings",
  summary: "Change how the caller is told; what is left out stays",
  body: z
    .strictObject({
      locale: z.enum(locales).nullable(),
      choices: z.partialRecord(kind, z.partialRecord(z.enum(channels), z.boolean())),
      quiet: quiet.nullable(),
      mailRhythm: z.enum(mailRhythms),
      digestAt: clock,
      reminderMinutes: reminder.nullable(),
    })
    .partial()
    .refine((change) => Object.keys(change).length > 0),
  answer: notificationSettings,
});

/** As the browser's `PushSubscription` tells it, and a name by which the person knows that browser. */
export const addBrowser = endpoint({
  method: "POST",
  path: "/push-subscriptions",
  summary: "Let a browser of the caller be told",
  status: 201,
  body: z.strictObject({
    endpoint: z.url({ protocol: /^https?$/ }).max(1000),
    keys: z.strictObject({
      p256dh: z.string().regex(/^[\w-]{86,88}=?$/),
      auth: z.string().regex(/^[\w-]{21,24}=*$/),
    }),
    name: z.string().trim().max(120),
  }),
  answer: z.strictObject({ id: wireId }),
});

export const removeBrowser = endpoint({
  method: "DELETE",
  path: "/push-subscriptions/{id}",
  summary: "Tell a browser of the caller nothing more",
  params: idParams,
  answer: z.strictObject({ done: z.literal(true) }),
});

/** The code is written to the bot, by the link or by hand, within 15 minutes. Refuses `channel_not_set_up`. */
export const linkTelegram = endpoint({
  method: "POST",
  path: "/telegram-links",
  summary: "Get a one-time code that links a Telegram chat with the caller",
  status: 201,
  body: z.strictObject({}),
  answer: z.strictObject({ code: z.string(), link: z.string().nullable(), expiresAt: wireInstant }),
});

export const unlinkTelegram = endpoint({
  method: "DELETE",
  path: "/telegram-links",
  summary: "Tell the caller nothing more by Telegram",
  answer: z.strictObject({ done: z.literal(true) }),
});

/** Sent past choices and quiet hours; the answer says what became of it. Refuses `channel_not_set_up`. */
export const tryChannel = endpoint({
  method: "POST",
  path: "/notification-trials",
  summary: "Send the caller a trial message",
  body: z.strictObject({ channel: z.enum(["mail", "push", "telegram"]) }),
  answer: z.strictObject({ isSent: z.boolean(), outcome: z.string().nullable() }),
});

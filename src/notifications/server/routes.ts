import { type Refusal, refuse } from "../../kernel/refusal.ts";
import { callerOf } from "../../platform/http/caller-of.ts";
import { open, type Route, read, write } from "../../platform/http/route.ts";
import * as contract from "../contract.ts";
import { notificationsRefusals } from "../domain/refusals.ts";
import type { DeliveryParts } from "./channels.ts";
import { announce } from "./notify.ts";
import { countUnread, listNotifications, readAll, readNotification } from "./read-notifications.ts";
import { changeSettings, readSettings } from "./settings.ts";
import { deleteBrowser, upsertBrowser } from "./store.ts";
import { beginLink, unlink } from "./telegram/link-chat.ts";
import { tryChannel } from "./try-channel.ts";

/** Everybody has notifications of their own, and nobody those of others. */
const permission = "workspace.read";

export function notificationRoutes(parts: DeliveryParts): readonly Route[] {
  return [...inboxRoutes, ...settingsRoutes(parts), ...channelRoutes(parts)];
}

const inboxRoutes: readonly Route[] = [
  read(contract.listNotifications, { permission, handle: (reading, { query }) => listNotifications(reading, query) }),
  read(contract.getUnread, { permission, handle: (reading) => countUnread(reading) }),
  write(contract.readNotification, {
    permission,
    handle: (unit, { params }) => readNotification(unit, params.id),
  }),
  write(contract.readAllNotifications, { permission, handle: (unit, { body }) => readAll(unit, body.upTo) }),
];

const settingsRoutes = ({ channels }: DeliveryParts): readonly Route[] => [
  read(contract.getNotificationSettings, { permission, handle: (reading) => readSettings(reading, channels) }),
  write(contract.changeNotificationSettings, {
    permission,
    handle: (unit, { body }) => changeSettings(unit, body, channels),
  }),
];

const channelRoutes = (parts: DeliveryParts): readonly Route[] => [
  write(contract.addBrowser, {
    permission,
    handle: async (unit, { body }) => {
      const id = await upsertBrowser(unit, { endpoint: body.endpoint, name: body.name, ...body.keys });
      unit.audit({ action: "notification_settings.browser_added", entity: "user", entityId: unit.actor.userId });
      announce(unit, unit.actor.userId);
      return { id };
    },
  }),
  write(contract.removeBrowser, {
    permission,
    handle: async (unit, { params }): Promise<{ done: true } | Refusal> => {
      if (!(await deleteBrowser(unit, params.id))) return refuse(notificationsRefusals, "browser_unknown");
      unit.audit({ action: "notification_settings.browser_removed", entity: "user", entityId: unit.actor.userId });
      return { done: true };
    },
  }),
  write(contract.linkTelegram, { permission, isSecret: true, handle: (unit) => beginLink(unit, parts.channels) }),
  write(contract.unlinkTelegram, { permission, handle: (unit) => unlink(unit) }),
  // Not in a transaction: it waits for the other side.
  open(contract.tryChannel, {
    permission,
    handle: (request, _reply, { body }) => tryChannel(parts, callerOf(request), body.channel),
  }),
];

/** The door of the slice's screens: webhooks and what was sent to them. */
import type { ScreenDefinition } from "../../ui/screen-definition.ts";

const namespaces = ["identity"];

export const screens: readonly ScreenDefinition[] = [
  {
    path: "/settings/webhooks",
    title: "webhooks:web.title",
    namespaces,
    load: () => import("./webhooks-screen.tsx"),
    place: "settings",
    permission: "webhooks.edit",
  },
  {
    path: "/settings/webhooks/$webhookId",
    title: "webhooks:web.one",
    namespaces,
    load: () => import("./webhook-screen.tsx"),
    place: "settings",
    permission: "webhooks.edit",
  },
];

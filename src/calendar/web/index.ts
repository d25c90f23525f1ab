/** The door of the slice's screens: the calendar. */
import type { ScreenDefinition } from "../../ui/screen-definition.ts";

export const screens: readonly ScreenDefinition[] = [
  {
    path: "/calendar",
    title: "calendar:web.title",
    namespaces: ["activities"],
    load: () => import("./calendar-screen.tsx"),
    place: "calendar",
    isEntry: true,
    permission: "activities.read",
  },
  {
    path: "/settings/calendar-feed",
    title: "calendar:feed.title",
    load: () => import("./feed-screen.tsx"),
    place: "settings",
    permission: "activities.read",
  },
];

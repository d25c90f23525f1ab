/** The door of the slice's screens. */
import type { ScreenDefinition } from "../../ui/screen-definition.ts";

export const screens: readonly ScreenDefinition[] = [
  {
    path: "/control",
    title: "control:web.title",
    load: () => import("./morning-screen.tsx"),
    place: "control",
    tab: "morning",
    isEntry: true,
    permission: "control.read",
  },
  {
    path: "/settings/control",
    title: "control:web.settings.title",
    load: () => import("./settings-screen.tsx"),
    place: "settings",
    permission: "control.read",
  },
];

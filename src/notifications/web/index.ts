/** The door of the slice's screens: the bell of the shell, and how one wants to be told. */
import type { ScreenDefinition } from "../../ui/screen-definition.ts";

export { Bell } from "./lazy-bell.tsx";

export const screens: readonly ScreenDefinition[] = [
  {
    path: "/settings/notifications",
    title: "notifications:settings.title",
    load: () => import("./settings-screen.tsx"),
    place: "settings",
    permission: "workspace.read",
  },
];

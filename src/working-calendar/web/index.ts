/** The door of the slice's screens: the working calendar. */
import type { ScreenDefinition } from "../../ui/screen-definition.ts";

export const screens: readonly ScreenDefinition[] = [
  {
    path: "/settings/working-calendar",
    title: "working-calendar:title",
    load: () => import("./working-calendar-screen.tsx"),
    place: "settings",
    permission: "workspace.read",
  },
];

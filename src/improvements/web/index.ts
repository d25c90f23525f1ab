/** The door of the slice's screens: the register of improvements. */
import type { ScreenDefinition } from "../../ui/screen-definition.ts";

export const screens: readonly ScreenDefinition[] = [
  {
    path: "/plan/improvements",
    title: "improvements:web.name",
    load: () => import("./improvements-screen.tsx"),
    place: "plan",
    tab: "improvements",
    permission: "improvements.read",
  },
];

/** The door of the slice's screens. */
import type { ScreenDefinition } from "../../ui/screen-definition.ts";

export const screens: readonly ScreenDefinition[] = [
  {
    path: "/control/team",
    title: "team:web.title",
    load: () => import("./team-screen.tsx"),
    place: "control",
    tab: "team",
    permission: "team.read",
  },
];

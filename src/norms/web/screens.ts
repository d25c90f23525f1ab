import type { ScreenDefinition } from "../../ui/screen-definition.ts";

/** The week of work under Control, and the norms in the settings. */
export const screens: readonly ScreenDefinition[] = [
  {
    path: "/control/week",
    title: "norms:web.week.title",
    load: () => import("./week/week-screen.tsx"),
    place: "control",
    tab: "week",
    permission: "control.read",
  },
  {
    path: "/settings/norms",
    title: "norms:web.settings.title",
    load: () => import("./settings/norms-screen.tsx"),
    place: "settings",
    permission: "norms.edit",
  },
];

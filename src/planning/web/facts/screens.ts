import type { ScreenDefinition } from "../../../ui/screen-definition.ts";

export const factsScreens: readonly ScreenDefinition[] = [
  {
    path: "/settings/facts",
    title: "planning:facts.web.title",
    load: () => import("./facts-screen.tsx"),
    place: "settings",
    permission: "plans.edit",
  },
];

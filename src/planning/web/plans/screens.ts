import type { ScreenDefinition } from "../../../ui/screen-definition.ts";

export const plansScreens: readonly ScreenDefinition[] = [
  {
    path: "/plan",
    title: "planning:plans.title",
    load: () => import("./plan-screen.tsx"),
    place: "plan",
    tab: "peoplePlan",
    isEntry: true,
    permission: "plans.read",
  },
];

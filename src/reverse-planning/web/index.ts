/** The door of the slice's screens: the plan seen from its target. */
import type { ScreenDefinition } from "../../ui/screen-definition.ts";

export const screens: readonly ScreenDefinition[] = [
  {
    path: "/plan/forecast",
    title: "reverse-planning:web.title",
    namespaces: ["forecasting", "pipeline"],
    load: () => import("./forecast-screen.tsx"),
    place: "plan",
    tab: "forecast",
    permission: "forecast.read",
  },
  {
    path: "/plan/coverage",
    title: "reverse-planning:web.title",
    load: () => import("./coverage-screen.tsx"),
    place: "plan",
    tab: "coverage",
    permission: "forecast.read",
  },
];

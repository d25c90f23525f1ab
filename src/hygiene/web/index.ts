/** The door of the slice's screens: old deals. */
import type { ScreenDefinition } from "../../ui/screen-definition.ts";

export const screens: readonly ScreenDefinition[] = [
  {
    path: "/control/hygiene",
    title: "hygiene:web.name",
    namespaces: ["bulk", "pipeline", "forecasting"],
    load: () => import("./hygiene-screen.tsx"),
    place: "control",
    tab: "hygiene",
    permission: "control.read",
  },
];

/** The door of the slice's screens: the regulation of the sales system. */
import type { ScreenDefinition } from "../../ui/screen-definition.ts";

export const screens: readonly ScreenDefinition[] = [
  {
    path: "/control/regulation",
    title: "regulations:web.title",
    namespaces: ["identity"],
    load: () => import("./regulation-screen.tsx"),
    place: "control",
    tab: "regulation",
    permission: "regulations.read",
  },
];

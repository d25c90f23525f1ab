/** The door of the slice's screens: the state of the installation. */
import type { ScreenDefinition } from "../../ui/screen-definition.ts";

export const screens: readonly ScreenDefinition[] = [
  {
    path: "/settings/installation",
    title: "operations:web.title",
    load: () => import("./installation-screen.tsx"),
    place: "settings",
    permission: "installation.manage",
  },
];

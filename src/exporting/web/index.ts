/** The door of the slice's screens: export of everything. */
import type { ScreenDefinition } from "../../ui/screen-definition.ts";

export const screens: readonly ScreenDefinition[] = [
  {
    path: "/settings/export",
    title: "exporting:web.title",
    load: () => import("./export-screen.tsx"),
    place: "settings",
    permission: "workspace.export",
  },
];

/** The door of the slice's screens: import of tables. */
import type { ScreenDefinition } from "../../ui/screen-definition.ts";

export const screens: readonly ScreenDefinition[] = [
  {
    path: "/settings/import",
    title: "importing:web.title",
    load: () => import("./import-screen.tsx"),
    place: "settings",
    permission: "imports.run",
  },
  {
    path: "/settings/import/$importId",
    title: "importing:web.one",
    load: () => import("./one-import-screen.tsx"),
    place: "settings",
    permission: "imports.run",
  },
];

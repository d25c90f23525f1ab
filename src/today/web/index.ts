/** The door of the slice's screens: the day. */
import type { ScreenDefinition } from "../../ui/screen-definition.ts";
import { prepareToday } from "./prepare-today.ts";

export const screens: readonly ScreenDefinition[] = [
  {
    path: "/today",
    title: "today:web.title",
    namespaces: ["activities", "norms"],
    load: () => import("./today-screen.tsx"),
    prepare: prepareToday,
    place: "today",
    isEntry: true,
    permission: "activities.read",
  },
];

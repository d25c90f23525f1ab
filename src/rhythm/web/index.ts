/** The door of the slice's screens: regular events and their meetings. */
import type { ScreenDefinition } from "../../ui/screen-definition.ts";

export const screens: readonly ScreenDefinition[] = [
  {
    path: "/control/rhythm",
    title: "rhythm:web.title",
    namespaces: ["identity"],
    load: () => import("./rhythm-screen.tsx"),
    place: "control",
    tab: "rhythm",
    permission: "rhythm.read",
  },
  {
    path: "/control/rhythm/$meetingId",
    title: "rhythm:web.title",
    namespaces: ["identity"],
    load: () => import("./meeting-screen.tsx"),
    place: "control",
    permission: "rhythm.read",
  },
];

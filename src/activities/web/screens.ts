import type { ScreenDefinition } from "../../ui/screen-definition.ts";

/** Beside the door, not in it: what the door has is heavy, and the first visit reads the list of screens. */
export const screens: readonly ScreenDefinition[] = [
  {
    path: "/settings/note-templates",
    title: "activities:web.templates.title",
    load: () => import("./templates/templates-screen.tsx"),
    place: "settings",
    permission: "activities.edit",
  },
];

/** The door of the slice's screens: call lists. */
import type { ScreenDefinition } from "../../ui/screen-definition.ts";

export const screens: readonly ScreenDefinition[] = [
  {
    path: "/call-lists",
    title: "call-lists:web.title",
    namespaces: ["commerce"],
    load: () => import("./lists-screen.tsx"),
    place: "customers",
    permission: "users.read",
  },
  {
    path: "/call-lists/$listId",
    title: "call-lists:web.title",
    load: () => import("./work-screen.tsx"),
    place: "customers",
    permission: "call_lists.work",
  },
];

/** The door of the slice's screens: how honestly activities are recorded. */
import type { ScreenDefinition } from "../../ui/screen-definition.ts";

export const screens: readonly ScreenDefinition[] = [
  {
    path: "/control/records",
    title: "honest-records:title",
    namespaces: ["activities"],
    load: () => import("./records-screen.tsx"),
    place: "control",
    tab: "records",
    permission: "control.read",
  },
];

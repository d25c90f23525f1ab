/** The door of the slice's screens: the quality of calls. */
import type { ScreenDefinition } from "../../ui/screen-definition.ts";

export const screens: readonly ScreenDefinition[] = [
  {
    path: "/control/calls",
    title: "call-quality:web.title",
    load: () => import("./calls-screen.tsx"),
    place: "control",
    tab: "callReviews",
    permission: "call_reviews.read",
  },
];

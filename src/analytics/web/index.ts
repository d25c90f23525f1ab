/** The door of the slice's screens: reports. */
import type { ScreenDefinition } from "../../ui/screen-definition.ts";

const report = { place: "reports", permission: "reports.read" } as const;

export const screens: readonly ScreenDefinition[] = [
  {
    ...report,
    path: "/reports",
    title: "analytics:web.title",
    load: () => import("./saved/reports-screen.tsx"),
    isEntry: true,
  },
  {
    ...report,
    path: "/reports/funnel",
    title: "analytics:web.tabs.funnel",
    load: () => import("./funnel/funnel-screen.tsx"),
  },
  { ...report, path: "/reports/flow", title: "analytics:web.tabs.flow", load: () => import("./flow/flow-screen.tsx") },
  { ...report, path: "/reports/time", title: "analytics:web.tabs.time", load: () => import("./time/time-screen.tsx") },
  {
    ...report,
    path: "/reports/time-map",
    title: "analytics:web.tabs.timeMap",
    load: () => import("./time-map/time-map-screen.tsx"),
  },
  {
    ...report,
    path: "/reports/loss-reasons",
    title: "analytics:web.tabs.losses",
    load: () => import("./losses/losses-screen.tsx"),
  },
  {
    ...report,
    path: "/reports/conveyor",
    title: "analytics:web.tabs.conveyor",
    load: () => import("./conveyor/conveyor-screen.tsx"),
  },
];

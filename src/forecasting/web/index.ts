/** The door of the slice's screens: the forecast and its test on the past. */
import type { ScreenDefinition } from "../../ui/screen-definition.ts";

export { ForecastPanel } from "./forecast-panel.tsx";
export { useForecast } from "./use-forecast.ts";

export const screens: readonly ScreenDefinition[] = [
  {
    path: "/plan/back-test",
    title: "forecasting:web.tested",
    namespaces: ["pipeline"],
    load: () => import("./back-test-screen.tsx"),
    place: "plan",
    tab: "backTest",
    permission: "forecast.read",
  },
];

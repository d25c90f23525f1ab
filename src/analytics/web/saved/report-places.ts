import type { ReportName } from "../../domain/report-names.ts";

/** The screens of the reports: key of the texts, path, the report that it shows. */
export const reportPlaces = [
  ["funnel", "/reports/funnel", "funnel"],
  ["flow", "/reports/flow", "flow"],
  ["time", "/reports/time", "time-in-stage"],
  ["timeMap", "/reports/time-map", "time-map"],
  ["losses", "/reports/loss-reasons", "loss-reasons"],
  ["conveyor", "/reports/conveyor", "conveyor"],
] as const satisfies readonly (readonly [string, string, ReportName])[];
export type ReportTab = (typeof reportPlaces)[number][0];

/** The screen of a report; how stays end is told below the times of the stages. */
export const placeOf = (report: ReportName) =>
  reportPlaces.find(([, , name]) => name === (report === "stage-outcomes" ? "time-in-stage" : report)) ??
  reportPlaces[0];

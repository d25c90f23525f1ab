import type { FileFormat, ReportName } from "./domain/report-names.ts";

/** The wire of the reports, one file each, and of what is saved of them. */
export * from "./contract-conveyor.ts";
export * from "./contract-flow.ts";
export * from "./contract-funnel.ts";
export * from "./contract-loss-reasons.ts";
export * from "./contract-saved.ts";
export * from "./contract-stage-outcomes.ts";
export * from "./contract-time-in-stage.ts";
export * from "./contract-time-map.ts";

/** The report as a file: `GET /reports/funnel.xlsx` with the same filters. */
export const filePath = (name: ReportName, format: FileFormat) => `/reports/${name}.${format}` as const;

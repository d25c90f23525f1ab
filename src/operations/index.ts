/** The door of the slice: the care of an installation. */
export type { BackupTaken } from "./domain/manifest.ts";
export { operationsRefusals } from "./domain/refusals.ts";
export { en as operationsEn } from "./locales/en.ts";
export { ru as operationsRu } from "./locales/ru.ts";
export { observeRequests, serveMetrics } from "./server/observe-requests.ts";
export { openMetrics } from "./server/read-metrics.ts";
export { createRequestMeter } from "./server/request-meter.ts";
export { restoreBackup } from "./server/restore-backup.ts";
export { operationsRoutes } from "./server/routes.ts";
export type { Surroundings } from "./server/surroundings.ts";
export { takeBackup } from "./server/take-backup.ts";

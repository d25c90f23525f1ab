/** The door of the slice: one action over many rows, with progress, a stop and the way back. */
export { bulkRefusals } from "./domain/refusals.ts";
export { en as bulkEn } from "./locales/en.ts";
export { ru as bulkRu } from "./locales/ru.ts";
export { beginBulk } from "./server/begin-bulk.ts";
export type { BulkRules, BulkSubject, Done } from "./server/bulk-rules.ts";
export { bulkTasks } from "./server/bulk-tasks.ts";
export { type BulkItemRow, readBulkItems } from "./server/read-bulk.ts";
export { bulkRoutes } from "./server/routes.ts";
export { forgetBefore } from "./server/store.ts";

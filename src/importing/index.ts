/** The door of the slice: tables that become rows of the product. */
export { type ImportKind, importKinds } from "./domain/fields.ts";
export { type ImportMap, parseImportMap } from "./domain/import-map.ts";
export { en as importingEn } from "./locales/en.ts";
export { ru as importingRu } from "./locales/ru.ts";
export type { ImportOutcome } from "./server/import-outcome.ts";
export { importTasks } from "./server/import-tasks.ts";
export type { RefusedRow } from "./server/read-rows.ts";
export { refusalMessage, warningMessage } from "./server/refusal-message.ts";
export { importingRoutes } from "./server/routes.ts";
export { runImport } from "./server/run-import.ts";

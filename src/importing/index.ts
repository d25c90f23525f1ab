/** The door of the slice: tables that become rows of the product. */

export { csvRecords } from "./domain/csv-records.ts";
export { type ImportKind, importKinds } from "./domain/fields.ts";
export { type ForeignSystem, foreignSystems } from "./domain/foreign-systems.ts";
export { type ImportMap, parseImportMap } from "./domain/import-map.ts";
export { importRefusals } from "./domain/refusals.ts";
export { drivers } from "./drivers/drivers.ts";
export { en as importingEn } from "./locales/en.ts";
export { ru as importingRu } from "./locales/ru.ts";
export { pull } from "./server/foreign/pull.ts";
export { readExport } from "./server/foreign/read-export.ts";
export { migrationTasks } from "./server/foreign/read-source-task.ts";
export { openSpool, type Spool } from "./server/foreign/spool.ts";
export { forgetInImports } from "./server/forget-in-imports.ts";
export type { ForeignRequest, ImportOutcome } from "./server/import-outcome.ts";
export { importTasks } from "./server/import-tasks.ts";
export type { RefusedRow } from "./server/read-rows.ts";
export { refusalMessage, warningMessage } from "./server/refusal-message.ts";
export { importingRoutes } from "./server/routes.ts";
export { runImport } from "./server/run-import.ts";
export { undoNow } from "./server/undo-tasks.ts";

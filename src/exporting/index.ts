/** The door of the slice: all of a workspace out, and in again. */
export { en as exportingEn } from "./locales/en.ts";
export { ru as exportingRu } from "./locales/ru.ts";
export { exportTasks } from "./server/export-tasks.ts";
export { exportToFile } from "./server/export-to-file.ts";
export { forgetExports } from "./server/forget-exports.ts";
export { importWorkspace } from "./server/import-workspace.ts";
export { exportingRoutes } from "./server/routes.ts";

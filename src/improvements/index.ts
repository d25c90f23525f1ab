/** The door of the slice: the register of improvements. */
export { en as improvementsEn } from "./locales/en.ts";
export { ru as improvementsRu } from "./locales/ru.ts";
export { changeImprovement, createImprovement, decideImprovement } from "./server/change-improvement.ts";
export { improvementRoutes } from "./server/routes.ts";

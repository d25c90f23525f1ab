/** The door of webhooks: what other people's servers are told. Fed by the audit (a trigger), so nobody calls it. */
export { webhookEventShape } from "./contract.ts";
export { en as webhooksEn } from "./locales/en.ts";
export { ru as webhooksRu } from "./locales/ru.ts";
export { knownEvents } from "./server/known-events.ts";
export { webhookRoutes } from "./server/routes.ts";
export { webhookTasks } from "./server/tasks.ts";

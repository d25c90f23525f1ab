/** The door of the slice: tell people of something, and take it back. */
export { en as notificationsEn } from "./locales/en.ts";
export { ru as notificationsRu } from "./locales/ru.ts";
export { type Channels, openChannels } from "./server/channels.ts";
export { forgetInNotifications } from "./server/forget.ts";
export { notify } from "./server/notify.ts";
export { notificationRoutes } from "./server/routes.ts";
export { notificationTasks } from "./server/tasks.ts";
export { listenToTelegram } from "./server/telegram/listen.ts";
export { restoreToAll, withdrawFromAll, withdrawNotifications } from "./server/withdraw.ts";

/** The door of the slice: activities, the next step and the timeline. */
export { chainProgress } from "./domain/chain-progress.ts";
export { en as activitiesEn } from "./locales/en.ts";
export { ru as activitiesRu } from "./locales/ru.ts";
export { activitiesOfContact, eraseActivitiesOf } from "./server/activities-of-contact.ts";
export { activityDoneCondition } from "./server/conditions/activity-done.ts";
export { meetingHeldCondition } from "./server/conditions/meeting-held.ts";
export { meetingScheduledCondition } from "./server/conditions/meeting-scheduled.ts";
export { nextStepCondition } from "./server/conditions/next-step.ts";
export { createActivity } from "./server/create-activity.ts";
export { activityLinks } from "./server/customer-links.ts";
export { deleteActivity } from "./server/delete-activity.ts";
export { clearFilesTask } from "./server/files/clear-files.ts";
export { recordActivities } from "./server/record-activities.ts";
export { remindTask } from "./server/remind.ts";
export { activitiesRoutes } from "./server/routes.ts";
export { addTemplate } from "./server/templates/write-template.ts";

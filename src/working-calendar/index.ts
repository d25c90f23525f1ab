/** The door of the slice: the days that people work. The workspace's own calendar comes with the actor. */
export { personalDays } from "./server/personal-days.ts";

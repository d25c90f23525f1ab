/** The door of the slice: regular events, their meetings, and what fills an agenda. */
export { en as rhythmEn } from "./locales/en.ts";
export { ru as rhythmRu } from "./locales/ru.ts";
export type { AgendaSources } from "./server/agenda-source.ts";
export { planAllMeetings, remindOfMeetings, rhythmTask } from "./server/plan-meetings.ts";
export { recordRhythm } from "./server/record-rhythm.ts";
export { rhythmSection } from "./server/regulation-section.ts";
export { rhythmRoutes } from "./server/routes.ts";
export { callMistakes } from "./server/sources/call-mistakes.ts";
export { closingSoon, gateOverrides, lostDeals, noNextStep, stuckDeals } from "./server/sources/deals.ts";
export { oldDeals } from "./server/sources/old-deals.ts";
export {
  behindPlan,
  monthResults,
  normsToday,
  normsYesterday,
  overdueSteps,
  payments,
} from "./server/sources/people.ts";

/** The door of the slice: reports on the funnel. */

export type { FunnelFigures } from "./domain/funnel.ts";
export { reportNames } from "./domain/report-names.ts";
export { cycleFigures } from "./domain/time-in-stage.ts";
export { compareShares } from "./domain/two-shares.ts";
export { type UsualCycle, usualCycle } from "./domain/usual-cycle.ts";
export { en as analyticsEn } from "./locales/en.ts";
export { ru as analyticsRu } from "./locales/ru.ts";
export { readFunnelOf, readFunnelsByOwner } from "./server/planning/funnels-by-owner.ts";
export { type ContactsOfStage, readContactsPerStay } from "./server/planning/read-contacts-per-stay.ts";
export { readStaysOn } from "./server/planning/read-stays-on.ts";
export { readTimesToWon, type TimeToWon } from "./server/planning/read-times-to-won.ts";
export { readWins, type Win } from "./server/planning/read-wins.ts";
export { readWorkedStays } from "./server/planning/read-worked-stays.ts";
export { readVelocity } from "./server/read-velocity.ts";
export { type ReportScope, readScope } from "./server/report-scope.ts";
export { analyticsRoutes } from "./server/routes.ts";
export { runReport } from "./server/run-report.ts";
export { sumUpStaysTask } from "./server/stays/sum-up-stays-task.ts";

/** The door of the slice: deals, their pipelines, and the gate between stages. */

export { createPipeline as createPipelineEndpoint } from "./contract.ts";
export type { Missing } from "./domain/missing.ts";
export { winProbability } from "./domain/probability.ts";
export { longCycle, type PastVisit, stageHistories } from "./domain/stage-chances.ts";

export { en as pipelineEn } from "./locales/en.ts";
export { ru as pipelineRu } from "./locales/ru.ts";
export { dealSubject } from "./server/bulk/deal-subject.ts";
export type { NextSteps } from "./server/bulk/next-steps.ts";
export { bulkDealRoutes } from "./server/bulk/routes.ts";
export { postponeDeal } from "./server/close-deal.ts";
export { contactNamedCondition } from "./server/conditions/contact-named-condition.ts";
export { fieldCondition } from "./server/conditions/field-condition.ts";

export { createDeal } from "./server/create-deal.ts";
export { createPipelineAsAsked } from "./server/create-pipeline.ts";
export { dealLinks } from "./server/customer-links.ts";
export { dealsFileRoutes } from "./server/deals-file.ts";
export { dealsOfContact, eraseFromDeals } from "./server/deals-of-contact.ts";
export { lintPipelineNamed } from "./server/lint-and-templates.ts";
export { liveRoutes } from "./server/live-route.ts";
export { type LockedDeal, lockDeal, touchDeal } from "./server/lock-deal.ts";

export { readPipeline, readPipelines } from "./server/pipeline.ts";
export type { PipelineRules, StageConditions } from "./server/pipeline-rules.ts";
export { recordDealContacts } from "./server/record-deal-contacts.ts";
export { type DealLine, recordDealLines } from "./server/record-deal-rows.ts";
export { type RecordedVisit, recordDeals } from "./server/record-deals.ts";
export { type HistoryEntry, recordHistory } from "./server/record-history.ts";
export { nameDeals, type RecordNaming } from "./server/record-names.ts";
export { countTouchedStays, recountWorkingTime } from "./server/recount-working-time.ts";
export { refreshSharesTask } from "./server/refresh-shares-task.ts";
export { refreshAllStageShares } from "./server/refresh-stage-shares.ts";
export { resumeDeal } from "./server/return-deal.ts";
export { pipelineRoutes } from "./server/routes.ts";
export { type ChancedStage, chanceOfDeal, readChancedStages } from "./server/stage-chances.ts";
export type { StageCondition } from "./server/stage-condition.ts";
export { createUsualLossReasons } from "./server/usual-loss-reasons.ts";
export { warnOfTimeTask } from "./server/warn-of-time.ts";

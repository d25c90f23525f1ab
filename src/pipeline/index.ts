/** The door of the slice: deals, their pipelines, and the gate between stages. */

export type { Missing } from "./domain/missing.ts";
export type { EntryCondition } from "./domain/regulation.ts";
export { en as pipelineEn } from "./locales/en.ts";
export { ru as pipelineRu } from "./locales/ru.ts";
export { contactNamedCondition } from "./server/conditions/contact-named-condition.ts";
export { fieldCondition } from "./server/conditions/field-condition.ts";
export { createDeal } from "./server/create-deal.ts";
export { createPipeline, createPipelineAsAsked } from "./server/create-pipeline.ts";
export { lintPipelineInUse } from "./server/lint-and-templates.ts";
export { liveRoutes } from "./server/live-route.ts";
export { type LockedDeal, lockDeal, touchDeal } from "./server/lock-deal.ts";
export { moveDeal } from "./server/move-deal.ts";
export { readPipeline, readPipelines } from "./server/pipeline.ts";
export type { PipelineRules, StageConditions } from "./server/pipeline-rules.ts";
export { refreshSharesTask } from "./server/refresh-shares-task.ts";
export { refreshAllStageShares, refreshStageShares } from "./server/refresh-stage-shares.ts";
export { pipelineRoutes } from "./server/routes.ts";
export type { StageCondition } from "./server/stage-condition.ts";

/** The door of the slice's screens: what a deal shows of its activities. */
export { ActivityDialog } from "./activity-dialog.tsx";
export { AddActivity } from "./add-activity.tsx";
export { CompleteDialog, PlanDialog, RecordDialog } from "./anywhere-dialogs.tsx";
export { DoneActivity, PlanNextStep, ScheduleMeeting } from "./conditions.tsx";
export { CustomerActivities } from "./customer-activities.tsx";
export { KindIcon } from "./kind-icon.tsx";
export { NextStepCard } from "./next-step-card.tsx";
export { NextStepDialog } from "./plan-step.tsx";
export { StageChain } from "./stage-chain.tsx";
export { SoughtElsewhere } from "./talk/sought-elsewhere.tsx";
export { Timeline } from "./timeline.tsx";
export { lastChangeBy, useRefreshActivities } from "./use-activities.ts";
export { type Standing, useReschedule } from "./use-reschedule.ts";

/** The door of the slice's screens: pipelines and deals. */
export { usePipelines } from "./use-pipelines.ts";
export { type NewTargets, useSetTargets } from "./use-set-targets.ts";

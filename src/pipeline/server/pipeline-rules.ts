import type { Actor, Permission } from "../../kernel/actor.ts";
import type { EntryCondition } from "../domain/regulation.ts";
import type { StageCondition } from "./stage-condition.ts";

/** Every kind of entry condition has exactly one implementation: a kind that is forgotten does not compile. */
export type StageConditions = { readonly [Kind in EntryCondition["kind"]]: StageCondition<Kind> };

/** What composition hands to the use cases: the conditions of all slices, and who may what. */
export interface PipelineRules {
  readonly conditions: StageConditions;
  readonly may: (actor: Actor, permission: Permission) => boolean;
}

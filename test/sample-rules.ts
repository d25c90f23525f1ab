import { customFieldCondition } from "../src/custom-fields/index.ts";
import type { Actor } from "../src/kernel/actor.ts";
import { contactNamedCondition, fieldCondition, type PipelineRules } from "../src/pipeline/index.ts";

/** Facts of other slices, met by no deal here. */
const never = <Kind extends string>(kind: Kind) => ({
  kind,
  missing: async (_reading: unknown, _deal: unknown, asked: readonly { kind: Kind }[]) =>
    asked.map((condition) => ({ condition, code: `missing_${kind}` })),
});
/** The gate with the conditions of its own slice; only heads override and assign. */
export const sampleRules = {
  conditions: {
    field: fieldCondition,
    contact_named: contactNamedCondition,
    meeting_scheduled: never("meeting_scheduled"),
    meeting_held: never("meeting_held"),
    activity_done: never("activity_done"),
    next_step: never("next_step"),
    document: never("document"),
    payment_received: never("payment_received"),
    custom_field: customFieldCondition,
  },
  may: (actor: Actor, permission: string) =>
    permission === "deals.override" || permission === "deals.assign" ? actor.role !== "salesperson" : true,
} as unknown as PipelineRules;

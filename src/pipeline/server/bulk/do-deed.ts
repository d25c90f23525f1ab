import type { Done } from "../../../bulk/index.ts";
import type { Refusal } from "../../../kernel/refusal.ts";
import { isRefusal } from "../../../kernel/refusal.ts";
import type { Unit } from "../../../platform/database/unit.ts";
import type { BulkDeed } from "../../contract-bulk.ts";
import { changeLockedDeal, deleteDeal } from "../change-deal.ts";
import { loseDeal, postponeDeal } from "../close-deal.ts";
import type { LockedDeal } from "../lock-deal.ts";
import { lockDeal } from "../lock-deal.ts";
import { moveDeal } from "../move-deal.ts";
import type { PipelineRules } from "../pipeline-rules.ts";
import type { DealFields } from "../store.ts";
import { readDealFields } from "../store.ts";
import type { NextSteps } from "./next-steps.ts";

export interface DealBulkRules extends PipelineRules {
  readonly nextSteps: NextSteps;
}

/** What an undo needs: fields as they were, or the step that was planned. */
export type Before =
  | { readonly fields: DealFields }
  | { readonly step: { readonly id: string; readonly version: number } };

export type DealDone = Done<Before>;

/** Does with one deal, as it is now, what was asked for many: by the same use case as for one, with the same refusals. */
export async function doDeed(
  unit: Unit,
  rules: DealBulkRules,
  deed: BulkDeed,
  dealId: string,
): Promise<DealDone | Refusal> {
  const deal = await lockDeal(unit, dealId);
  if ("refused" in deal) return deal;
  const { version } = deal;
  const placed = (moved: { version: number } | Refusal): DealDone | Refusal =>
    isRefusal(moved) ? moved : { version: moved.version, before: null };
  switch (deed.kind) {
    case "assign":
      return deed.ownerId === deal.ownerId
        ? { version: null, before: null }
        : change(unit, rules, deal, { ownerId: deed.ownerId });
    case "change":
      return change(unit, rules, deal, deed.fields);
    case "move":
      return placed(await moveDeal(unit, rules, dealId, { version, toStage: deed.toStage, override: deed.override }));
    case "lose":
      return placed(await loseDeal(unit, dealId, { ...deed, version }));
    case "postpone":
      return placed(await postponeDeal(unit, dealId, { ...deed, version }));
    case "delete":
      return placed(await deleteDeal(unit, dealId));
    case "plan": {
      const { kind: _, ...step } = deed;
      const planned = await rules.nextSteps.plan(unit, { ...step, dealId: deal.id, ownerId: deal.ownerId });
      return isRefusal(planned) ? planned : { version: version + 1, before: { step: planned } };
    }
  }
}

async function change(
  unit: Unit,
  rules: PipelineRules,
  deal: LockedDeal,
  fields: DealFields,
): Promise<DealDone | Refusal> {
  const given = (Object.keys(fields) as (keyof DealFields)[]).filter((field) => fields[field] !== undefined);
  const before = await readDealFields(unit, deal.id, given);
  const changed = await changeLockedDeal(unit, rules, deal, fields);
  if (isRefusal(changed)) return changed;
  return { version: deal.version + 1, before: { fields: onlyAsked(before, fields) } };
}

/** Of the own fields those that were asked for; what was blank becomes blank again. */
function onlyAsked(before: DealFields, asked: DealFields): DealFields {
  if (asked.custom === undefined) return before;
  const custom = Object.keys(asked.custom).map((key) => [key, before.custom?.[key] ?? null]);
  return { ...before, custom: Object.fromEntries(custom) };
}

import type { UserId } from "../../kernel/ids.ts";
import type { Refusal } from "../../kernel/refusal.ts";
import { refuse } from "../../kernel/refusal.ts";
import type { Reading, Unit } from "../../platform/database/unit.ts";
import type { Moved } from "../contract.ts";
import { pipelineRefusals } from "../domain/refusals.ts";
import { decideUndo } from "../domain/undo.ts";
import type { LockedDeal } from "./lock-deal.ts";
import { lockDealAt } from "./lock-deal.ts";
import { lockPipeline } from "./pipeline.ts";
import type { PipelineRules } from "./pipeline-rules.ts";
import { readLiveStages } from "./stage.ts";
import type { Place, UndoRecord } from "./visits.ts";
import { takeStepBack } from "./visits.ts";

interface StepFound {
  readonly at: number;
  readonly by: UserId | null;
  readonly undo: UndoRecord | null;
}

/** The last change of the deal's place as the audit tells it; the deal's version orders them, since clocks may go back. */
export async function readLastStep(
  asking: Pick<Reading, "sql" | "client" | "actor">,
  dealId: string,
): Promise<StepFound | null> {
  const { rows } = await asking.client.query<{
    at: Date;
    user_id: UserId | null;
    undo: UndoRecord & { nothing?: true };
  }>({
    name: "read_last_step",
    text: `select at, user_id, changes -> 'undo' as undo from audit_entries
           where workspace_id = $1 and entity_id = $2 and changes ? 'undo'
           order by (changes -> 'undo' ->> 'version')::integer desc limit 1`,
    values: [asking.actor.workspaceId, dealId],
  });
  const row = rows[0];
  if (!row) return null;
  return { at: row.at.getTime(), by: row.user_id, undo: row.undo.nothing ? null : row.undo };
}

/** What the deal's card needs: until when the asker may take the last step back; null when not at all. */
export async function readUndoUntil(
  asking: Pick<Reading, "sql" | "client" | "actor" | "now">,
  rules: PipelineRules,
  dealId: string,
): Promise<number | null> {
  const decided = decide(asking, rules, await readLastStep(asking, dealId));
  return "refused" in decided ? null : decided.until;
}

function decide({ actor, now }: Pick<Unit, "actor" | "now">, rules: PipelineRules, step: StepFound | null) {
  const asker = { userId: actor.userId, isHead: rules.may(actor, "deals.override") };
  return decideUndo(step && { at: step.at, by: step.by, canBeUndone: step.undo !== null }, asker, now);
}

/** Takes back the last change of a deal's place: move, win, loss, postponement, return or transfer. */
export async function undoMove(
  unit: Unit,
  rules: PipelineRules,
  dealId: string,
  request: { version: number },
): Promise<Moved | Refusal> {
  const deal = await lockDealAt(unit, dealId, request.version);
  if ("refused" in deal) return deal;
  const step = await readLastStep(unit, deal.id);
  const decided = decide(unit, rules, step);
  if ("refused" in decided) return decided;
  return takeBack(unit, deal, step);
}

/** Takes back the last change of a locked deal's place, whoever made it and when; the caller has decided that. */
export async function takeLastStepBack(unit: Unit, deal: LockedDeal): Promise<Moved | Refusal> {
  return takeBack(unit, deal, await readLastStep(unit, deal.id));
}

async function takeBack(unit: Unit, deal: LockedDeal, step: StepFound | null): Promise<Moved | Refusal> {
  if (!step?.undo) return refuse(pipelineRefusals, "nothing_to_undo");
  return (await checkGoesOn(unit, step.undo.before)) ?? takeStepBack(unit, deal, step.undo);
}

/** A deal goes on only where deals can stand: the pipeline may have been edited or put away since. */
async function checkGoesOn(unit: Unit, { status, pipelineId, stageId }: Place): Promise<Refusal | null> {
  if (status !== "open" && status !== "postponed") return null;
  const pipeline = await lockPipeline(unit, pipelineId, "share");
  if ("refused" in pipeline) return pipeline;
  if (pipeline.archivedAt !== null) return refuse(pipelineRefusals, "pipeline_archived");
  const stages = await readLiveStages(unit, pipeline.id);
  const goesOn = status === "postponed" || stages.some((stage) => stage.id === stageId && !stage.isWon);
  return goesOn ? null : refuse(pipelineRefusals, "stage_unknown");
}

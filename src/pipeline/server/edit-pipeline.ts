import { checkConditions } from "../../custom-fields/index.ts";
import { changedFields } from "../../kernel/changed-fields.ts";
import type { BodyOf } from "../../kernel/endpoint.ts";
import type { DealId, PipelineId, StageId } from "../../kernel/ids.ts";
import type { Refusal } from "../../kernel/refusal.ts";
import { isRefusal, refuse } from "../../kernel/refusal.ts";
import type { Unit } from "../../platform/database/unit.ts";
import type { archivePipeline as archiveEndpoint, patchPipeline, replacePipeline } from "../contract.ts";
import type { StageDraft, StageEdit } from "../domain/edit-stages.ts";
import { editStages } from "../domain/edit-stages.ts";
import { pipelineRefusals } from "../domain/refusals.ts";
import { en } from "../locales/en.ts";
import { ru } from "../locales/ru.ts";
import { lockDeal } from "./lock-deal.ts";
import { passGate } from "./pass-gate.ts";
import { lockPipeline } from "./pipeline.ts";
import type { PipelineRules } from "./pipeline-rules.ts";
import type { Stage } from "./stage.ts";
import { readLiveStages, readStages } from "./stage.ts";
import { archiveStages, updatePipeline, writeStages } from "./store.ts";
import { takeStep } from "./visits.ts";

type Edited = { readonly id: PipelineId } | Refusal;

/** The name is unique among pipelines in use; the index decides, also between two editors at once. */
export async function orNameTaken<T>(work: Promise<T>): Promise<T | Refusal<"pipeline_name_taken">> {
  return work.catch((error: { code?: string; constraint?: string }) => {
    if (error.code === "23505" && error.constraint === "pipelines_name") {
      return refuse(pipelineRefusals, "pipeline_name_taken", {
        errors: [{ path: "name", code: "pipeline_name_taken" }],
      });
    }
    throw error;
  });
}

/** Changes a pipeline's stages as a whole: what is left out is archived, its open deals go where `moveDeals` says. */
export async function editPipeline(
  unit: Unit,
  rules: PipelineRules,
  id: string,
  request: BodyOf<typeof replacePipeline>,
): Promise<Edited> {
  const leaving = await lockDealsLeftOut(
    unit,
    id,
    request.stages.flatMap((stage) => stage.id ?? []),
  );
  const pipeline = await lockAt(unit, id, request.version);
  if (isRefusal(pipeline)) return pipeline;
  const existing = await readStages(unit, [pipeline.id]);
  const edit = editStages(
    existing.map((stage) => ({ ...stage, isArchived: stage.archivedAt !== null })),
    request.stages as unknown as readonly StageDraft[],
  );
  if (isRefusal(edit)) return edit;
  const refused =
    (await checkConditions(unit, request.stages)) ??
    (await checkWonStage(unit, edit, existing)) ??
    checkTargets(edit, existing, request.moveDeals, leaving);
  if (refused) return refused;
  if (edit.archived.length > 0) await archiveStages(unit, edit.archived);
  await writeStages(unit, pipeline.id, edit.stages);
  const renamed = await orNameTaken(updatePipeline(unit, pipeline.id, { name: request.name }));
  if (isRefusal(renamed)) return renamed;
  const moved = await moveLeftDeals(unit, rules, pipeline.id, existing, request.moveDeals, leaving);
  if (moved) return moved;
  unit.audit({
    action: "pipeline.changed",
    entity: "pipeline",
    entityId: pipeline.id,
    changes: {
      ...changedFields({ name: pipeline.name }, { name: request.name }),
      stages: [existing.filter((stage) => stage.archivedAt === null), request.stages],
    },
  });
  unit.announce({ name: "pipeline", ids: { pipeline: pipeline.id } });
  return { id: pipeline.id };
}

interface LeavingDeal {
  readonly id: DealId;
  readonly stageId: StageId;
}

/** Deals are locked before their pipeline, as every move does. */
async function lockDealsLeftOut(unit: Unit, pipelineId: string, kept: readonly string[]): Promise<LeavingDeal[]> {
  const { rows } = await unit.client.query<LeavingDeal>(
    `select d.id, d.stage_id as "stageId" from deals d
     where d.workspace_id = $1 and d.pipeline_id = $2 and d.status = 'open' and d.deleted_at is null
       and d.stage_id <> all($3::uuid[]) order by d.id for update`,
    [unit.actor.workspaceId, pipelineId, kept],
  );
  return rows;
}

async function lockAt(unit: Unit, id: string, version: number) {
  const pipeline = await lockPipeline(unit, id, "update");
  if ("refused" in pipeline || pipeline.version === version) return pipeline;
  return refuse(pipelineRefusals, "version_conflict", { extra: { version: pipeline.version } });
}

/** A stage that becomes the won one must not hold open deals: they would be won without having been decided so. */
async function checkWonStage(unit: Unit, edit: StageEdit, existing: readonly Stage[]): Promise<Refusal | null> {
  const won = edit.stages.at(-1);
  if (!won?.id || existing.some((stage) => stage.id === won.id && stage.isWon)) return null;
  const { rowCount } = await unit.client.query(
    `select from deals where workspace_id = $1 and stage_id = $2 and status in ('open', 'postponed') and deleted_at is null limit 1`,
    [unit.actor.workspaceId, won.id],
  );
  return rowCount === 0
    ? null
    : refuse(pipelineRefusals, "won_stage_holds_deals", { params: { stage: won.regulation.name } });
}

function checkTargets(
  edit: StageEdit,
  existing: readonly Stage[],
  moveDeals: Readonly<Record<string, string>>,
  leaving: readonly LeavingDeal[],
): Refusal | null {
  for (const [stageId, deals] of Map.groupBy(leaving, (deal) => deal.stageId)) {
    const stage = existing.find((one) => one.id === stageId);
    const target = edit.stages.find((one) => one.id !== null && one.id === moveDeals[stageId]);
    if (target?.isWon) return refuse(pipelineRefusals, "deals_moved_to_won_stage");
    if (target === undefined) {
      return refuse(pipelineRefusals, "stage_holds_deals", {
        params: { stage: stage?.name ?? "", count: deals.length },
        extra: { stage: stageId, count: deals.length },
      });
    }
  }
  return null;
}

/**
 * The stage is taken from under the deals, which pass the gate with that as the reason: what they lack for their new stage
 * is named on each visit, and only who may override can push them past it (PIP-3).
 */
async function moveLeftDeals(
  unit: Unit,
  rules: PipelineRules,
  pipelineId: PipelineId,
  before: readonly Stage[],
  moveDeals: Readonly<Record<string, string>>,
  leaving: readonly LeavingDeal[],
): Promise<Refusal | null> {
  if (leaving.length === 0) return null;
  const stages = await readLiveStages(unit, pipelineId);
  const texts = unit.actor.workspace.locale === "ru" ? ru : en;
  for (const { id, stageId } of leaving) {
    const deal = await lockDeal({ ...unit, actor: { ...unit.actor, sees: "all" } }, id);
    const target = stages.find((one) => one.id === moveDeals[stageId]);
    if (isRefusal(deal)) return deal;
    if (target === undefined) return refuse(pipelineRefusals, "stage_unknown");
    const left = before.find((one) => one.id === stageId);
    const reason = texts.stageArchived.replace("{{stage}}", () => left?.name ?? "");
    const fromPosition = passedBefore(left, before, stages);
    const passed = await passGate(unit, rules, { dealId: deal.id, stages, fromPosition, target, override: { reason } });
    if (isRefusal(passed)) return passed;
    await takeStep(unit, deal, {
      action: "deal.moved",
      leaves: "moved",
      enters: { stage: target, override: passed.override ?? { reason, missing: [] } },
      becomes: { status: "open" },
    });
  }
  return null;
}

/** How far the deals of a stage that is gone have come in the edited order: to the last stage that stood before it. */
function passedBefore(left: Stage | undefined, before: readonly Stage[], stages: readonly Stage[]): number {
  const passed = new Set(
    before.filter((one) => left && one.archivedAt === null && one.position < left.position).map((one) => one.id),
  );
  return Math.max(0, ...stages.filter((one) => passed.has(one.id)).map((one) => one.position));
}

export async function renamePipeline(unit: Unit, id: string, request: BodyOf<typeof patchPipeline>): Promise<Edited> {
  const pipeline = await lockAt(unit, id, request.version);
  if (isRefusal(pipeline)) return pipeline;
  const { version: _, ...changes } = request;
  const written = await orNameTaken(updatePipeline(unit, pipeline.id, changes));
  if (isRefusal(written)) return written;
  unit.audit({ action: "pipeline.changed", entity: "pipeline", entityId: pipeline.id, changes });
  unit.announce({ name: "pipeline", ids: { pipeline: pipeline.id } });
  return { id: pipeline.id };
}

/** Puts a pipeline away; not while deals in it are open or put off. */
export async function archivePipeline(
  unit: Unit,
  id: string,
  request: BodyOf<typeof archiveEndpoint>,
): Promise<Edited> {
  const pipeline = await lockAt(unit, id, request.version);
  if (isRefusal(pipeline)) return pipeline;
  const { rows } = await unit.client.query<{ count: number }>(
    `select count(*) from deals where workspace_id = $1 and pipeline_id = $2 and status in ('open', 'postponed') and deleted_at is null`,
    [unit.actor.workspaceId, pipeline.id],
  );
  const count = rows[0]?.count ?? 0;
  if (count > 0) return refuse(pipelineRefusals, "pipeline_holds_deals", { params: { count } });
  await updatePipeline(unit, pipeline.id, { archivedAt: new Date(unit.now) });
  unit.audit({ action: "pipeline.archived", entity: "pipeline", entityId: pipeline.id });
  unit.announce({ name: "pipeline", ids: { pipeline: pipeline.id } });
  return { id: pipeline.id };
}

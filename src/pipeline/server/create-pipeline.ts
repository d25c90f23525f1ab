import { checkConditions } from "../../custom-fields/index.ts";
import type { BodyOf } from "../../kernel/endpoint.ts";
import type { PipelineId } from "../../kernel/ids.ts";
import type { Refusal } from "../../kernel/refusal.ts";
import { isRefusal, refuse } from "../../kernel/refusal.ts";
import type { Unit } from "../../platform/database/unit.ts";
import type { createPipeline as createEndpoint } from "../contract.ts";
import type { StageDraft } from "../domain/edit-stages.ts";
import { editStages } from "../domain/edit-stages.ts";
import { pipelineRefusals } from "../domain/refusals.ts";
import { orNameTaken } from "./edit-pipeline.ts";
import { findTemplate } from "./lint-and-templates.ts";
import { insertPipeline, writeStages } from "./store.ts";
import { createUsualLossReasons } from "./usual-loss-reasons.ts";

export interface NewPipeline {
  readonly name: string;
  readonly templateKey: string | null;
  readonly stages: readonly StageDraft[];
}

/** Creates a pipeline; the first one of a workspace brings the usual loss reasons with it. */
export async function createPipeline(
  unit: Unit,
  { name, templateKey, stages }: NewPipeline,
): Promise<{ readonly id: PipelineId } | Refusal> {
  if (stages.some((stage) => stage.id !== undefined)) return refuse(pipelineRefusals, "stage_ids_on_creation");
  const edit = editStages([], stages);
  if (isRefusal(edit)) return edit;
  const unknown = await checkConditions(unit, stages);
  if (unknown) return unknown;
  const id = unit.newId<"pipeline">();
  const written = await orNameTaken(insertPipeline(unit, { id, name, templateKey }));
  if (isRefusal(written)) return written;
  await writeStages(unit, id, edit.stages);
  await createUsualLossReasons(unit);
  unit.audit({ action: "pipeline.created", entity: "pipeline", entityId: id, changes: { name, templateKey, stages } });
  unit.announce({ name: "pipeline", ids: { pipeline: id } });
  return { id };
}

/** By the body of `POST /pipelines`, which is also the file of `pipeline create --file`: written out, or from a template. */
export async function createPipelineAsAsked(
  unit: Unit,
  request: BodyOf<typeof createEndpoint>,
): Promise<{ readonly id: PipelineId } | Refusal> {
  if ("stages" in request) {
    const stages = request.stages as unknown as readonly StageDraft[];
    return createPipeline(unit, { name: request.name, templateKey: null, stages });
  }
  const template = findTemplate(unit, request.template);
  if (isRefusal(template)) return template;
  return createPipeline(unit, {
    name: request.name ?? template.name,
    templateKey: template.key,
    stages: template.stages,
  });
}

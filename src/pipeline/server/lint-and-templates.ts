import type { AnswerOf, BodyOf } from "../../kernel/endpoint.ts";
import type { PipelineId } from "../../kernel/ids.ts";
import type { Refusal } from "../../kernel/refusal.ts";
import { isRefusal, refuse } from "../../kernel/refusal.ts";
import { millisecondsPerDay } from "../../kernel/time.ts";
import type { Reading } from "../../platform/database/unit.ts";
import type { lintDraft, listTemplates, proposePipelines } from "../contract.ts";
import type { LintStage, StageUsage } from "../domain/lint/lint-pipeline.ts";
import { lintPipeline } from "../domain/lint/lint-pipeline.ts";
import { pipelineRefusals } from "../domain/refusals.ts";
import type { PipelineDefinition } from "../domain/regulation.ts";
import type { PipelineTemplate } from "../domain/templates/define-template.ts";
import { isTemplateKey, pipelineTemplates, templateKeys } from "../domain/templates/pipeline-templates.ts";
import { proposePipeline } from "../domain/templates/propose-pipeline.ts";
import { lintEn } from "../locales/lint.en.ts";
import { lintRu } from "../locales/lint.ru.ts";
import { paceThresholds } from "./pace-thresholds.ts";
import { readPipeline } from "./pipeline.ts";
import type { Stage } from "./stage.ts";
import { readLiveStages } from "./stage.ts";

type Asking = Pick<Reading, "actor">;
type Findings = AnswerOf<typeof lintDraft>;

const messagesFor = ({ actor }: Asking) => (actor.workspace.locale === "ru" ? lintRu : lintEn);

export function lintStages(asking: Asking, stages: readonly LintStage[], usage?: readonly StageUsage[]): Findings {
  const options = { messages: messagesFor(asking), ...(usage ? { usage } : {}) };
  return { findings: lintPipeline({ stages }, options).map((finding) => ({ ...finding })) };
}

/** The lint of a pipeline in use (PIP-4): its wording, and how the last ninety days went through it. */
export async function lintPipelineInUse(reading: Reading, id: string): Promise<Findings | Refusal> {
  const pipeline = await readPipeline(reading, id);
  if (isRefusal(pipeline)) return pipeline;
  const stages = await readLiveStages(reading, id as PipelineId);
  return lintStages(reading, stages, await readUsage(reading, id, stages));
}

/** The same by name, whatever its case; for the command line. */
export async function lintPipelineNamed(reading: Reading, name: string): Promise<Findings | Refusal> {
  const { rows } = await reading.client.query<{ id: string }>(
    "select id from pipelines where workspace_id = $1 and lower(name) = lower($2) order by archived_at desc nulls first limit 1",
    [reading.actor.workspaceId, name.trim()],
  );
  const id = rows[0]?.id;
  return id === undefined ? refuse(pipelineRefusals, "pipeline_unknown") : lintPipelineInUse(reading, id);
}

async function readUsage(reading: Reading, pipelineId: string, stages: readonly Stage[]): Promise<StageUsage[]> {
  const thresholds = paceThresholds(reading, stages);
  const since = new Date(reading.now - 90 * millisecondsPerDay);
  const { rows } = await reading.client.query<{
    id: string;
    entries: number;
    exits: number;
    open: number;
    late: number;
  }>(
    `with used as (
       select stage_id, count(*) filter (where entered_at >= $3) as entries, count(*) filter (where left_at >= $3) as exits
       from visits where workspace_id = $1 and pipeline_id = $2 and void_at is null group by stage_id
     ), standing as (
       select d.stage_id, count(*) as open, count(*) filter (where d.stage_entered_at < t.twice) as late
       from deals d left join unnest($4::uuid[], $5::timestamptz[]) as t(stage_id, twice) on t.stage_id = d.stage_id
       where d.workspace_id = $1 and d.pipeline_id = $2 and d.status = 'open' and d.deleted_at is null group by d.stage_id
     )
     select s.id, coalesce(used.entries, 0) as entries, coalesce(used.exits, 0) as exits, coalesce(standing.open, 0) as open,
       coalesce(standing.late, 0) as late
     from stages s left join used on used.stage_id = s.id left join standing on standing.stage_id = s.id
     where s.workspace_id = $1 and s.pipeline_id = $2`,
    [reading.actor.workspaceId, pipelineId, since, thresholds.stageIds, thresholds.twice],
  );
  return stages.map((stage) => {
    const row = rows.find((one) => one.id === stage.id);
    return {
      entries: row?.entries ?? 0,
      exits: row?.exits ?? 0,
      open: row?.open ?? 0,
      openOverTwiceTarget: stage.targetHours === null ? null : (row?.late ?? 0),
    };
  });
}

const wireDefinition = ({ name, stages }: PipelineDefinition) => ({
  name,
  stages: stages.map((stage) => ({
    ...stage,
    entryConditions: [...stage.entryConditions],
    contactChain: [...stage.contactChain],
  })),
});

export function readTemplates({ actor }: Asking): AnswerOf<typeof listTemplates> {
  return {
    items: templateKeys.map((key) => {
      const template = pipelineTemplates[key](actor.workspace.locale);
      const { description, bestFor } = template;
      return { key, description, bestFor, ...wireDefinition(template) };
    }),
  };
}

/** The template in the workspace's language. */
export function findTemplate({ actor }: Asking, key: string): PipelineTemplate | Refusal<"template_unknown"> {
  return isTemplateKey(key)
    ? pipelineTemplates[key](actor.workspace.locale)
    : refuse(pipelineRefusals, "template_unknown");
}

/** PIP-1: what the wizard proposes, with the proposed key stage marked. */
export function propose(asking: Asking, answers: BodyOf<typeof proposePipelines>): AnswerOf<typeof proposePipelines> {
  const { template, approach, keyStage } = proposePipeline(answers);
  const { name, stages } = pipelineTemplates[template](asking.actor.workspace.locale);
  const marked = stages.map((stage, index) => ({ ...stage, isKeyStage: index === keyStage }));
  return { template, approach, keyStage, definition: wireDefinition({ name, stages: marked }) };
}

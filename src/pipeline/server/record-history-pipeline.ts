import type { PipelineId } from "../../kernel/ids.ts";
import type { Refusal } from "../../kernel/refusal.ts";
import { isRefusal, refuse } from "../../kernel/refusal.ts";
import type { Unit } from "../../platform/database/unit.ts";
import { pipelineRefusals } from "../domain/refusals.ts";
import type { StageRegulation } from "../domain/regulation.ts";
import { maximumStages } from "../domain/vocabulary.ts";
import { createPipeline } from "./create-pipeline.ts";

const wonNames = { ru: ["Выиграна", "Сделка выиграна"], en: ["Won", "Deal won"] } as const;

/**
 * The pipeline of that name, made of the file's stages when there is none; afterwards `history_stages (key, stage_id,
 * is_won)` has the stages that deals can stand on. Refuses too_many_stages.
 */
export async function historyPipeline(unit: Unit, name: string): Promise<PipelineId | Refusal> {
  const { client, actor } = unit;
  const { rows } = await client.query<{ id: PipelineId }>(
    "select id from pipelines where workspace_id = $1 and lower(name) = lower(btrim($2)) and archived_at is null for share",
    [actor.workspaceId, name],
  );
  const id = rows[0]?.id ?? (await createFromHistory(unit, name.trim()));
  if (isRefusal(id)) return id;
  await client.query(
    `create temp table history_stages (key text collate "C", stage_id uuid, is_won boolean) on commit drop`,
  );
  await client.query(
    `insert into history_stages
     select lower(btrim(name)), (array_agg(id order by position))[1], (array_agg(is_won order by position))[1] from stages
     where workspace_id = $1 and pipeline_id = $2 and archived_at is null group by 1`,
    [actor.workspaceId, id],
  );
  return id;
}

/**
 * cli.md: stages by the median, over deals, of the index at which the deal first entered the stage among its distinct
 * stages; ties by more deals, then by name; the won stage last.
 */
async function createFromHistory(unit: Unit, name: string): Promise<PipelineId | Refusal> {
  const { rows } = await unit.client.query<{ name: string }>(
    `select min(name) as name
     from (
       select deal, key, min(name) as name, row_number() over (partition by deal order by min(rank)) as place
       from (
         select deal, lower(btrim(stage) collate "default") as key, btrim(stage) as name, row_number() over (partition by deal order by at, line) as rank
         from history_entries where stage is not null) as entries
       group by deal, key) as firsts
     group by key order by percentile_cont(0.5) within group (order by place), count(*) desc, key collate "C" limit $1`,
    [maximumStages],
  );
  if (rows.length >= maximumStages)
    return refuse(pipelineRefusals, "too_many_stages", { params: { count: maximumStages } });
  const taken = new Set(rows.map((row) => row.name.toLowerCase()));
  const candidates = wonNames[unit.actor.workspace.locale];
  const won = candidates.find((candidate) => !taken.has(candidate.toLowerCase())) ?? `${candidates[0]} (${name})`;
  const stages = [...rows.map((row) => row.name), won].map(bareStage);
  const created = await createPipeline(unit, { name, templateKey: null, stages });
  return isRefusal(created) ? created : created.id;
}

const bareStage = (name: string): StageRegulation => ({
  name,
  isKeyStage: false,
  done: "",
  buyerStep: "",
  keyTask: "",
  entryConditions: [],
  contactChain: [],
  targetHours: null,
  plannedConversion: null,
});

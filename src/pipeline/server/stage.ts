import type { PipelineId, StageId } from "../../kernel/ids.ts";
import type { Reading } from "../../platform/database/unit.ts";
import type { StageRegulation } from "../domain/regulation.ts";

/** A stage with its regulation as the server holds it. */
export interface Stage extends StageRegulation {
  readonly id: StageId;
  readonly pipelineId: PipelineId;
  readonly ordinal: number;
  readonly position: number;
  readonly isWon: boolean;
  readonly archivedAt: Date | null;
}

interface StageRow {
  id: string;
  pipeline_id: string;
  ordinal: number;
  position: number;
  name: string;
  is_key_stage: boolean;
  is_won: boolean;
  done: string;
  buyer_step: string;
  key_task: string;
  entry_conditions: StageRegulation["entryConditions"];
  contact_chain: StageRegulation["contactChain"];
  target_hours: number | null;
  planned_conversion: number | null;
  archived_at: Date | null;
}

type Asking = Pick<Reading, "sql" | "client" | "actor">;

const stagesWhere = (condition: string) =>
  `select s.id, s.pipeline_id, s.ordinal, s.position, s.name, s.is_key_stage, s.is_won, s.done, s.buyer_step, s.key_task,
     s.entry_conditions, s.contact_chain, s.target_hours, s.planned_conversion, s.archived_at
   from stages s
   where s.workspace_id = $1 and ${condition}
   order by s.pipeline_id, s.position, s.ordinal`;

const stageOf = (row: StageRow): Stage => ({
  id: row.id as StageId,
  pipelineId: row.pipeline_id as PipelineId,
  ordinal: row.ordinal,
  position: row.position,
  name: row.name,
  isKeyStage: row.is_key_stage,
  isWon: row.is_won,
  done: row.done,
  buyerStep: row.buyer_step,
  keyTask: row.key_task,
  entryConditions: row.entry_conditions,
  contactChain: row.contact_chain,
  targetHours: row.target_hours,
  plannedConversion: row.planned_conversion,
  archivedAt: row.archived_at,
});

const isLive = (stage: Stage) => stage.archivedAt === null;

/** All stages of the given pipelines, or of all, in the order of the board; archived ones included. */
export async function readStages(asking: Asking, pipelineIds: readonly PipelineId[] | null): Promise<Stage[]> {
  const { rows } = await asking.client.query<StageRow>({
    name: "read_stages",
    text: stagesWhere("($2::uuid[] is null or s.pipeline_id = any($2))"),
    values: [asking.actor.workspaceId, pipelineIds],
  });
  return rows.map(stageOf);
}

/** The stages that deals can stand on, in the order of the board. */
export async function readLiveStages(asking: Asking, pipelineId: PipelineId): Promise<Stage[]> {
  return (await readStages(asking, [pipelineId])).filter(isLive);
}

/** The same of the pipeline that the deal is in, along with a statement that reads the deal itself; none of an unknown deal. */
export async function readLiveStagesOfDeal(asking: Asking, dealId: string): Promise<Stage[]> {
  const { rows } = await asking.client.query<StageRow>({
    name: "read_stages_of_deal",
    text: stagesWhere("s.pipeline_id = (select pipeline_id from deals where workspace_id = $1 and id = $2)"),
    values: [asking.actor.workspaceId, dealId],
  });
  return rows.map(stageOf).filter(isLive);
}

import type { PipelineId } from "../../kernel/ids.ts";
import type { Reading } from "../../platform/database/unit.ts";
import { winProbability } from "../domain/probability.ts";
import type { ChanceStep } from "../domain/stage-chances.ts";

type Asking = Pick<Reading, "client" | "actor">;

interface ChanceRow {
  readonly stage_id: string;
  readonly day: number;
  readonly still_open: number;
  readonly finally_won: number;
  readonly chance: number;
}

const stepOf = (row: ChanceRow): ChanceStep => ({
  day: row.day,
  stillOpen: row.still_open,
  won: row.finally_won,
  chance: row.chance,
});

/** The chances by age of the stages of a pipeline, as the worker last counted them; a stage without history is missing. */
async function readChances({ client, actor }: Asking, pipelineId: PipelineId) {
  const { rows } = await client.query<ChanceRow>({
    name: "read_chances",
    text: `select c.stage_id, c.day, c.still_open, c.finally_won, c.chance from stages s
           join stage_chances c on c.workspace_id = s.workspace_id and c.stage_id = s.id
           where s.workspace_id = $1 and s.pipeline_id = $2 and s.archived_at is null order by c.day`,
    values: [actor.workspaceId, pipelineId],
  });
  const byStage = Map.groupBy(rows, (row) => row.stage_id);
  return new Map([...byStage].map(([stageId, own]): [string, ChanceStep[]] => [stageId, own.map(stepOf)]));
}

/** The same of the stage that a deal stands on, along with a statement that reads the deal. */
export async function readChancesOfDeal({ client, actor }: Asking, dealId: string): Promise<ChanceStep[]> {
  const { rows } = await client.query<ChanceRow>({
    name: "read_chances_of_deal",
    text: `select c.stage_id, c.day, c.still_open, c.finally_won, c.chance from stage_chances c
           where c.workspace_id = $1 and c.stage_id = (select stage_id from deals where workspace_id = $1 and id = $2)
           order by c.day`,
    values: [actor.workspaceId, dealId],
  });
  return rows.map(stepOf);
}

/** A stage that deals stand on, with p(stage, age): what the board, the card and the forecast all count with (PLA-8). */
export interface ChancedStage {
  readonly id: string;
  readonly name: string;
  readonly position: number;
  readonly isKeyStage: boolean;
  readonly isWon: boolean;
  readonly targetHours: number | null;
  readonly plannedConversion: number | null;
  readonly chances: readonly ChanceStep[];
}

/** The stages in use of a pipeline, in the order of the board, each with its chances. */
export async function readChancedStages(asking: Asking, pipelineId: PipelineId): Promise<ChancedStage[]> {
  const chances = await readChances(asking, pipelineId);
  const { rows } = await asking.client.query<Omit<ChancedStage, "chances">>({
    name: "read_chanced_stages",
    text: `select id, name, position, is_key_stage as "isKeyStage", is_won as "isWon", target_hours as "targetHours",
             planned_conversion as "plannedConversion"
           from stages where workspace_id = $1 and pipeline_id = $2 and archived_at is null order by position`,
    values: [asking.actor.workspaceId, pipelineId],
  });
  return rows.map((row) => ({ ...row, chances: chances.get(row.id) ?? [] }));
}

/** p(stage, age) of a deal that entered the stage then. */
export function chanceOfDeal(stages: readonly ChancedStage[], stageId: string, age: number): number | null {
  const here = stages.find(({ id }) => id === stageId);
  return here ? winProbability(stages, here.position, age) : null;
}

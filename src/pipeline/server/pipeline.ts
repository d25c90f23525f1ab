import type { PipelineId } from "../../kernel/ids.ts";
import type { Refusal } from "../../kernel/refusal.ts";
import { refuse } from "../../kernel/refusal.ts";
import type { Reading, Unit } from "../../platform/database/unit.ts";
import type { PipelineAnswer } from "../contract.ts";
import { pipelineRefusals } from "../domain/refusals.ts";
import type { Stage } from "./stage.ts";
import { readStages } from "./stage.ts";

type Asking = Pick<Reading, "sql" | "client" | "actor">;

interface PipelineRow {
  readonly id: PipelineId;
  readonly name: string;
  readonly templateKey: string | null;
  readonly position: number;
  readonly archivedAt: Date | null;
  readonly version: number;
}

const columns = `id, name, template_key as "templateKey", position, archived_at as "archivedAt", version`;

/** "share": as long as a deal is entering it, its stages stay as they are; "update": its stages are about to change. */
export async function lockPipeline(
  unit: Unit,
  id: string,
  strength: "share" | "update",
): Promise<PipelineRow | Refusal<"pipeline_unknown">> {
  const { rows } = await unit.client.query<PipelineRow>({
    name: `lock_pipeline_${strength}`,
    text: `select ${columns} from pipelines where workspace_id = $1 and id = $2 for ${strength}`,
    values: [unit.actor.workspaceId, id],
  });
  return rows[0] ?? refuse(pipelineRefusals, "pipeline_unknown");
}

/** Pipelines in their order with their live stages; put-away ones only when asked for. */
export async function readPipelines(asking: Asking, options: { archived: boolean }): Promise<PipelineAnswer[]> {
  const { rows } = await asking.client.query<PipelineRow>(
    `select ${columns} from pipelines where workspace_id = $1 and ($2 or archived_at is null) order by position, id`,
    [asking.actor.workspaceId, options.archived],
  );
  const stages = Map.groupBy(await readStages(asking, null), (stage) => stage.pipelineId);
  return rows.map((row) => pipelineAnswer(row, stages.get(row.id) ?? []));
}

export async function readPipeline(asking: Asking, id: string): Promise<PipelineAnswer | Refusal<"pipeline_unknown">> {
  const { rows } = await asking.client.query<PipelineRow>(
    `select ${columns} from pipelines where workspace_id = $1 and id = $2`,
    [asking.actor.workspaceId, id],
  );
  const row = rows[0];
  return row ? pipelineAnswer(row, await readStages(asking, [row.id])) : refuse(pipelineRefusals, "pipeline_unknown");
}

function pipelineAnswer(row: PipelineRow, stages: readonly Stage[]): PipelineAnswer {
  return {
    ...row,
    archivedAt: row.archivedAt?.toISOString() ?? null,
    stages: stages
      .filter((stage) => stage.archivedAt === null)
      .map(({ pipelineId: _, ...stage }) => ({
        ...stage,
        entryConditions: [...stage.entryConditions],
        contactChain: [...stage.contactChain],
        archivedAt: null,
      })),
  };
}

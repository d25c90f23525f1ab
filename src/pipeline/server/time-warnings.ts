import type { BodyOf } from "../../kernel/endpoint.ts";
import { isRefusal, type Refusal } from "../../kernel/refusal.ts";
import type { Reading, Unit } from "../../platform/database/unit.ts";
import type { setTimeWarnings as setEndpoint } from "../contract.ts";
import { lockPipeline } from "./pipeline.ts";

type Shares = BodyOf<typeof setEndpoint>;

export interface PipelineWarnings extends Shares {
  readonly pipelineId: string;
  readonly name: string;
}

/** Of the pipelines in use, in their order. */
export async function readTimeWarnings({
  client,
  actor,
}: Pick<Reading, "client" | "actor">): Promise<PipelineWarnings[]> {
  const { rows } = await client.query<PipelineWarnings>(
    `select id as "pipelineId", name, warn_owner_share as "ownerShare", warn_head_share as "headShare" from pipelines
     where workspace_id = $1 and archived_at is null order by position, id`,
    [actor.workspaceId],
  );
  return rows;
}

/** From now on: a lower threshold does not warn of what lies beyond it already. Refuses `pipeline_unknown`. (PIP-8) */
export async function setTimeWarnings(unit: Unit, id: string, shares: Shares): Promise<Shares | Refusal> {
  const pipeline = await lockPipeline(unit, id, "share");
  if (isRefusal(pipeline)) return pipeline;
  const { rowCount } = await unit.client.query(
    `update pipelines set warn_owner_share = $3, warn_head_share = $4, time_warnings_since = $5
     where workspace_id = $1 and id = $2
       and (warn_owner_share is distinct from $3::numeric or warn_head_share is distinct from $4::numeric)`,
    [unit.actor.workspaceId, id, shares.ownerShare, shares.headShare, new Date(unit.now)],
  );
  if (rowCount === 1) {
    unit.audit({ action: "pipeline.time_warnings_changed", entity: "pipeline", entityId: id, changes: { ...shares } });
    unit.announce({ name: "pipeline", ids: { pipeline: id } });
  }
  return shares;
}

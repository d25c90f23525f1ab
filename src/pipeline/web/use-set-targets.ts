import { useQueryClient } from "@tanstack/react-query";
import type { InputOf } from "../../ui/api/client.ts";
import { call } from "../../ui/api/client.ts";
import { endpointKey } from "../../ui/api/use-endpoint.ts";
import { getBoard, getPipeline, listPipelines, type PipelineAnswer, replacePipeline } from "../contract.ts";

/** New targets in working hours by stage; null takes the target away. */
export type NewTargets = ReadonlyMap<string, number | null>;

/**
 * Writes new targets into the regulation (PLA-12). Reads the pipeline anew, so that nothing else of it is lost; refused
 * with `version_conflict` when somebody else writes at the same time. Answers with the targets as they were, for the way back.
 */
export function useSetTargets() {
  const client = useQueryClient();
  return async (pipelineId: string, targets: NewTargets): Promise<NewTargets> => {
    const pipeline = await call(getPipeline, { params: { id: pipelineId } });
    const { name, version } = pipeline;
    const body = { name, version, stages: draftsOf(pipeline, targets) };
    await call(replacePipeline, { params: { id: pipelineId }, body });
    for (const read of [listPipelines, getPipeline, getBoard]) {
      void client.invalidateQueries({ queryKey: endpointKey(read) });
    }
    return new Map(
      pipeline.stages.flatMap(({ id, targetHours }) => (targets.has(id) ? [[id, targetHours] as const] : [])),
    );
  };
}

type Drafts = InputOf<typeof replacePipeline>["body"]["stages"];

function draftsOf({ stages }: PipelineAnswer, targets: NewTargets): Drafts {
  return stages.map(({ ordinal: _o, position: _p, isWon: _w, archivedAt: _a, ...draft }) => ({
    ...draft,
    targetHours: targets.has(draft.id) ? (targets.get(draft.id) ?? null) : draft.targetHours,
  })) as Drafts;
}

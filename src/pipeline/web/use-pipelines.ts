import { useEndpoint } from "../../ui/api/use-endpoint.ts";
import { useSession } from "../../ui/session.tsx";
import { listPipelines, type PipelineAnswer } from "../contract.ts";

const none: readonly PipelineAnswer[] = [];

/** Pipelines with their stages, in order. */
export function usePipelines() {
  const pipelines = useEndpoint(listPipelines, {}, { staleTime: 120_000 });
  return { ...pipelines, items: pipelines.data?.items ?? none };
}

/** The pipeline of the address, else the one looked at last, else the first. */
export function useChosenPipeline(asked: string | undefined) {
  const { workspace } = useSession();
  const pipelines = usePipelines();
  const pipeline = choosePipeline(pipelines.items, asked, workspace.id);
  const remember = (id: string) => localStorage.setItem(keyOf(workspace.id), id);
  return { ...pipelines, pipeline, remember };
}

const keyOf = (workspaceId: string) => `voronka.pipeline.${workspaceId}`;

export function choosePipeline(
  items: readonly PipelineAnswer[],
  asked: string | undefined,
  workspaceId: string,
): PipelineAnswer | undefined {
  const find = (id: string | null | undefined) => items.find((one) => one.id === id);
  return find(asked) ?? find(localStorage.getItem(keyOf(workspaceId))) ?? items[0];
}

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
  const key = `voronka.pipeline.${workspace.id}`;
  const pipelines = usePipelines();
  const find = (id: string | null | undefined) => pipelines.items.find((one) => one.id === id);
  const pipeline = find(asked) ?? find(localStorage.getItem(key)) ?? pipelines.items[0];
  const remember = (id: string) => localStorage.setItem(key, id);
  return { ...pipelines, pipeline, remember };
}

import { useEndpoint } from "../../ui/api/use-endpoint.ts";
import { listPipelines, type PipelineAnswer } from "../contract.ts";

/** Pipelines in use with their stages, in the order of the board; empty while they load. */
export function usePipelines(): readonly PipelineAnswer[] {
  return useEndpoint(listPipelines, {}, { staleTime: 5 * 60_000 }).data?.items ?? [];
}

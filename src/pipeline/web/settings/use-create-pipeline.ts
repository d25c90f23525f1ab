import { useMutationEndpoint } from "../../../ui/api/use-endpoint.ts";
import { useGo } from "../../../ui/link.tsx";
import { createPipeline, listPipelines } from "../../contract.ts";

/** Creates and goes to the editor of what was created. */
export function useCreatePipeline() {
  const go = useGo();
  return useMutationEndpoint(createPipeline, {
    refreshes: [listPipelines],
    onDone: ({ id }) => void go(`/settings/pipelines/${id}`),
  });
}

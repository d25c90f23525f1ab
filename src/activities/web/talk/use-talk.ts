import { useQueryClient } from "@tanstack/react-query";
import { call } from "../../../ui/api/client.ts";
import { endpointKey, useMutationEndpoint } from "../../../ui/api/use-endpoint.ts";
import {
  changeComment,
  createComment,
  deleteComment,
  getActivity,
  getNextStep,
  getTimeline,
  listActivities,
  listComments,
  restoreComment,
} from "../../contract.ts";

const reads = [getTimeline, getNextStep, listActivities, listComments, getActivity];

/** Says, changes and deletes, and reads anew what shows it. */
export function useTalk() {
  const client = useQueryClient();
  const refresh = () => Promise.all(reads.map((read) => client.invalidateQueries({ queryKey: endpointKey(read) })));
  const say = useMutationEndpoint(createComment, { refreshes: reads });
  const change = useMutationEndpoint(changeComment, { refreshes: reads });
  const remove = (id: string) => call(deleteComment, { params: { id }, query: {} }).then(refresh);
  const restore = (id: string) => call(restoreComment, { params: { id }, body: {} }).then(refresh);
  return { say, change, remove, restore, refresh };
}

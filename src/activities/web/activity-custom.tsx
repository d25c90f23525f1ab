import { CustomFacts } from "../../custom-fields/web/index.ts";
import { useMutationEndpoint } from "../../ui/api/use-endpoint.ts";
import { useMay } from "../../ui/session.tsx";
import { type Activity, changeActivity, getActivity, getNextStep, getTimeline, listActivities } from "../contract.ts";

/** The workspace's own fields of an activity: what is filled in, the others a press away (PLT-6). */
export function ActivityCustom({ activity }: { activity: Activity }) {
  const mayEdit = useMay("activities.edit");
  const change = useMutationEndpoint(changeActivity, {
    refreshes: [getNextStep, getTimeline, listActivities, getActivity],
  });
  return (
    <CustomFacts
      entity="activity"
      isBrief
      values={activity.custom}
      mayEdit={mayEdit}
      onSave={(custom) =>
        change.mutateAsync({ params: { id: activity.id }, body: { custom, version: activity.version } })
      }
    />
  );
}

import { useTranslation } from "react-i18next";
import { useMutationEndpoint } from "../../ui/api/use-endpoint.ts";
import { useToast, useUndo } from "../../ui/feedback/toast.tsx";
import { changeActivity, getNextStep, getStageChain, getTimeline, listActivities } from "../contract.ts";

/** When an activity stands, as a calendar moves it. */
export interface Standing {
  readonly plannedAt: string;
  readonly hasTime: boolean;
  readonly durationMinutes: number | null;
}

/** Moves an open activity in time, with the way back; resolves when screens may read anew, whether it moved or was refused. */
export function useReschedule(refresh: () => Promise<unknown>) {
  const { t } = useTranslation("activities");
  const toast = useToast();
  const { begin } = useUndo();
  const change = useMutationEndpoint(changeActivity, {
    refreshes: [getNextStep, getStageChain, getTimeline, listActivities],
  });
  return async (id: string, version: number, to: Standing, before: Standing): Promise<void> => {
    const sent = begin();
    try {
      const moved = await change.mutateAsync({ params: { id }, body: { version, ...to } });
      const undo = async () => {
        await change.mutateAsync({ params: { id }, body: { version: moved.version, ...before } });
        await refresh();
      };
      sent.done({ message: t("web.rescheduled", { subject: moved.subject }), undo });
    } catch (error) {
      sent.refused();
      toast(error instanceof Error ? error.message : String(error));
    }
    await refresh();
  };
}

import { useRef } from "react";
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
  const put = usePutInTurn();
  return async (id: string, version: number, to: Standing, before: Standing): Promise<void> => {
    const sent = begin();
    try {
      const moved = await put(id, version, to);
      const undo = async () => {
        await put(id, moved.version, before);
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

/** Keys are quicker than answers: changes of one activity go one after another, each upon the version that the last one left. */
function usePutInTurn() {
  const change = useMutationEndpoint(changeActivity, {
    refreshes: [getNextStep, getStageChain, getTimeline, listActivities],
  });
  const turns = useRef(new Map<string, Promise<number>>());
  return async (id: string, version: number, standing: Standing) => {
    const sent = (turns.current.get(id) ?? Promise.resolve(0)).then((left) =>
      change.mutateAsync({ params: { id }, body: { version: Math.max(version, left), ...standing } }),
    );
    const left = sent.then(
      (moved) => moved.version,
      () => 0,
    );
    turns.current.set(id, left);
    return sent;
  };
}

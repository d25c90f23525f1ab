import { Modal } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useEndpoint } from "../../ui/api/use-endpoint.ts";
import { getActivity } from "../contract.ts";
import type { ActivityKind } from "../domain/activity-kind.ts";
import { emptyDraft } from "./activity-form.tsx";
import { CompletionDialog } from "./completion-dialog.tsx";
import { PlanStep } from "./plan-step.tsx";
import { useStageChain } from "./use-activities.ts";

interface PlanDialogProps {
  /** The moment chosen, ISO 8601; the dialog is open while there is one. */
  readonly at: string | null;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Plans an activity of one's own at a moment chosen elsewhere, as in a calendar. */
export function PlanDialog({ at, onClose, onDone }: PlanDialogProps) {
  const { t } = useTranslation("activities");
  const done = () => {
    onClose();
    onDone();
  };
  return (
    <Modal
      opened={at !== null}
      onClose={onClose}
      size={480}
      title={t("web.plan")}
      closeButtonProps={{ "aria-label": t("web.close") }}
    >
      {at !== null && (
        <PlanStep
          dealId={null}
          autoFocus
          initial={{ ...emptyDraft("call"), plannedAt: at, durationMinutes: 30 }}
          onCancel={onClose}
          onDone={done}
        />
      )}
    </Modal>
  );
}

interface RecordDialogProps {
  readonly dealId: string;
  readonly kind: ActivityKind;
  readonly title: string;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Records what was just done on a deal that had nothing planned. */
export function RecordDialog({ dealId, kind, title, onClose, onDone }: RecordDialogProps) {
  const { t } = useTranslation("activities");
  const done = () => {
    onClose();
    onDone();
  };
  return (
    <Modal opened onClose={onClose} size={500} title={title} closeButtonProps={{ "aria-label": t("web.close") }}>
      <PlanStep dealId={dealId} isDone autoFocus initial={emptyDraft(kind)} onCancel={onClose} onDone={done} />
    </Modal>
  );
}

interface CompleteDialogProps {
  readonly id: string;
  readonly dealId: string | null;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Completes an activity known by its id, and offers what the stage's chain has after it. */
export function CompleteDialog({ id, dealId, onClose, onDone }: CompleteDialogProps) {
  const activity = useEndpoint(getActivity, { params: { id } }, { staleTime: 0 }).data ?? null;
  const chain = useStageChain(dealId).data;
  const isReady = dealId === null || chain !== undefined;
  const offered = (chain?.next?.kind === activity?.kind ? chain?.afterNext : chain?.next) ?? null;
  return <CompletionDialog activity={isReady ? activity : null} {...{ offered, onClose, onDone }} />;
}

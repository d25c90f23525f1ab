import { Modal } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useUndo } from "../../ui/feedback/toast.tsx";
import { type ActivityDraft, ActivityForm, emptyDraft, inputOf } from "./activity-form.tsx";
import { useActivityChanges } from "./use-activities.ts";

interface PlanStepProps {
  readonly dealId: string;
  readonly initial?: ActivityDraft;
  readonly isDone?: boolean;
  readonly isKindFixed?: boolean;
  readonly submitLabel?: string;
  readonly onDone?: () => void;
  readonly onCancel?: () => void;
  readonly autoFocus?: boolean;
  readonly isQuiet?: boolean;
  readonly about?: string | undefined;
}

/** Plans an activity of a deal, or records one that is done, right where it stands. */
export function PlanStep({ dealId, isDone = false, onDone, submitLabel, ...form }: PlanStepProps) {
  const { t } = useTranslation("activities");
  const { create, remove } = useActivityChanges();
  const { follow } = useUndo();
  const submit = (draft: ActivityDraft) => {
    const done = isDone || draft.kind === "note";
    const sending = create.mutateAsync({ body: { ...inputOf(draft, done), dealId } });
    follow(sending, ({ id, subject }) => ({
      message: t(done ? "web.recorded" : "web.planned", { subject }),
      undo: () => remove(id),
    })).then(
      () => onDone?.(),
      () => undefined, // the form says why
    );
  };
  return (
    <ActivityForm
      {...form}
      isDone={isDone}
      isBusy={create.isPending}
      error={create.error}
      submitLabel={submitLabel ?? t(isDone ? "web.record" : "web.plan")}
      onSubmit={submit}
    />
  );
}

interface NextStepDialogProps {
  readonly dealId: string | null;
  readonly title: string;
  readonly onClose: () => void;
  readonly onDone?: () => void;
}

/** "Следующий шаг" over any screen; opens while a deal is given. */
export function NextStepDialog({ dealId, title, onClose, onDone }: NextStepDialogProps) {
  const { t } = useTranslation("activities");
  return (
    <Modal
      opened={dealId !== null}
      onClose={onClose}
      size={480}
      title={t("web.nextStepOf", { title })}
      closeButtonProps={{ "aria-label": t("web.close") }}
    >
      {dealId !== null && (
        <PlanStep
          dealId={dealId}
          autoFocus
          initial={emptyDraft("call")}
          onCancel={onClose}
          onDone={() => {
            onClose();
            onDone?.();
          }}
        />
      )}
    </Modal>
  );
}

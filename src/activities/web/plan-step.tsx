import { Modal } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { LinesSkeleton } from "../../ui/feedback/skeletons.tsx";
import { useUndo } from "../../ui/feedback/toast.tsx";
import { type ActivityDraft, ActivityForm, inputOf, offeredDraft } from "./activity-form.tsx";
import { sendFiles } from "./talk/upload-queue.ts";
import { useActivityChanges, useStageChain } from "./use-activities.ts";

/** What an activity is about, where it is not of a deal. */
export interface OfCustomer {
  readonly companyId?: string;
  readonly contactId?: string;
}

interface PlanStepProps {
  /** Null: an activity of one's own, of no deal. */
  readonly dealId: string | null;
  readonly customer?: OfCustomer | undefined;
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
export function PlanStep({ dealId, customer = {}, isDone = false, onDone, submitLabel, ...form }: PlanStepProps) {
  const { t } = useTranslation("activities");
  const { create, remove } = useActivityChanges();
  const { follow } = useUndo();
  const mode = `${form.initial?.kind} ${isDone}`;
  const [refusedAs, setRefusedAs] = useState(mode);
  const submit = (draft: ActivityDraft) => {
    const done = isDone || draft.kind === "note";
    const subject = dealId === null ? customer : { dealId };
    const sending = create.mutateAsync({ body: { ...inputOf(draft, done), ...subject } });
    follow(sending, ({ id, subject }) => ({
      message: t(done ? "web.recorded" : "web.planned", { subject }),
      undo: () => remove(id),
    })).then(
      ({ id }) => {
        if (done) sendFiles(id, draft.files ?? []);
        onDone?.();
      },
      () => setRefusedAs(mode), // the form says why
    );
  };
  return (
    <ActivityForm
      {...form}
      dealId={dealId}
      isDone={isDone}
      isBusy={create.isPending}
      error={refusedAs === mode ? create.error : null}
      submitLabel={submitLabel ?? t(isDone ? "web.record" : "web.plan")}
      onSubmit={submit}
    />
  );
}

interface NextStepDialogProps {
  readonly dealId: string | null;
  readonly title: string;
  readonly onClose: () => void;
  readonly onDone?: (() => void) | undefined;
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
      {dealId !== null && <OfferedStep {...{ dealId, onClose, onDone }} />}
    </Modal>
  );
}

/** The form as the stage's chain fills it in: Enter accepts it. */
function OfferedStep({
  dealId,
  onClose,
  onDone,
}: { dealId: string } & Pick<NextStepDialogProps, "onClose" | "onDone">) {
  const chain = useStageChain(dealId);
  if (chain.isPending) return <LinesSkeleton lines={3} />;
  return (
    <PlanStep
      dealId={dealId}
      autoFocus
      initial={offeredDraft(chain.data?.next)}
      onCancel={onClose}
      onDone={() => {
        onClose();
        onDone?.();
      }}
    />
  );
}

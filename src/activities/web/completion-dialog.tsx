import { Button, Checkbox, Modal } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { CustomInputs, isSameValue, type OwnValues } from "../../custom-fields/web/index.ts";
import { useUndo } from "../../ui/feedback/toast.tsx";
import { FormRefusal } from "../../ui/forms/form-refusal.tsx";
import { serverErrors } from "../../ui/forms/server-errors.ts";
import { Kbd } from "../../ui/keyboard/kbd.tsx";
import type { Activity, OfferedContact } from "../contract.ts";
import classes from "./activities.module.css";
import { type ActivityDraft, inputOf, NextFields, offeredDraft } from "./activity-form.tsx";
import { HeldChoice, isHoldable } from "./held-choice.tsx";
import { TalkText } from "./talk/talk-text.tsx";
import { sendFiles } from "./talk/upload-queue.ts";
import { useTalkDraft } from "./talk/use-talk-draft.ts";
import { useActivityChanges } from "./use-activities.ts";

interface CompletionDialogProps {
  readonly activity: Activity | null;
  /** What the stage's chain offers after this. */
  readonly offered?: OfferedContact | null;
  readonly onClose: () => void;
  readonly onDone?: (() => void) | undefined;
}

/** "Готово": how it went, for a meeting whether it took place, and the next step in the same breath (ACT-2). */
export function CompletionDialog({ activity, offered = null, onClose, onDone }: CompletionDialogProps) {
  const { t } = useTranslation("activities");
  return (
    <Modal
      opened={activity !== null}
      onClose={onClose}
      size={500}
      title={activity === null ? "" : t("web.completing", { subject: activity.subject })}
      closeButtonProps={{ "aria-label": t("web.close") }}
    >
      {activity !== null && <CompletionForm {...{ activity, offered, onClose, onDone }} />}
    </Modal>
  );
}

interface Outcome {
  readonly isHeld: boolean;
  readonly result: string;
  readonly mentions: readonly string[];
  readonly custom: OwnValues;
  readonly files: readonly File[];
}

function useCompletion(activity: Activity, onClose: () => void, onDone: (() => void) | undefined) {
  const { t } = useTranslation("activities");
  const { complete, reopen, remove } = useActivityChanges();
  const { offer } = useUndo();
  const submit = ({ isHeld, result, mentions, custom, files }: Outcome, next: ActivityDraft | null) => {
    const planned = next === null || next.plannedAt === null ? null : inputOf(next, false);
    complete.mutate(
      {
        params: { id: activity.id },
        body: {
          version: activity.version,
          ...(isHoldable(activity.kind) ? { isHeld } : {}),
          ...(result.trim() === "" ? {} : { result: result.trim() }),
          ...(mentions.length === 0 ? {} : { mentions: [...mentions] }),
          ...(Object.keys(custom).length === 0 ? {} : { custom }),
          ...(planned === null ? {} : { next: { ...planned, plannedAt: planned.plannedAt ?? null } }),
        },
      },
      {
        onSuccess: ({ next: made }) => {
          sendFiles(activity.id, files);
          const undo = async () => {
            if (made !== null) await remove(made.id);
            await reopen(activity.id);
          };
          offer({ message: t("web.completed", { subject: activity.subject }), undo });
          onClose();
          onDone?.();
        },
      },
    );
  };
  return { submit, isBusy: complete.isPending, error: complete.error };
}

type FormProps = CompletionDialogProps & { readonly activity: Activity };

function CompletionForm({ activity, offered, onClose, onDone }: FormProps) {
  const { t } = useTranslation("activities");
  const { submit, isBusy, error } = useCompletion(activity, onClose, onDone);
  const [isHeld, setHeld] = useState(true);
  const talk = useTalkDraft({ activity: activity.id });
  const about = { kind: activity.kind, dealId: activity.deal?.id ?? null };
  const [custom, setCustom] = useState<OwnValues>({});
  // Only a deal must not be left without a next step.
  const [withNext, setWithNext] = useState(activity.deal !== null);
  const [next, setNext] = useState(offeredDraft(offered));
  const lacksDay = withNext && next.plannedAt === null;
  const subject = next.subject.trim() === "" ? t(`web.kind.${next.kind}`) : next.subject;
  return (
    <form
      className={classes.form}
      noValidate
      onKeyDown={(event) => {
        if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) event.currentTarget.requestSubmit();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        if (lacksDay || isBusy) return;
        submit({ isHeld, custom, ...talk.said() }, withNext ? { ...next, subject } : null);
      }}
    >
      {isHoldable(activity.kind) && <HeldChoice kind={activity.kind} isHeld={isHeld} onChange={setHeld} />}
      <TalkText label={t("web.result")} draft={talk} {...about} autoFocus />
      <CustomInputs
        entity="activity"
        values={{ ...activity.custom, ...custom }}
        onChange={(values) => setCustom(changedOwn(activity.custom, values))}
        errors={serverErrors(error)}
      />
      <Checkbox
        label={t("web.withNext")}
        checked={withNext}
        onChange={(event) => setWithNext(event.currentTarget.checked)}
      />
      {withNext && offered && <p className="t2 sm">{t("web.offeredHere")}</p>}
      {withNext && <NextFields draft={next} change={(part) => setNext({ ...next, ...part })} error={error} />}
      <FormRefusal error={error} />
      <div className="row">
        <Button
          type="submit"
          variant="ink"
          loading={isBusy}
          disabled={lacksDay}
          rightSection={<Kbd keys="Mod+Enter" />}
        >
          {t("web.done")}
        </Button>
        <Button onClick={onClose}>{t("web.cancel")}</Button>
        {lacksDay && <span className="t3 sm">{t("web.nextNeedsDay")}</span>}
      </div>
    </form>
  );
}

/** What differs from what the activity has. */
const changedOwn = (before: OwnValues, after: OwnValues): OwnValues =>
  Object.fromEntries(Object.entries(after).filter(([key, value]) => !isSameValue(before[key] ?? null, value)));

import { Button, Modal } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { isProblem } from "../../ui/api/problem-error.ts";
import { useMutationEndpoint } from "../../ui/api/use-endpoint.ts";
import { useUndo } from "../../ui/feedback/toast.tsx";
import { FormRefusal } from "../../ui/forms/form-refusal.tsx";
import { serverErrors } from "../../ui/forms/server-errors.ts";
import { type CustomFieldAnswer, changeCustomField, createCustomField, listCustomFields } from "../contract.ts";
import { bodyOf, type FieldDraft } from "./draft.ts";
import { FieldForm } from "./field-form.tsx";
import { FieldPreview } from "./field-preview.tsx";
import classes from "./fields.module.css";

interface FieldDialogProps {
  readonly draft: FieldDraft;
  /** Null: a new one. */
  readonly field: CustomFieldAnswer | null;
  readonly onClose: () => void;
}

/** A field, new or there already: what it is called, what it takes, where it is asked; beside it how it looks. */
export function FieldDialog({ draft: initial, field, onClose }: FieldDialogProps) {
  const { t } = useTranslation("custom-fields");
  const { t: ui } = useTranslation("ui");
  const [draft, setDraft] = useState(initial);
  const save = useSaving(field, onClose);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.send(draft);
  };
  const inFields = isProblem(save.error) && save.error.errors.length > 0;
  return (
    <Modal
      opened
      onClose={onClose}
      title={field === null ? t("web.dialog.create") : t("web.dialog.change", { name: field.name })}
      size={560}
      closeButtonProps={{ "aria-label": ui("confirm.close") }}
    >
      <form onSubmit={submit} noValidate className={classes.form}>
        <FieldForm
          draft={draft}
          field={field}
          errors={serverErrors(save.error)}
          change={(part) => setDraft({ ...draft, ...part })}
        />
        <FieldPreview draft={draft} />
        {!inFields && <FormRefusal error={save.error} />}
        {field !== null && field.archivedAt === null && (field.filled ?? 0) > 0 && (
          <p className="t2 sm">{t("web.dialog.archiveCount", { count: field.filled ?? 0 })}</p>
        )}
        <div className={classes.buttons}>
          {field !== null && (
            <Button className={classes.archive ?? ""} onClick={() => save.archive(field.archivedAt === null)}>
              {t(field.archivedAt === null ? "web.dialog.archive" : "web.dialog.restore")}
            </Button>
          )}
          <Button onClick={onClose}>{ui("form.cancel")}</Button>
          <Button type="submit" variant="ink" loading={save.isBusy} disabled={draft.name.trim() === ""}>
            {t(field === null ? "web.dialog.add" : "web.dialog.save")}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

function useSaving(field: CustomFieldAnswer | null, onClose: () => void) {
  const { t } = useTranslation("custom-fields");
  const { offer } = useUndo();
  const create = useMutationEndpoint(createCustomField, { refreshes: [listCustomFields], onDone: onClose });
  const change = useMutationEndpoint(changeCustomField, { refreshes: [listCustomFields], onDone: onClose });
  const { entity, kind } = field ?? {};
  return {
    error: create.error ?? change.error,
    isBusy: create.isPending || change.isPending,
    send: (draft: FieldDraft) => {
      if (field === null) create.mutate({ body: { ...bodyOf(draft), entity: draft.entity, kind: draft.kind } });
      else
        change.mutate({
          params: { id: field.id },
          body: {
            ...bodyOf({ ...draft, entity: entity ?? draft.entity, kind: kind ?? draft.kind }),
            version: field.version,
          },
        });
    },
    archive: (isArchived: boolean) => {
      if (field === null) return;
      const to = (version: number, archived: boolean) =>
        change.mutateAsync({ params: { id: field.id }, body: { version, isArchived: archived } });
      to(field.version, isArchived).then(
        (after) => {
          if (!isArchived) return;
          offer({ message: t("web.list.wasArchived", { name: field.name }), undo: () => to(after.version, false) });
        },
        () => undefined,
      );
    },
  };
}

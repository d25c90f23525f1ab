import { Button, Checkbox, Modal, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { type FormEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useCustomFields } from "../../../custom-fields/web/index.ts";
import { useMutationEndpoint } from "../../../ui/api/use-endpoint.ts";
import { FormRefusal } from "../../../ui/forms/form-refusal.tsx";
import { serverErrors } from "../../../ui/forms/server-errors.ts";
import { useMay } from "../../../ui/session.tsx";
import { changeNoteTemplate, createNoteTemplate, listNoteTemplates, type NoteTemplate } from "../../contract.ts";
import { activityKinds } from "../../domain/activity-kind.ts";
import { ownPlaceholder, placeholders } from "../../domain/fill-template.ts";
import classes from "./templates.module.css";

interface TemplateDialogProps {
  readonly template: NoteTemplate | null;
  readonly onClose: () => void;
}

/** Name, kind and text of a template, with what can be put in below the text. */
export function TemplateDialog({ template, onClose }: TemplateDialogProps) {
  const { t } = useTranslation("activities");
  return (
    <Modal
      opened
      onClose={onClose}
      size={560}
      title={template === null ? t("web.templates.add") : template.name}
      closeButtonProps={{ "aria-label": t("web.close") }}
    >
      <TemplateForm {...{ template, onClose }} />
    </Modal>
  );
}

type Draft = Pick<NoteTemplate, "name" | "kind" | "body" | "isShared">;

function useSaving(template: NoteTemplate | null, onClose: () => void) {
  const options = { refreshes: [listNoteTemplates], onDone: onClose };
  const create = useMutationEndpoint(createNoteTemplate, options);
  const change = useMutationEndpoint(changeNoteTemplate, options);
  const save = (body: Draft) =>
    template === null
      ? create.mutate({ body })
      : change.mutate({ params: { id: template.id }, body: { ...body, version: template.version } });
  return { save, isBusy: create.isPending || change.isPending, error: create.error ?? change.error };
}

function TemplateForm({ template, onClose }: TemplateDialogProps) {
  const { t } = useTranslation("activities");
  const mayShare = useMay("pipelines.edit");
  const { save, isBusy, error } = useSaving(template, onClose);
  const [draft, setDraft] = useState<Draft>(template ?? { name: "", kind: null, body: "", isShared: false });
  const change = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const { name, kind, body, isShared } = draft;
  const isFilled = name.trim() !== "" && body.trim() !== "";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isFilled) save({ name, kind, body, isShared });
  };
  return (
    <form className={classes.form} noValidate onSubmit={submit}>
      <TextInput
        label={t("web.templates.name")}
        data-autofocus
        maxLength={120}
        value={name}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <NativeSelect
        label={t("web.templates.for")}
        value={kind ?? ""}
        onChange={(event) => change({ kind: activityKinds.find((one) => one === event.currentTarget.value) ?? null })}
        data={[
          { value: "", label: t("web.templates.anyKind") },
          ...activityKinds.map((value) => ({ value, label: t(`web.kind.${value}`) })),
        ]}
      />
      <BodyField value={body} onChange={(text) => change({ body: text })} error={serverErrors(error).body} />
      {(mayShare || isShared) && (
        <Checkbox
          label={t("web.templates.share")}
          checked={isShared}
          onChange={(event) => change({ isShared: event.currentTarget.checked })}
        />
      )}
      <FormRefusal error={error} />
      <div className="row">
        <Button type="submit" variant="ink" loading={isBusy} disabled={!isFilled}>
          {t("web.templates.save")}
        </Button>
        <Button onClick={onClose}>{t("web.cancel")}</Button>
      </div>
    </form>
  );
}

interface BodyFieldProps {
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly error: string | undefined;
}

function BodyField({ value, onChange, error }: BodyFieldProps) {
  const { t } = useTranslation("activities");
  const own = useCustomFields("deal").filter(({ archivedAt }) => archivedAt === null);
  const field = useRef<HTMLTextAreaElement>(null);
  const insert = (placeholder: string) => {
    const at = field.current?.selectionStart ?? value.length;
    const end = field.current?.selectionEnd ?? at;
    const put = `{{${placeholder}}}`;
    onChange(value.slice(0, at) + put + value.slice(end));
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(at + put.length, at + put.length);
    });
  };
  return (
    <div className={classes.form}>
      <Textarea
        ref={field}
        label={t("web.templates.body")}
        autosize
        minRows={4}
        maxRows={14}
        value={value}
        error={error}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <fieldset className={classes.placeholders}>
        <legend className="t2 sm">{t("web.templates.insert")}</legend>
        {placeholders.map((one) => (
          <Button key={one} size="compact-sm" onClick={() => insert(one)}>
            {t(`web.templates.placeholder.${one.replace(".", "_")}`)}
          </Button>
        ))}
        {own.map(({ key, name }) => (
          <Button key={key} size="compact-sm" onClick={() => insert(ownPlaceholder(key))}>
            {name}
          </Button>
        ))}
      </fieldset>
    </div>
  );
}

import { Button } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { FormRefusal } from "../../../ui/forms/form-refusal.tsx";
import { MentionField } from "./mention-field.tsx";
import classes from "./talk.module.css";
import { useMentions } from "./use-mentions.ts";

interface CommentFormProps {
  readonly activityId: string;
  readonly initial?: string;
  readonly isBusy: boolean;
  readonly error: unknown;
  readonly submitLabel: string;
  readonly onSubmit: (said: { body: string; mentions: string[] }) => void;
  readonly onCancel: () => void;
  readonly onFiles?: (files: readonly File[]) => void;
}

/** What is said about an activity; Ctrl+Enter sends, Esc closes an empty form. */
export function CommentForm({ activityId, initial = "", onSubmit, onCancel, ...props }: CommentFormProps) {
  const { t } = useTranslation("activities");
  const [body, setBody] = useState(initial);
  const mentions = useMentions({ activity: activityId });
  const isEmpty = body.trim() === "";
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    if (!isEmpty && !props.isBusy) onSubmit({ body, mentions: mentions.idsIn(body) });
  };
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) submit();
        if (event.key === "Escape" && isEmpty) onCancel();
      }}
    >
      <MentionField
        label={t("web.talk.label")}
        isLabelHidden
        placeholder={t("web.talk.hint")}
        value={body}
        onChange={setBody}
        mentions={mentions}
        onFiles={props.onFiles}
        autoFocus
      />
      <FormRefusal error={props.error} />
      <div className="row">
        <Button type="submit" size="sm" loading={props.isBusy} disabled={isEmpty}>
          {props.submitLabel}
        </Button>
        <Button size="sm" variant="subtle" onClick={onCancel}>
          {t("web.cancel")}
        </Button>
      </div>
    </form>
  );
}

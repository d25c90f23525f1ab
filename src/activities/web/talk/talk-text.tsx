import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import type { ActivityKind } from "../../domain/activity-kind.ts";
import { TemplateMenu } from "../templates/template-menu.tsx";
import { AttachButton, ChosenFiles } from "./attach-bar.tsx";
import { MentionField } from "./mention-field.tsx";
import classes from "./talk.module.css";
import type { TalkDraft } from "./use-talk-draft.ts";

interface TalkTextProps {
  readonly label: string;
  readonly draft: TalkDraft;
  /** Whose templates are offered, and of which deal they tell. */
  readonly kind: ActivityKind;
  readonly dealId: string | null;
  readonly about?: string | undefined;
  readonly autoFocus?: boolean;
}

/** What a note or a result says: with colleagues called by name, and files that go when it is written. */
export function TalkText({ draft, kind, dealId, ...field }: TalkTextProps) {
  const { t } = useTranslation("activities");
  const { text, setText, mentions, files, setFiles } = draft;
  const add = (more: readonly File[]) => setFiles([...files, ...more]);
  const put = (filled: string) => setText(text.trim() === "" ? filled : `${text.trimEnd()}\n${filled}`);
  return (
    <div className={classes.form}>
      <MentionField
        {...field}
        value={text}
        onChange={setText}
        mentions={mentions}
        placeholder={t("web.talk.noteHint")}
        onFiles={add}
      />
      <ChosenFiles files={files} onChange={setFiles} />
      <div className="row">
        <Suspense>
          <TemplateMenu {...{ kind, dealId }} onText={put} />
        </Suspense>
        <AttachButton about={field.about} onFiles={add} />
      </div>
    </div>
  );
}

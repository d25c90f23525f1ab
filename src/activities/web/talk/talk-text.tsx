import { useTranslation } from "react-i18next";
import { AttachButton, ChosenFiles } from "./attach-bar.tsx";
import { MentionField } from "./mention-field.tsx";
import classes from "./talk.module.css";
import type { TalkDraft } from "./use-talk-draft.ts";

interface TalkTextProps {
  readonly label: string;
  readonly draft: TalkDraft;
  readonly about?: string | undefined;
  readonly autoFocus?: boolean;
}

/** What a note or a result says: with colleagues called by name, and files that go when it is written. */
export function TalkText({ draft, ...field }: TalkTextProps) {
  const { t } = useTranslation("activities");
  const { text, setText, mentions, files, setFiles } = draft;
  const add = (more: readonly File[]) => setFiles([...files, ...more]);
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
      <div>
        <AttachButton about={field.about} onFiles={add} />
      </div>
    </div>
  );
}

import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useUndo } from "../../../ui/feedback/toast.tsx";
import { useFormat } from "../../../ui/i18n/use-format.ts";
import { Avatar } from "../../../ui/marks/avatar.tsx";
import { useSession } from "../../../ui/session.tsx";
import type { Comment } from "../../contract.ts";
import { CalledText } from "./called-text.tsx";
import { CommentForm } from "./comment-form.tsx";
import classes from "./talk.module.css";
import { useArrival } from "./use-sought.ts";
import { useTalk } from "./use-talk.ts";

/** Who said what and when; one's own is changed and deleted in place. */
export function CommentLine({ comment, isSought }: { comment: Comment; isSought: boolean }) {
  const { t } = useTranslation("activities");
  const format = useFormat();
  const { user } = useSession();
  const { change } = useTalk();
  const [isChanging, setChanging] = useState(false);
  const name = comment.author?.name ?? t("web.talk.somebody");
  const isMine = comment.author?.id === user.id;
  const close = () => setChanging(false);
  return (
    <li id={`comment-${comment.id}`} className={classes.said} {...useArrival<HTMLLIElement>(isSought)}>
      <Avatar name={name} isMe={isMine} decorative />
      <div className="grow">
        <div className="t2 sm">
          <b className="md">{name}</b> · {format.moment(Date.parse(comment.createdAt), Date.now())}
          {comment.editedAt !== null && ` · ${t("web.talk.edited")}`}
        </div>
        {isChanging ? (
          <CommentForm
            activityId={comment.activityId}
            initial={comment.body}
            isBusy={change.isPending}
            error={change.error}
            submitLabel={t("web.talk.save")}
            onCancel={close}
            onSubmit={(said) =>
              change.mutate(
                { params: { id: comment.id }, body: { ...said, version: comment.version } },
                { onSuccess: close },
              )
            }
          />
        ) : (
          <div className={classes.text}>
            <CalledText text={comment.body} mentions={comment.mentions} />
          </div>
        )}
        {isMine && !isChanging && <Own comment={comment} onChange={() => setChanging(true)} />}
      </div>
    </li>
  );
}

function Own({ comment, onChange }: { comment: Comment; onChange: () => void }) {
  const { t } = useTranslation("activities");
  const { remove, restore } = useTalk();
  const { follow } = useUndo();
  const drop = () =>
    follow(remove(comment.id), () => ({ message: t("web.talk.removed"), undo: () => restore(comment.id) }));
  return (
    <div>
      <button type="button" className={classes.deed} onClick={onChange}>
        {t("web.talk.change")}
      </button>
      <button type="button" className={classes.deed} onClick={() => void drop().catch(() => undefined)}>
        {t("web.talk.remove")}
      </button>
    </div>
  );
}

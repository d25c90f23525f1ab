import { IconMessage } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { usePages } from "../../../ui/api/use-endpoint.ts";
import { useMay } from "../../../ui/session.tsx";
import type { Activity, Comment } from "../../contract.ts";
import { listComments } from "../../contract.ts";
import { AttachButton } from "./attach-bar.tsx";
import { AttachedFiles } from "./attached-files.tsx";
import { CommentForm } from "./comment-form.tsx";
import { CommentLine } from "./comment-line.tsx";
import classes from "./talk.module.css";
import { sendFiles } from "./upload-queue.ts";
import { useSought } from "./use-sought.ts";
import { useTalk } from "./use-talk.ts";

interface TalkProps {
  readonly activity: Activity;
  /** The last ones, where they are known; they are read where they are not. */
  readonly comments?: readonly Comment[] | undefined;
}

/** What was said about an activity or a note, first to last, and a form to answer. */
export function Talk({ activity, comments }: TalkProps) {
  const { t } = useTranslation("activities");
  const [isAll, setAll] = useState(false);
  const shown = useComments(activity, isAll ? undefined : comments);
  const earlier = activity.commentCount - shown.items.length;
  const showEarlier = () => (isAll ? shown.more() : setAll(true));
  const sought = useSoughtComment(activity, shown, earlier > 0, showEarlier);
  return (
    <>
      <AttachedFiles activity={activity} />
      {shown.items.length > 0 && (
        <section className={classes.thread} aria-label={t("web.talk.of", { subject: activity.subject })}>
          {earlier > 0 && !shown.isPending && (
            <button type="button" className={classes.deed} onClick={showEarlier}>
              {t("web.talk.earlier", { count: earlier })}
            </button>
          )}
          <ul className={classes.form}>
            {shown.items.map((one) => (
              <CommentLine key={one.id} comment={one} isSought={one.id === sought} />
            ))}
          </ul>
        </section>
      )}
      <Answer activity={activity} />
    </>
  );
}

/** The comment that the address asks for; earlier ones are read until it is there, and one that is gone is sought no more. */
function useSoughtComment(
  activity: Activity,
  { items, isPending }: { readonly items: readonly Comment[]; readonly isPending: boolean },
  hasEarlier: boolean,
  showEarlier: () => void,
): string | undefined {
  const { activity: activityId, comment, forget } = useSought();
  const sought = activityId === activity.id ? comment : undefined;
  const isMissing = sought !== undefined && !isPending && !items.some(({ id }) => id === sought);
  const seen = items.length;
  const latest = useRef({ showEarlier, forget });
  useEffect(() => {
    latest.current = { showEarlier, forget };
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: each page that has come without it asks for the next.
  useEffect(() => {
    if (!isMissing) return;
    if (hasEarlier) latest.current.showEarlier();
    else latest.current.forget();
  }, [isMissing, hasEarlier, seen]);
  return sought;
}

function useComments(activity: Activity, known: readonly Comment[] | undefined) {
  const pages = usePages(
    listComments,
    { params: { id: activity.id }, query: { limit: 100 } },
    { enabled: known === undefined && activity.commentCount > 0 },
  );
  return {
    items: known ?? pages.items.toReversed(),
    isPending: known === undefined && pages.isPending,
    more: pages.more,
  };
}

function Answer({ activity }: { activity: Activity }) {
  const { t } = useTranslation("activities");
  const may = useMay("comments.edit");
  const mayAttach = useMay("activities.edit");
  const { say } = useTalk();
  const [isOpen, setOpen] = useState(false);
  if (!may) return null;
  const close = () => setOpen(false);
  const label = t(activity.commentCount > 0 ? "web.talk.answer" : "web.talk.comment");
  const attach = (files: readonly File[]) => sendFiles(activity.id, files);
  if (!isOpen)
    return (
      <div className="row">
        <button
          type="button"
          className={classes.deed}
          aria-label={`${label}: ${activity.subject}`}
          onClick={() => setOpen(true)}
        >
          <IconMessage size={14} stroke={1.5} aria-hidden />
          {label}
        </button>
        {mayAttach && <AttachButton about={activity.subject} onFiles={attach} />}
      </div>
    );
  return (
    <CommentForm
      activityId={activity.id}
      isBusy={say.isPending}
      error={say.error}
      submitLabel={t("web.talk.send")}
      {...(mayAttach ? { onFiles: attach } : {})}
      onCancel={close}
      onSubmit={(said) => say.mutate({ params: { id: activity.id }, body: said }, { onSuccess: close })}
    />
  );
}

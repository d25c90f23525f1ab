import { Button, Textarea } from "@mantine/core";
import { IconExternalLink } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMutationEndpoint } from "../../ui/api/use-endpoint.ts";
import { useToast, useUndo } from "../../ui/feedback/toast.tsx";
import { FormRefusal } from "../../ui/forms/form-refusal.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { AppLink } from "../../ui/link.tsx";
import { Tag, type TagTone } from "../../ui/marks/tag.tsx";
import {
  answerCallReview,
  type CallReview,
  deleteCallReview,
  getCallQuality,
  getCallReview,
  listCallReviews,
  pickCallsToReview,
  restoreCallReview,
} from "../contract.ts";
import type { Mark } from "../domain/score-call.ts";
import classes from "./calls.module.css";
import { writeMoment } from "./search.ts";

const refreshes = [getCallQuality, listCallReviews, getCallReview, pickCallsToReview];
const tones: Readonly<Record<Mark, TagTone>> = { yes: "good", partly: "warn", no: "bad", notApplicable: "line" };

interface ReviewViewProps {
  readonly review: CallReview;
  readonly onChange: () => void;
  readonly onClose: () => void;
}

/** The review as it was given, with the answer of whose call it was. */
export function ReviewView({ review, onChange, onClose }: ReviewViewProps) {
  const { t } = useTranslation("call-quality");
  const format = useFormat();
  const { call, score, criteria, mistakes, notes, recordingUrl, comment, reviewer } = review;
  return (
    <div className={classes.form}>
      <div>
        <b className="msg">
          {score === null ? t("web.review.noScore") : t("web.review.score", { score: format.share(score) })}
        </b>
        <p className="t2">
          {[
            format.momentLong(Date.parse(call.doneAt)),
            call.subject,
            t("web.reviews.by", { name: reviewer.name }),
          ].join(" · ")}
        </p>
        {call.deal !== null && <AppLink to={`/deals/${call.deal.id}`}>{call.deal.title}</AppLink>}
      </div>
      {recordingUrl !== null && (
        <a href={recordingUrl} target="_blank" rel="noopener noreferrer" className="row">
          <IconExternalLink size={16} stroke={1.5} aria-hidden />
          {t("web.review.listen")}
        </a>
      )}
      <ul>
        {criteria.map(({ id, name, weight, isCritical, mark }) => (
          <li key={id} className={classes.criterion}>
            <span>
              {name} <span className="t3 sm">{t("web.review.weight", { weight })}</span>{" "}
              {isCritical && <Tag tone="line">{t("web.review.critical")}</Tag>}
            </span>
            <Tag tone={tones[mark]}>{t(`web.mark.${mark}`)}</Tag>
          </li>
        ))}
      </ul>
      {mistakes.length > 0 && (
        <p>
          <span className="t2">{t("web.review.mistakes")}: </span>
          {mistakes.map(({ name }) => name).join(", ")}
        </p>
      )}
      {notes.length > 0 && (
        <ul>
          {notes.map(({ second, text }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: remarks of a review that is read never change their places.
            <li key={at}>
              <b className="num">{writeMoment(second)}</b> {text}
            </li>
          ))}
        </ul>
      )}
      {comment !== "" && <p className={classes.comment}>{comment}</p>}
      <Answer review={review} onClose={onClose} />
      {review.mayChange && <Own {...{ review, onChange, onClose }} />}
    </div>
  );
}

function Own({ review, onChange, onClose }: ReviewViewProps) {
  const { t } = useTranslation("call-quality");
  const { follow } = useUndo();
  const refresh = useMutationEndpoint(restoreCallReview, { refreshes });
  const remove = useMutationEndpoint(deleteCallReview, { refreshes, onDone: onClose });
  const params = { id: review.id };
  return (
    <div className="row">
      <Button onClick={onChange}>{t("web.review.change")}</Button>
      <Button
        variant="ghost"
        onClick={() =>
          void follow(remove.mutateAsync({ params }), () => ({
            message: t("web.review.removed"),
            undo: () => refresh.mutateAsync({ params, body: {} }),
          })).catch(() => undefined)
        }
      >
        {t("web.review.remove")}
      </Button>
    </div>
  );
}

function Answer({ review, onClose }: { review: CallReview; onClose: () => void }) {
  const { t } = useTranslation("call-quality");
  const toast = useToast();
  const [comment, setComment] = useState("");
  const done = () => {
    toast(t("web.answer.sent"));
    onClose();
  };
  const answer = useMutationEndpoint(answerCallReview, { refreshes, onDone: done });
  const give = (how: "acknowledged" | "objected") =>
    answer.mutate({ params: { id: review.id }, body: { answer: how, comment } });
  if (!review.mayAnswer) {
    if (review.answer === null) return null;
    return (
      <p>
        <span className="t2">{t("web.answer.was")}: </span>
        {t(`web.reviews.${review.answer}`)}
        {review.answerComment !== "" && ` — ${review.answerComment}`}
      </p>
    );
  }
  return (
    <div className={classes.form}>
      <h3>{t("web.answer.title")}</h3>
      <Textarea
        label={t("web.answer.comment")}
        autosize
        maxLength={2000}
        value={comment}
        onChange={(event) => setComment(event.currentTarget.value)}
      />
      <FormRefusal error={answer.error} />
      <div className="row">
        <Button variant="ink" loading={answer.isPending} onClick={() => give("acknowledged")}>
          {t("web.answer.acknowledge")}
        </Button>
        <Button disabled={comment.trim() === ""} onClick={() => give("objected")}>
          {t("web.answer.object")}
        </Button>
      </div>
    </div>
  );
}

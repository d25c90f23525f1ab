import { Button, Checkbox, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useEndpoint, useMutationEndpoint } from "../../ui/api/use-endpoint.ts";
import { useToast } from "../../ui/feedback/toast.tsx";
import { FormRefusal } from "../../ui/forms/form-refusal.tsx";
import { serverErrors } from "../../ui/forms/server-errors.ts";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { Segmented } from "../../ui/layout/segmented.tsx";
import { Tag } from "../../ui/marks/tag.tsx";
import {
  type CallReview,
  type CallScorecard,
  changeCallReview,
  createCallReview,
  getCallQuality,
  getCallReview,
  listCallMistakes,
  listCallReviews,
  pickCallsToReview,
} from "../contract.ts";
import { type Criterion, type Mark, marks, scoreCall } from "../domain/score-call.ts";
import classes from "./calls.module.css";
import { type DraftNote, NotesField, readNotes, writeNotes } from "./notes-field.tsx";

interface ReviewFormProps {
  readonly call: { readonly id: string; readonly subject: string; readonly doneAt: string };
  /** The review that is changed; left out for a new one. */
  readonly review?: CallReview;
  readonly scorecard?: CallScorecard;
  readonly scorecards?: readonly CallScorecard[];
  readonly onScorecard?: (id: string) => void;
  readonly onBack?: () => void;
  readonly onClose: () => void;
}

interface Draft {
  readonly marks: Readonly<Record<string, Mark>>;
  readonly mistakes: readonly string[];
  readonly notes: readonly DraftNote[];
  readonly recordingUrl: string;
  readonly comment: string;
}

const draftOf = (review: CallReview | undefined): Draft => ({
  marks: Object.fromEntries(review?.criteria.map(({ id, mark }) => [id, mark]) ?? []),
  mistakes: review?.mistakes.map(({ id }) => id) ?? [],
  notes: writeNotes(review?.notes ?? []),
  recordingUrl: review?.recordingUrl ?? "",
  comment: review?.comment ?? "",
});

function useSaving({ call, review, scorecard, onClose }: ReviewFormProps) {
  const { t } = useTranslation("call-quality");
  const toast = useToast();
  const refreshes = [getCallQuality, listCallReviews, getCallReview, pickCallsToReview];
  const done = () => {
    toast(t("web.review.saved"));
    onClose();
  };
  const create = useMutationEndpoint(createCallReview, { refreshes, onDone: done });
  const change = useMutationEndpoint(changeCallReview, { refreshes, onDone: done });
  const save = (draft: Draft) => {
    const body = {
      marks: draft.marks,
      mistakes: [...draft.mistakes],
      notes: readNotes(draft.notes),
      recordingUrl: draft.recordingUrl.trim() === "" ? null : draft.recordingUrl,
      comment: draft.comment,
    };
    if (review !== undefined) change.mutate({ params: { id: review.id }, body: { ...body, version: review.version } });
    else if (scorecard !== undefined) {
      create.mutate({ body: { ...body, callId: call.id, scorecardId: scorecard.id } });
    }
  };
  return { save, isBusy: create.isPending || change.isPending, error: create.error ?? change.error };
}

/** Every criterion gets a mark; the score is counted along, by the function the server counts by. */
export function ReviewForm(props: ReviewFormProps) {
  const { t } = useTranslation("call-quality");
  const format = useFormat();
  const { call, review, scorecard, scorecards = [], onScorecard, onBack } = props;
  const [draft, setDraft] = useState(() => draftOf(review));
  const { save, isBusy, error } = useSaving(props);
  const criteria: readonly Criterion[] = review?.criteria ?? scorecard?.criteria ?? [];
  const isCriticalFatal = (review?.scorecard ?? scorecard)?.isCriticalFatal ?? true;
  const marked = Object.fromEntries(criteria.flatMap(({ id }) => (draft.marks[id] ? [[id, draft.marks[id]]] : [])));
  const left = criteria.length - Object.keys(marked).length;
  const change = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (left === 0) save({ ...draft, marks: marked as Readonly<Record<string, Mark>> });
  };
  return (
    <form className={classes.form} noValidate onSubmit={submit}>
      <p className="t2">{[format.momentLong(Date.parse(call.doneAt)), call.subject].join(" · ")}</p>
      {scorecards.length > 1 && scorecard !== undefined && (
        <NativeSelect
          label={t("web.review.scorecard")}
          value={scorecard.id}
          onChange={(event) => onScorecard?.(event.currentTarget.value)}
          data={scorecards.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <div>
        {criteria.map((criterion) => (
          <CriterionMark
            key={criterion.id}
            criterion={criterion}
            mark={draft.marks[criterion.id]}
            onMark={(mark) => change({ marks: { ...draft.marks, [criterion.id]: mark } })}
          />
        ))}
      </div>
      <Remarks draft={draft} addressError={serverErrors(error).recordingUrl} onChange={change} />
      <FormRefusal error={error} />
      <div className={classes.sticky}>
        <b className="grow" aria-live="polite">
          <Outcome {...{ criteria, isCriticalFatal, marked, left }} />
        </b>
        {onBack !== undefined && <Button onClick={onBack}>{t("web.review.back")}</Button>}
        <Button type="submit" variant="ink" loading={isBusy} disabled={left > 0}>
          {t("web.review.save")}
        </Button>
      </div>
    </form>
  );
}

interface RemarksProps {
  readonly draft: Draft;
  readonly addressError: string | undefined;
  readonly onChange: (part: Partial<Draft>) => void;
}

/** What is said beyond the marks. */
function Remarks({ draft, addressError, onChange }: RemarksProps) {
  const { t } = useTranslation("call-quality");
  return (
    <>
      <MistakesField value={draft.mistakes} onChange={(mistakes) => onChange({ mistakes })} />
      <NotesField value={draft.notes} onChange={(notes) => onChange({ notes })} />
      <TextInput
        label={t("web.review.recording")}
        description={t("web.review.recordingHint")}
        type="url"
        value={draft.recordingUrl}
        error={addressError}
        onChange={(event) => onChange({ recordingUrl: event.currentTarget.value })}
      />
      <Textarea
        label={t("web.review.comment")}
        autosize
        minRows={2}
        maxLength={4000}
        value={draft.comment}
        onChange={(event) => onChange({ comment: event.currentTarget.value })}
      />
    </>
  );
}

interface OutcomeProps {
  readonly criteria: readonly Criterion[];
  readonly isCriticalFatal: boolean;
  readonly marked: Readonly<Record<string, Mark | undefined>>;
  readonly left: number;
}

function Outcome({ criteria, isCriticalFatal, marked, left }: OutcomeProps) {
  const { t } = useTranslation("call-quality");
  const format = useFormat();
  if (left > 0) return t("web.review.needsMarks", { count: left });
  if (isCriticalFatal && criteria.some(({ id, isCritical }) => isCritical && marked[id] === "no")) {
    return t("web.review.fatal");
  }
  const score = scoreCall({ criteria, isCriticalFatal }, marked as Readonly<Record<string, Mark>>);
  return score === null ? t("web.review.noScore") : t("web.review.score", { score: format.share(score) });
}

interface CriterionMarkProps {
  readonly criterion: Criterion;
  readonly mark: Mark | undefined;
  readonly onMark: (mark: Mark) => void;
}

function CriterionMark({ criterion: { name, weight, isCritical }, mark, onMark }: CriterionMarkProps) {
  const { t } = useTranslation("call-quality");
  return (
    <div className={classes.criterion}>
      <span>
        {name} <span className="t3 sm">{t("web.review.weight", { weight })}</span>{" "}
        {isCritical && <Tag tone="warn">{t("web.review.critical")}</Tag>}
      </span>
      <span className={classes.marks}>
        <Segmented
          label={name}
          value={mark ?? ("" as Mark)}
          onChange={onMark}
          options={marks.map((value) => ({ value, label: t(`web.mark.${value}`) }))}
        />
      </span>
    </div>
  );
}

function MistakesField({ value, onChange }: { value: readonly string[]; onChange: (ids: readonly string[]) => void }) {
  const { t } = useTranslation("call-quality");
  const read = useEndpoint(listCallMistakes, {});
  const offered = (read.data?.items ?? []).filter(({ id, archivedAt }) => archivedAt === null || value.includes(id));
  if (offered.length === 0) return null;
  return (
    <fieldset className={classes.checks}>
      <legend className="md">{t("web.review.mistakes")}</legend>
      {offered.map(({ id, name }) => (
        <Checkbox
          key={id}
          label={name}
          checked={value.includes(id)}
          onChange={(event) =>
            onChange(event.currentTarget.checked ? [...value, id] : value.filter((one) => one !== id))
          }
        />
      ))}
    </fieldset>
  );
}

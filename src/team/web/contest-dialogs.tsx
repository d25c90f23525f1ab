import { Button, NumberInput, Select, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMutationEndpoint } from "../../ui/api/use-endpoint.ts";
import { DateField } from "../../ui/forms/date-field.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import {
  type Candidate,
  type Contest,
  closeContest,
  createCandidate,
  createContest,
  deleteCandidate,
  listContests,
  passStage,
  settleCandidate,
} from "../contract.ts";
import { candidateOutcomes } from "../domain/vocabulary.ts";
import { FormDialog } from "./form-dialog.tsx";

const refreshes = [listContests];
interface OfContest {
  readonly contest: Contest;
  readonly onClose: () => void;
}
const useToday = () => useFormat().dayOf(Date.now());

/** A new contest: for which place, by which stages. */
export function ContestDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation("team");
  const today = useToday();
  const [name, setName] = useState("");
  const [text, setText] = useState<string>(t("web.contests.stagesExample"));
  const [openedOn, setOpened] = useState<string | null>(today);
  const { mutate, isPending, error } = useMutationEndpoint(createContest, { refreshes, onDone: onClose });
  const stages = text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  return (
    <FormDialog
      title={t("web.contests.open")}
      action={t("web.contests.open")}
      isReady={name.trim() !== "" && stages.length > 0 && openedOn !== null}
      isBusy={isPending}
      error={error}
      onSubmit={() => mutate({ body: { name, stages, openedOn: openedOn ?? today } })}
      onClose={onClose}
    >
      <TextInput
        label={t("web.contests.name")}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        data-autofocus
      />
      <Textarea
        label={t("web.contests.stages")}
        description={t("web.contests.stagesHint")}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        autosize
        minRows={4}
      />
      <DateField label={t("web.contests.openedOn")} value={openedOn} onChange={setOpened} />
    </FormDialog>
  );
}

export function NewCandidateDialog({ contest, onClose }: OfContest) {
  const { t } = useTranslation("team");
  const today = useToday();
  const [name, setName] = useState("");
  const [contact, setContact] = useState("");
  const [onDate, setDate] = useState<string | null>(today);
  const { mutate, isPending, error } = useMutationEndpoint(createCandidate, { refreshes, onDone: onClose });
  return (
    <FormDialog
      title={t("web.contests.addCandidate")}
      action={t("web.add")}
      isReady={name.trim() !== ""}
      isBusy={isPending}
      error={error}
      onSubmit={() => mutate({ body: { contestId: contest.id, name, contact, onDate: onDate ?? today } })}
      onClose={onClose}
    >
      <TextInput
        label={t("web.contests.candidate")}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        data-autofocus
      />
      <TextInput
        label={t("web.contests.contact")}
        value={contact}
        onChange={(event) => setContact(event.currentTarget.value)}
      />
      <DateField label={t("web.contests.day")} value={onDate} onChange={setDate} />
    </FormDialog>
  );
}

export function CloseDialog({ contest, onClose }: OfContest) {
  const { t } = useTranslation("team");
  const today = useToday();
  const [closedOn, setClosed] = useState<string | null>(today);
  const [result, setResult] = useState("");
  const { mutate, isPending, error } = useMutationEndpoint(closeContest, { refreshes, onDone: onClose });
  const body = { closedOn: closedOn ?? today, result, version: contest.version };
  return (
    <FormDialog
      title={t("web.contests.close")}
      action={t("web.contests.close")}
      isBusy={isPending}
      error={error}
      onSubmit={() => mutate({ params: { id: contest.id }, body })}
      onClose={onClose}
    >
      <DateField label={t("web.contests.closedOn")} value={closedOn} onChange={setClosed} />
      <Textarea
        label={t("web.contests.result")}
        value={result}
        onChange={(event) => setResult(event.currentTarget.value)}
        autosize
        minRows={2}
      />
    </FormDialog>
  );
}

interface StageDraft {
  readonly stage: number;
  readonly onDate: string | null;
  readonly score: number | null;
  readonly result: string;
  readonly outcome: Candidate["outcome"];
}

/** A candidate's stage with its day and result, and the decision. */
export function CandidateDialog({ contest, candidate, onClose }: OfContest & { readonly candidate: Candidate }) {
  const { t } = useTranslation("team");
  const today = useToday();
  const last = candidate.steps.at(-1);
  const [draft, setDraft] = useState<StageDraft>({
    ...{
      stage: last?.stage ?? 1,
      onDate: last?.onDate ?? today,
      score: last?.score ?? null,
      result: last?.result ?? "",
    },
    outcome: candidate.outcome,
  });
  const params = { id: candidate.id };
  const settle = useMutationEndpoint(settleCandidate, { refreshes, onDone: onClose });
  const decide = () =>
    draft.outcome === candidate.outcome
      ? onClose()
      : settle.mutate({
          params,
          body: { outcome: draft.outcome, onDate: draft.onDate ?? today, because: draft.result },
        });
  const pass = useMutationEndpoint(passStage, { refreshes, onDone: decide });
  const remove = useMutationEndpoint(deleteCandidate, { refreshes, onDone: onClose });
  const isSettled = candidate.outcome !== "in_progress";
  const { stage, score, result } = draft;
  const submit = () =>
    isSettled ? decide() : pass.mutate({ params, body: { stage, onDate: draft.onDate ?? today, result, score } });
  return (
    <FormDialog
      title={candidate.name}
      isBusy={pass.isPending || settle.isPending || remove.isPending}
      error={pass.error ?? settle.error ?? remove.error}
      onSubmit={submit}
      onClose={onClose}
      more={
        <Button className="end" variant="subtle" color="red" onClick={() => remove.mutate({ params })}>
          {t("web.contests.delete")}
        </Button>
      }
    >
      {candidate.contact !== "" && <p className="t2">{candidate.contact}</p>}
      <StageFields {...{ contest, candidate, draft, isSettled }} change={(part) => setDraft({ ...draft, ...part })} />
    </FormDialog>
  );
}

interface StageFieldsProps {
  readonly contest: Contest;
  readonly candidate: Candidate;
  readonly draft: StageDraft;
  readonly isSettled: boolean;
  readonly change: (part: Partial<StageDraft>) => void;
}

function StageFields({ contest, candidate, draft, isSettled, change }: StageFieldsProps) {
  const { t } = useTranslation("team");
  const today = useToday();
  const choose = (stage: number) => {
    const known = candidate.steps.find((one) => one.stage === stage);
    change({ stage, onDate: known?.onDate ?? today, score: known?.score ?? null, result: known?.result ?? "" });
  };
  return (
    <>
      <Select
        label={t("web.contests.stage")}
        data={contest.stages.map((name, index) => ({ value: String(index + 1), label: name }))}
        value={String(draft.stage)}
        onChange={(value) => choose(Number(value))}
        allowDeselect={false}
        disabled={isSettled}
      />
      <DateField label={t("web.contests.day")} value={draft.onDate} onChange={(onDate) => change({ onDate })} />
      <NumberInput
        label={t("web.contests.score")}
        value={draft.score ?? ""}
        onChange={(value) => change({ score: typeof value === "number" ? value : null })}
        min={0}
        max={100}
        allowDecimal={false}
        hideControls
        disabled={isSettled}
      />
      <Textarea
        label={t("web.contests.stageResult")}
        value={draft.result}
        onChange={(event) => change({ result: event.currentTarget.value })}
        autosize
        minRows={2}
      />
      <Select
        label={t("web.contests.decision")}
        data={candidateOutcomes.map((value) => ({ value, label: t(`web.contests.outcomes.${value}`) }))}
        value={draft.outcome}
        onChange={(value) => value && change({ outcome: value as Candidate["outcome"] })}
        allowDeselect={false}
      />
    </>
  );
}

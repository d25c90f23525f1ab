import { Button, Checkbox, NumberInput, Select, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMutationEndpoint } from "../../ui/api/use-endpoint.ts";
import { DateField } from "../../ui/forms/date-field.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { createTraining, deleteTraining, getTeam, setResults, type Team, type Training } from "../contract.ts";
import { trainingKinds } from "../domain/vocabulary.ts";
import { FormDialog } from "./form-dialog.tsx";
import classes from "./team.module.css";

interface TrainingDialogProps {
  readonly team: Team;
  /** Null: a new one. */
  readonly training: Training | null;
  readonly onClose: () => void;
}

interface Draft {
  readonly kind: Training["kind"];
  readonly topic: string;
  readonly heldOn: string | null;
  readonly ledBy: string;
  readonly passMark: number;
  /** By person: the result, null without one. */
  readonly results: ReadonlyMap<string, number | null>;
}

const refreshes = [getTeam];

/** A training or a test: when, about what, who was there and with which result. */
export function TrainingDialog({ team, training, onClose }: TrainingDialogProps) {
  const { t } = useTranslation("team");
  const today = useFormat().dayOf(Date.now());
  const [draft, setDraft] = useState<Draft>(() => ({
    kind: training?.kind ?? "test",
    topic: training?.topic ?? "",
    heldOn: training?.heldOn ?? today,
    ledBy: training?.ledBy ?? "",
    passMark: training?.passMark ?? 70,
    results: new Map(training?.results.map(({ person, score }) => [person.id, score])),
  }));
  const change = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const create = useMutationEndpoint(createTraining, { refreshes, onDone: onClose });
  const set = useMutationEndpoint(setResults, { refreshes, onDone: onClose });
  const remove = useMutationEndpoint(deleteTraining, { refreshes, onDone: onClose });
  const results = [...draft.results].map(([userId, score]) => ({ userId, score }));
  const submit = () =>
    training === null
      ? create.mutate({ body: { ...draft, heldOn: draft.heldOn ?? today, results } })
      : set.mutate({ params: { id: training.id }, body: { version: training.version, results } });
  return (
    <FormDialog
      title={training?.topic ?? t("web.trainings.addOne")}
      isReady={draft.topic.trim() !== ""}
      isBusy={create.isPending || set.isPending || remove.isPending}
      error={create.error ?? set.error ?? remove.error}
      onSubmit={submit}
      onClose={onClose}
      more={
        training !== null && (
          <Button
            className="end"
            variant="subtle"
            color="red"
            onClick={() => remove.mutate({ params: { id: training.id }, query: {} })}
          >
            {t("web.trainings.delete")}
          </Button>
        )
      }
    >
      {training === null && <About draft={draft} change={change} />}
      <Results team={team} draft={draft} change={change} />
    </FormDialog>
  );
}

interface FieldsProps {
  readonly draft: Draft;
  readonly change: (part: Partial<Draft>) => void;
}

function About({ draft, change }: FieldsProps) {
  const { t } = useTranslation("team");
  return (
    <>
      <TextInput
        label={t("web.trainings.topic")}
        value={draft.topic}
        onChange={(event) => change({ topic: event.currentTarget.value })}
        data-autofocus
      />
      <Select
        label={t("web.trainings.kind")}
        data={trainingKinds.map((value) => ({ value, label: t(`web.trainings.kinds.${value}`) }))}
        value={draft.kind}
        onChange={(value) => value && change({ kind: value as Training["kind"] })}
        allowDeselect={false}
      />
      <DateField label={t("web.trainings.heldOn")} value={draft.heldOn} onChange={(heldOn) => change({ heldOn })} />
      <TextInput
        label={t("web.trainings.ledBy")}
        value={draft.ledBy}
        onChange={(event) => change({ ledBy: event.currentTarget.value })}
      />
      {draft.kind === "test" && (
        <NumberInput
          label={t("web.trainings.passMark")}
          value={draft.passMark}
          onChange={(value) => change({ passMark: typeof value === "number" ? value : 70 })}
          min={0}
          max={100}
          allowDecimal={false}
          hideControls
        />
      )}
    </>
  );
}

function Results({ team, draft, change }: FieldsProps & { readonly team: Team }) {
  const { t } = useTranslation("team");
  const put = (id: string, score: number | null | undefined) => {
    const results = new Map(draft.results);
    if (score === undefined) results.delete(id);
    else results.set(id, score);
    change({ results });
  };
  return (
    <fieldset className={classes.attendance}>
      <legend>{t("web.trainings.results")}</legend>
      <p className="t2 sm">{t("web.trainings.resultsHint")}</p>
      {team.people
        .filter(({ id, isActive }) => isActive || draft.results.has(id))
        .map(({ id, name }) => (
          <div key={id}>
            <Checkbox
              aria-label={t("web.trainings.wasThere", { name })}
              label={name}
              checked={draft.results.has(id)}
              onChange={(event) => put(id, event.currentTarget.checked ? null : undefined)}
            />
            <NumberInput
              aria-label={t("web.trainings.resultOf", { name })}
              value={draft.results.get(id) ?? ""}
              onChange={(value) => put(id, typeof value === "number" ? value : null)}
              min={0}
              max={100}
              allowDecimal={false}
              hideControls
              disabled={!draft.results.has(id)}
            />
          </div>
        ))}
    </fieldset>
  );
}

import { ActionIcon, Button, Checkbox, NumberInput, TextInput } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useMutationEndpoint } from "../../ui/api/use-endpoint.ts";
import { FormRefusal } from "../../ui/forms/form-refusal.tsx";
import { serverErrors } from "../../ui/forms/server-errors.ts";
import {
  type CallScorecard,
  changeCallScorecard,
  createCallMistake,
  createCallScorecard,
  listCallMistakes,
  listCallScorecards,
} from "../contract.ts";
import classes from "./calls.module.css";

interface DraftCriterion {
  readonly key: number;
  readonly id?: string;
  readonly name: string;
  readonly weight: number;
  readonly isCritical: boolean;
}

interface Draft {
  readonly name: string;
  readonly criteria: readonly DraftCriterion[];
  readonly isCriticalFatal: boolean;
}

/** How much each criterion of the example weighs; the last, a next step with a date, is critical. */
const sample = [
  ["contact", 10],
  ["need", 25],
  ["decides", 15],
  ["value", 20],
  ["objection", 10],
  ["step", 20],
] as const;

const sampleMistakes = ["talks", "price", "step", "interrupts"] as const;

interface ScorecardFormProps {
  readonly scorecard: CallScorecard | null;
  /** Begins with an example, and with its typical mistakes. */
  readonly isFirst: boolean;
  readonly onDone: () => void;
}

function useDraft({ scorecard, isFirst }: ScorecardFormProps) {
  const { t } = useTranslation("call-quality");
  return useState<Draft>(() => {
    if (scorecard !== null) {
      const criteria = scorecard.criteria.map((one, key) => ({ ...one, key }));
      return { name: scorecard.name, criteria, isCriticalFatal: scorecard.isCriticalFatal };
    }
    if (!isFirst) {
      const criteria = [{ key: 0, name: "", weight: 10, isCritical: false }];
      return { name: "", criteria, isCriticalFatal: true };
    }
    const criteria = sample.map(([name, weight], key) => ({
      key,
      name: t(`web.sample.criteria.${name}`),
      weight,
      isCritical: name === "step",
    }));
    return { name: t("web.sample.name"), criteria, isCriticalFatal: false };
  });
}

export function ScorecardForm(props: ScorecardFormProps) {
  const { t } = useTranslation("call-quality");
  const { scorecard, isFirst, onDone } = props;
  const [draft, setDraft] = useDraft(props);
  const refreshes = [listCallScorecards];
  const addMistake = useMutationEndpoint(createCallMistake, { refreshes: [listCallMistakes] });
  const addMistakes = () => {
    if (!isFirst) return;
    for (const one of sampleMistakes) addMistake.mutate({ body: { name: t(`web.sample.mistakes.${one}`) } });
  };
  const create = useMutationEndpoint(createCallScorecard, {
    refreshes,
    onDone: () => {
      addMistakes();
      onDone();
    },
  });
  const save = useMutationEndpoint(changeCallScorecard, { refreshes, onDone });
  const error = create.error ?? save.error;
  const change = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const filled = draft.criteria.filter(({ name }) => name.trim() !== "");
  const isFilled = draft.name.trim() !== "" && filled.length > 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isFilled) return;
    const body = { ...draft, criteria: filled.map(({ key: _, ...one }) => one) };
    if (scorecard === null) create.mutate({ body });
    else save.mutate({ params: { id: scorecard.id }, body: { ...body, version: scorecard.version } });
  };
  return (
    <form className={classes.form} noValidate onSubmit={submit}>
      <TextInput
        label={t("web.settings.name")}
        data-autofocus
        maxLength={120}
        value={draft.name}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <Criteria value={draft.criteria} errors={serverErrors(error)} onChange={(criteria) => change({ criteria })} />
      <Checkbox
        label={t("web.settings.fatal")}
        checked={draft.isCriticalFatal}
        onChange={(event) => change({ isCriticalFatal: event.currentTarget.checked })}
      />
      <FormRefusal error={error} />
      <div className="row">
        <Button type="submit" variant="ink" loading={create.isPending || save.isPending} disabled={!isFilled}>
          {t("web.settings.save")}
        </Button>
        {!isFirst && <Button onClick={onDone}>{t("web.settings.cancel")}</Button>}
      </div>
    </form>
  );
}

interface CriteriaProps {
  readonly value: readonly DraftCriterion[];
  readonly errors: Readonly<Record<string, string | undefined>>;
  readonly onChange: (criteria: readonly DraftCriterion[]) => void;
}

function Criteria({ value, errors, onChange }: CriteriaProps) {
  const { t } = useTranslation("call-quality");
  const set = (key: number, part: Partial<DraftCriterion>) =>
    onChange(value.map((one) => (one.key === key ? { ...one, ...part } : one)));
  const next = Math.max(-1, ...value.map(({ key }) => key)) + 1;
  return (
    <>
      {value.map(({ key, name, weight, isCritical }, at) => (
        <div key={key} className={classes.edit}>
          <TextInput
            aria-label={t("web.settings.criterion", { n: at + 1 })}
            placeholder={t("web.settings.criterionName")}
            maxLength={160}
            value={name}
            error={errors[`criteria.${at}.name`]}
            onChange={(event) => set(key, { name: event.currentTarget.value })}
          />
          <NumberInput
            aria-label={`${t("web.settings.weight")}: ${name}`}
            value={weight}
            min={1}
            max={100}
            allowDecimal={false}
            onChange={(typed) => set(key, { weight: typeof typed === "number" ? typed : 1 })}
          />
          <Checkbox
            label={t("web.settings.critical")}
            checked={isCritical}
            onChange={(event) => set(key, { isCritical: event.currentTarget.checked })}
          />
          <ActionIcon
            size="lg"
            aria-label={t("web.settings.removeCriterion", { name })}
            disabled={value.length === 1}
            onClick={() => onChange(value.filter((one) => one.key !== key))}
          >
            <IconTrash size={16} stroke={1.5} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      <span>
        <Button
          size="compact-sm"
          leftSection={<IconPlus size={14} stroke={1.5} />}
          onClick={() => onChange([...value, { key: next, name: "", weight: 10, isCritical: false }])}
        >
          {t("web.settings.addCriterion")}
        </Button>
      </span>
    </>
  );
}

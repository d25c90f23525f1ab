import { MultiSelect, Select, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { usePeople } from "../../identity/web/index.ts";
import { addDays, addMonths } from "../../kernel/zoned-time.ts";
import { DateField } from "../../ui/forms/date-field.tsx";
import { dealFields, type TestKind, type Trial, tests } from "../domain/improvement.ts";
import classes from "./improvements.module.css";

interface TrialFieldsProps {
  readonly trial: Trial;
  readonly change: (part: Partial<Trial>) => void;
}

/** How it is tried: what is held against what, and on which days; those chosen last are in. */
export function TrialFields({ trial, change }: TrialFieldsProps) {
  const { t } = useTranslation("improvements");
  return (
    <>
      <Select
        label={t("web.trial.kind")}
        data={tests.map((value) => ({ value, label: t(`web.kinds.${value}`) }))}
        value={trial.kind}
        allowDeselect={false}
        onChange={(kind) => change(ofKind(tests.find((one) => one === kind) ?? "beforeAfter"))}
      />
      <div className={classes.days}>
        <Day label={t("web.trial.test")} value={trial.from} onChange={(from) => change({ from })} />
        <Day
          label={t("web.trial.to")}
          value={addDays(trial.to, -1)}
          onChange={(last) => change({ to: addDays(last, 1) })}
        />
        <Day label={t("web.trial.base")} value={trial.baseFrom} onChange={(baseFrom) => change({ baseFrom })} />
        <Day
          label={t("web.trial.to")}
          value={addDays(trial.baseTo, -1)}
          onChange={(last) => change({ baseTo: addDays(last, 1) })}
        />
      </div>
      <Whose trial={trial} change={change} />
    </>
  );
}

function Whose({ trial, change }: { trial: Trial; change: (part: Partial<Trial>) => void }) {
  const { t } = useTranslation("improvements");
  const people = usePeople();
  if (trial.kind === "people") {
    return (
      <MultiSelect
        label={t("web.trial.people")}
        data={people.map(({ id, name }) => ({ value: id, label: name }))}
        value={[...(trial.people ?? [])]}
        onChange={(chosen) => change({ people: chosen })}
        searchable
      />
    );
  }
  if (trial.kind !== "deals") return null;
  return (
    <div className={classes.days}>
      <Select
        label={t("web.trial.field")}
        data={dealFields.map((value) => ({ value, label: t(`web.trial.fields.${value}`) }))}
        value={trial.field}
        onChange={(field) => change({ field: dealFields.find((one) => one === field) ?? null })}
      />
      <TextInput
        label={t("web.trial.value")}
        value={trial.value ?? ""}
        onChange={(event) => change({ value: event.currentTarget.value })}
      />
    </div>
  );
}

function Day({ label, value, onChange }: { label: string; value: string; onChange: (day: string) => void }) {
  return <DateField label={label} value={value} onChange={(day) => day !== null && onChange(day)} />;
}

const ofKind = (kind: TestKind): Partial<Trial> => ({
  kind,
  people: kind === "people" ? [] : null,
  field: kind === "deals" ? "channel" : null,
  value: null,
});

/** A month from today against the month before. */
export const usualTrial = (today: string): Trial => ({
  kind: "beforeAfter",
  from: today,
  to: addMonths(today, 1),
  baseFrom: addMonths(today, -1),
  baseTo: today,
  people: null,
  field: null,
  value: null,
});

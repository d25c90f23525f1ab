import { Button, Modal, Radio, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CalendarDate } from "../../kernel/time.ts";
import { FormRefusal } from "../../ui/forms/form-refusal.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import type { ChangedDays, DayToBe, WorkingYear } from "../contract.ts";
import { dayKinds } from "../domain/vocabulary.ts";
import { ClockField } from "./clock-field.tsx";
import classes from "./working-calendar.module.css";

interface DayDialogProps {
  readonly year: WorkingYear;
  readonly date: CalendarDate;
  readonly onClose: () => void;
  readonly setDays: (message: string, days: readonly DayToBe[]) => Promise<ChangedDays>;
}

const kinds = ["usual", ...dayKinds] as const;

/** What one day is to be. */
export function DayDialog({ year, date, onClose, setDays }: DayDialogProps) {
  const { t } = useTranslation("working-calendar");
  const format = useFormat();
  const kept = year.days.find((day) => day.date === date && day.isOwn);
  const [kind, setKind] = useState<DayToBe["kind"]>(kept?.kind ?? "usual");
  const [opensAt, setOpensAt] = useState(kept?.opensAt ?? year.opensAt);
  const [closesAt, setClosesAt] = useState(kept?.closesAt ?? year.closesAt);
  const [name, setName] = useState(kept?.name ?? "");
  const [error, setError] = useState<unknown>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const hours = kind === "hours" ? { opensAt, closesAt } : { opensAt: null, closesAt: null };
    const day: DayToBe = { date, kind, ...hours, name: kind === "usual" || name.trim() === "" ? null : name.trim() };
    setDays(t("edit.saved", { day: format.dayNamed(date) }), [day]).then(onClose, setError);
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size={440}
      title={format.dayNamed(date)}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <form className={classes.form} noValidate onSubmit={submit}>
        <Radio.Group label={t("edit.kind")} value={kind} onChange={(value) => setKind(value as DayToBe["kind"])}>
          <div className={classes.radios}>
            {kinds.map((one) => (
              <Radio key={one} value={one} label={t(`edit.${one}`)} data-autofocus={one === kind || undefined} />
            ))}
          </div>
        </Radio.Group>
        {kind === "hours" && (
          <div className="row">
            <ClockField label={t("edit.from")} value={opensAt} onChange={setOpensAt} />
            <ClockField label={t("edit.to")} value={closesAt} onChange={setClosesAt} />
          </div>
        )}
        {kind !== "usual" && (
          <TextInput
            label={t("edit.name")}
            placeholder={t("edit.nameExample")}
            maxLength={120}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
        )}
        <FormRefusal error={error} />
        <div className="row">
          <Button type="submit" variant="ink">
            {t("save")}
          </Button>
          <Button onClick={onClose}>{t("cancel")}</Button>
        </div>
      </form>
    </Modal>
  );
}

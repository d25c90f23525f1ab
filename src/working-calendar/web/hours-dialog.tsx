import { Button, Checkbox, Modal } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { addDays } from "../../kernel/zoned-time.ts";
import { call } from "../../ui/api/client.ts";
import { useUndo } from "../../ui/feedback/toast.tsx";
import { FormRefusal } from "../../ui/forms/form-refusal.tsx";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { changeWorkingHours, type WorkingYear } from "../contract.ts";
import { ClockField } from "./clock-field.tsx";
import classes from "./working-calendar.module.css";

interface HoursDialogProps {
  readonly year: WorkingYear;
  readonly onClose: () => void;
  readonly onChanged: () => Promise<void>;
}

/** A Monday, so that weekday n is n − 1 days later. */
const someMonday = "2026-01-05";

/** The usual hours and the working weekdays, of all years. */
export function HoursDialog({ year, onClose, onChanged }: HoursDialogProps) {
  const { t } = useTranslation("working-calendar");
  const { language } = useFormat();
  const { follow } = useUndo();
  const { opensAt, closesAt, weekdays, holidays } = year;
  const before = { opensAt, closesAt, weekdays, holidays };
  const [draft, setDraft] = useState(before);
  const [error, setError] = useState<unknown>(null);
  const change = (part: Partial<typeof before>) => setDraft({ ...draft, ...part });
  const put = async (version: number, habits: typeof before) => {
    const answer = await call(changeWorkingHours, { params: { year: year.year }, body: { ...habits, version } });
    await onChanged();
    return answer;
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    follow(put(year.version, draft), ({ version }) => ({
      message: t("hours.saved"),
      undo: () => put(version, before),
    })).then(onClose, setError);
  };
  const named = new Intl.DateTimeFormat(language, { weekday: "short", timeZone: "UTC" });
  const dayNamed = (day: number) => named.format(Date.parse(`${addDays(someMonday, day - 1)}T12:00Z`));
  return (
    <Modal opened onClose={onClose} size={480} title={t("hours.title")} closeButtonProps={{ "aria-label": t("close") }}>
      <form className={classes.form} noValidate onSubmit={submit}>
        <p className="t2 sm">{t("hours.hint")}</p>
        <div className="row">
          <ClockField label={t("hours.from")} value={draft.opensAt} onChange={(value) => change({ opensAt: value })} />
          <ClockField label={t("hours.to")} value={draft.closesAt} onChange={(value) => change({ closesAt: value })} />
        </div>
        <fieldset className={classes.weekdays}>
          <legend className="sm">{t("hours.weekdays")}</legend>
          {[1, 2, 3, 4, 5, 6, 7].map((day) => (
            <Checkbox
              key={day}
              label={dayNamed(day)}
              checked={draft.weekdays.includes(day)}
              onChange={(event) => {
                const others = draft.weekdays.filter((one) => one !== day);
                change({ weekdays: event.currentTarget.checked ? [...others, day] : others });
              }}
            />
          ))}
        </fieldset>
        <Checkbox
          label={t("hours.russian")}
          checked={draft.holidays === "russian"}
          onChange={(event) => change({ holidays: event.currentTarget.checked ? "russian" : "none" })}
        />
        <FormRefusal error={error} />
        <div className="row">
          <Button type="submit" variant="ink" disabled={draft.weekdays.length === 0}>
            {t("save")}
          </Button>
          <Button onClick={onClose}>{t("cancel")}</Button>
        </div>
      </form>
    </Modal>
  );
}

import { TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type CalendarDate, millisecondsPerHour } from "../../kernel/time.ts";
import { instantAt } from "../../kernel/zoned-time.ts";
import { useFormat } from "../i18n/use-format.ts";
import { DateField } from "./date-field.tsx";
import type { FieldTexts } from "./field-texts.ts";
import classes from "./forms.module.css";
import { nameAbout } from "./name-about.ts";
import { typedTime } from "./typed-time.ts";

interface DateTimeFieldProps extends FieldTexts {
  readonly label: string;
  /** ISO 8601 with zone, as on the wire. */
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
  /** Taken when only the day was chosen. */
  readonly usualTime?: string;
  /** What day and time are of, where the form has several. */
  readonly about?: string | undefined;
  readonly autoFocus?: boolean;
  readonly disabled?: boolean;
}

/** A moment, told in the workspace's time zone. */
export function DateTimeField({
  value,
  onChange,
  usualTime = "10:00",
  about,
  autoFocus,
  disabled,
  ...texts
}: DateTimeFieldProps) {
  const { t } = useTranslation("ui");
  const format = useFormat();
  const at = value === null ? null : Date.parse(value);
  const date = at === null ? null : format.dayOf(at);
  const clock = at === null ? "" : format.time(at);
  const [typed, setTyped] = useState<string | null>(null);
  const tell = (day: CalendarDate | null, time: string) =>
    onChange(day === null ? null : new Date(instantAt(day, millisecondsOf(time), format.timeZone)).toISOString());
  const settle = () => {
    const time = typed === null ? null : typedTime(typed);
    if (time !== null && date !== null) tell(date, time);
    if (date !== null || time === null) setTyped(null);
    else setTyped(time);
  };
  return (
    <div className={classes.moment}>
      <DateField
        {...texts}
        {...nameAbout(about, texts.label)}
        value={date}
        onChange={(day) => tell(day, typedTime(typed ?? clock) ?? usualTime)}
        {...(autoFocus === undefined ? {} : { autoFocus })}
        {...(disabled === undefined ? {} : { disabled })}
      />
      <TextInput
        label={t("form.time")}
        {...nameAbout(about, t("form.time"))}
        placeholder={t("form.timeHint")}
        inputMode="numeric"
        value={typed ?? clock}
        disabled={disabled ?? false}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={settle}
        onKeyDown={(event) => event.key === "Enter" && settle()}
      />
    </div>
  );
}

/** "09:30" → milliseconds since midnight. */
function millisecondsOf(clock: string): number {
  const [hours, minutes] = clock.split(":");
  return Number(hours) * millisecondsPerHour + Number(minutes) * 60_000;
}

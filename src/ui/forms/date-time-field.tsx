import { TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type CalendarDate, millisecondsPerHour } from "../../kernel/time.ts";
import { instantAt } from "../../kernel/zoned-time.ts";
import { useFormat } from "../i18n/use-format.ts";
import { DateField } from "./date-field.tsx";
import type { FieldTexts } from "./field.tsx";
import classes from "./forms.module.css";

interface DateTimeFieldProps extends FieldTexts {
  /** ISO 8601 with zone, as on the wire. */
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
  /** Taken when only the day was chosen. */
  readonly usualTime?: string;
  readonly autoFocus?: boolean;
  readonly disabled?: boolean;
}

/** A moment, told in the workspace's time zone. */
export function DateTimeField({
  value,
  onChange,
  usualTime = "10:00",
  autoFocus,
  disabled,
  ...texts
}: DateTimeFieldProps) {
  const { t } = useTranslation("ui");
  const format = useFormat();
  const at = value === null ? null : Date.parse(value);
  const date = at === null ? null : format.dayOf(at);
  const [typedTime, setTypedTime] = useState<string | null>(null);
  const time = typedTime ?? (at === null ? "" : format.time(at));
  const tell = (day: CalendarDate | null, clock: string) =>
    onChange(
      day === null ? null : new Date(instantAt(day, millisecondsOf(clock || usualTime), format.timeZone)).toISOString(),
    );
  return (
    <div className={classes.moment}>
      <DateField
        {...texts}
        value={date}
        onChange={(day) => tell(day, time)}
        {...(autoFocus === undefined ? {} : { autoFocus })}
        {...(disabled === undefined ? {} : { disabled })}
      />
      <TextInput
        type="time"
        label={t("form.time")}
        value={time}
        disabled={disabled ?? false}
        onChange={(event) => {
          const next = event.currentTarget.value;
          setTypedTime(next);
          if (date !== null && next !== "") tell(date, next);
        }}
        onBlur={() => setTypedTime(null)}
      />
    </div>
  );
}

/** "09:30" → milliseconds since midnight. */
function millisecondsOf(clock: string): number {
  const [hours, minutes] = clock.split(":");
  return Number(hours) * millisecondsPerHour + Number(minutes) * 60_000;
}

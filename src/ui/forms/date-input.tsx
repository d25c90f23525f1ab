import "./dates.css";
import "dayjs/locale/ru";
import { DateInput } from "@mantine/dates";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CalendarDate } from "../../kernel/time.ts";
import { dateOf } from "../../kernel/zoned-time.ts";
import { useFormat } from "../i18n/use-format.ts";
import type { DateFieldProps } from "./date-field-props.ts";
import { typedDate } from "./typed-date.ts";

/** The calendar itself: a chunk of its own, loaded when the first date field is shown. */
export function LoadedDateInput({ value, onChange, min, max, ...rest }: DateFieldProps) {
  const { t } = useTranslation("ui");
  const format = useFormat();
  // Where the field takes the focus by itself, the calendar would cover what the person is to read first.
  const [isCalled, setCalled] = useState(rest.autoFocus !== true);
  const call = () => setCalled(true);
  const today = dateOf(Date.now(), format.timeZone);
  const show = (date: CalendarDate) =>
    format.language === "ru" ? date.split("-").reverse().join(".") : date.split("-").reverse().join("/");
  return (
    <DateInput
      {...(rest as object)}
      onClick={call}
      onKeyDown={call}
      {...(isCalled ? {} : { popoverProps: { opened: false } })}
      value={value}
      onChange={(next) => onChange(next?.slice(0, 10) ?? null)}
      dateParser={(text) => typedDate(text, today)}
      valueFormat={show}
      locale={format.language}
      firstDayOfWeek={1}
      placeholder={t("form.dateHint")}
      clearable
      clearButtonProps={{ "aria-label": t("filter.clear") }}
      highlightToday
      ariaLabels={{
        previousMonth: t("form.previousMonth"),
        nextMonth: t("form.nextMonth"),
        previousYear: t("form.previousYear"),
        nextYear: t("form.nextYear"),
        previousDecade: t("form.previousDecade"),
        nextDecade: t("form.nextDecade"),
        monthLevelControl: t("form.chooseMonth"),
        yearLevelControl: t("form.chooseYear"),
      }}
      {...(min === undefined ? {} : { minDate: min })}
      {...(max === undefined ? {} : { maxDate: max })}
    />
  );
}

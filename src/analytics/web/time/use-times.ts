import { useTranslation } from "react-i18next";
import { useFormat } from "../../../ui/i18n/use-format.ts";
import { timeDigits } from "../../domain/time-digits.ts";

export type TimeUnit = "days" | "hours";

/** "13", "0,5"; a dash for what is unknown. */
export function useTellTime() {
  const format = useFormat();
  return (value: number | null) => (value === null ? "—" : format.number(value, timeDigits(value)));
}

/** How times and targets are told in calendar days or in working hours. */
export function useTimes(unit: TimeUnit, hoursPerWorkingDay: number) {
  const { t } = useTranslation("analytics");
  const format = useFormat();
  const tell = useTellTime();
  const workingDays = (hours: number) => hours / hoursPerWorkingDay;
  return {
    tell,
    /** "13 дн." or "104 ч". */
    long: (value: number) =>
      unit === "days"
        ? format.days(value, "short", timeDigits(value))
        : format.hours(value, "short", timeDigits(value)),
    /** A target as the regulation means it: "3 раб. дн." or "24 ч". */
    target: (hours: number) =>
      unit === "days"
        ? t("web.time.workingDays", { days: format.number(workingDays(hours), timeDigits(workingDays(hours))) })
        : format.hours(hours, "short", timeDigits(hours)),
    /** Where a target stands on the axis: five working days are a week of seven. */
    notch: (hours: number | null) => (hours === null ? null : unit === "days" ? (workingDays(hours) * 7) / 5 : hours),
  };
}

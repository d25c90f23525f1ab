import { type KeyboardEvent, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CalendarDate } from "../../kernel/time.ts";
import { addDays, weekday } from "../../kernel/zoned-time.ts";
import { useFormat } from "../../ui/i18n/use-format.ts";
import type { WorkingYear } from "../contract.ts";
import { daysOfYear, type ShownDay } from "./days-of-year.ts";
import classes from "./working-calendar.module.css";

interface YearGridProps {
  readonly year: WorkingYear;
  readonly mayEdit: boolean;
  readonly onOpen: (date: CalendarDate) => void;
}

const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** Twelve months; arrows go from day to day, Enter opens one. */
export function YearGrid({ year, mayEdit, onOpen }: YearGridProps) {
  const { t } = useTranslation("working-calendar");
  const format = useFormat();
  const grid = useRef<HTMLDivElement>(null);
  const today = format.dayOf(Date.now());
  const first = `${year.year}-01-01`;
  const [chosen, setChosen] = useState<CalendarDate>(today);
  const focused = chosen.startsWith(`${year.year}-`) ? chosen : first;
  const months = useMemo(() => Map.groupBy(daysOfYear(year), ({ date }) => Number(date.slice(5, 7))), [year]);
  const move = (event: KeyboardEvent) => {
    const by = steps[event.key];
    const next = by === undefined ? null : addDays(focused, by);
    if (next === null || !next.startsWith(`${year.year}-`)) return;
    event.preventDefault();
    setChosen(next);
    grid.current?.querySelector<HTMLElement>(`[data-date="${next}"]`)?.focus();
  };
  return (
    <>
      <p className="t2 sm">{t("year.hint")}</p>
      <Legend />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the days within are the buttons; arrows only go between them. */}
      <div ref={grid} className={classes.months} onKeyDown={move}>
        {year.months.map(({ month, workingDays, workingHours }) => (
          <section key={month} className={classes.month}>
            <header className={classes.monthHead}>
              <h2>{format.monthNamed(`${year.year}-${String(month).padStart(2, "0")}-01`).split(" ")[0]}</h2>
              <span className="t2 sm">
                {workingDays === 0
                  ? t("year.noDays")
                  : t("year.month", { days: format.days(workingDays), hours: format.hours(workingHours) })}
              </span>
            </header>
            <WeekHead weekdays={year.weekdays} />
            <div className={classes.days}>
              {(months.get(month) ?? []).map((day) => (
                <Day
                  key={day.date}
                  {...{ day, mayEdit, onOpen }}
                  isFocused={day.date === focused}
                  isToday={day.date === today}
                  onFocus={() => setChosen(day.date)}
                />
              ))}
            </div>
          </section>
        ))}
      </div>
    </>
  );
}

/** A Monday, so that weekday n is n − 1 days later. */
const someMonday = "2026-01-05";

function WeekHead({ weekdays }: Pick<WorkingYear, "weekdays">) {
  const { language } = useFormat();
  const named = new Intl.DateTimeFormat(language, { weekday: "short", timeZone: "UTC" });
  return (
    <div className={classes.week} aria-hidden>
      {[1, 2, 3, 4, 5, 6, 7].map((day) => (
        <span key={day} data-off={!weekdays.includes(day) || undefined}>
          {named.format(Date.parse(`${addDays(someMonday, day - 1)}T12:00Z`))}
        </span>
      ))}
    </div>
  );
}

interface DayProps extends Pick<YearGridProps, "mayEdit" | "onOpen"> {
  readonly day: ShownDay;
  readonly isFocused: boolean;
  readonly isToday: boolean;
  readonly onFocus: () => void;
}

function Day({ day, mayEdit, isFocused, isToday, onFocus, onOpen }: DayProps) {
  const format = useFormat();
  const told = useToldDay();
  const text = `${format.dayNamed(day.date)}: ${told(day)}`;
  return (
    <button
      type="button"
      className={classes.day}
      style={day.date.endsWith("-01") ? { gridColumnStart: weekday(day.date) } : undefined}
      data-date={day.date}
      data-look={day.look}
      data-own={day.isOwn || undefined}
      data-today={isToday || undefined}
      aria-label={text}
      title={text}
      tabIndex={isFocused ? 0 : -1}
      aria-disabled={!mayEdit}
      onFocus={onFocus}
      onClick={() => mayEdit && onOpen(day.date)}
    >
      {Number(day.date.slice(8))}
    </button>
  );
}

/** "праздник по закону", "с 09:00 до 17:00, изменено вами". */
function useToldDay() {
  const { t } = useTranslation("working-calendar");
  return ({ look, hours, isOwn, name }: ShownDay): string => {
    const what = {
      usual: t("year.day.worked"),
      weekend: t("year.day.off"),
      law: t("year.day.holiday"),
      off: t("year.day.off"),
      worked: isOwn ? t("year.day.worked") : t("year.day.moved"),
      hours: t("year.day.hours", { ...hours }),
    }[look];
    return [what, name, isOwn ? t("year.own") : null].filter((part) => part !== null).join(", ");
  };
}

function Legend() {
  const { t } = useTranslation("working-calendar");
  return (
    <ul className={classes.legend}>
      {(["weekend", "law", "worked", "hours"] as const).map((look) => (
        <li key={look}>
          <span className={classes.day} data-look={look} aria-hidden>
            7
          </span>
          {t(`year.legend.${look === "weekend" ? "off" : look}`)}
        </li>
      ))}
      <li>
        <span className={classes.day} data-look="off" data-own aria-hidden>
          7
        </span>
        {t("year.legend.own")}
      </li>
    </ul>
  );
}

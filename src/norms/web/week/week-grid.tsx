import { IconEye } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { addDays } from "../../../kernel/zoned-time.ts";
import { useFormat } from "../../../ui/i18n/use-format.ts";
import { Tag } from "../../../ui/marks/tag.tsx";
import type { DoneContactFilter, PersonsWeek } from "../../contract.ts";
import { RatingMark } from "../rating-mark.tsx";
import type { Behind } from "./behind-figure.tsx";
import classes from "./week.module.css";

interface WeekGridProps {
  readonly people: readonly PersonsWeek[];
  readonly onOpen: (behind: Behind) => void;
}

/** Person by day; the days off of everybody are left out where nobody did anything. */
export function WeekGrid({ people, onOpen }: WeekGridProps) {
  const { t } = useTranslation("norms");
  const format = useFormat();
  const today = format.dayOf(Date.now());
  const days = (people[0]?.days ?? [])
    .map(({ date }) => date)
    .filter(
      (date) =>
        people.some(({ days: own }) =>
          own.some((day) => day.date === date && (day.rating !== null || day.callsDialled + day.meetings > 0)),
        ) || date === today,
    );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keys.
    <section className={classes.scroll} tabIndex={0} aria-label={t("web.week.title")}>
      <table className={classes.grid}>
        <thead>
          <tr>
            <th scope="col">{t("web.week.person")}</th>
            {days.map((date) => (
              <th key={date} scope="col" data-today={date === today || undefined}>
                {weekdayOf(date, format.language)} <span className="t3">{format.day(date, today)}</span>
              </th>
            ))}
            <th scope="col">{t("web.week.week")}</th>
            <th scope="col">{t("web.week.effective")}</th>
          </tr>
        </thead>
        <tbody>
          {people.map((one) => (
            <PersonRow key={one.person.id} one={one} days={days} today={today} onOpen={onOpen} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** "Пн", "Mon". */
function weekdayOf(date: string, language: string): string {
  const short = new Intl.DateTimeFormat(language, { weekday: "short", timeZone: "UTC" }).format(Date.parse(date));
  return short.charAt(0).toLocaleUpperCase(language) + short.slice(1);
}

interface PersonRowProps {
  readonly one: PersonsWeek;
  readonly days: readonly string[];
  readonly today: string;
  readonly onOpen: (behind: Behind) => void;
}

function PersonRow({ one, days, today, onOpen }: PersonRowProps) {
  const { t } = useTranslation("norms");
  const { person, week } = one;
  const from = one.days[0]?.date ?? today;
  const all = { person, from, to: addDays(from, 7) };
  return (
    <tr>
      <th scope="row">
        {person.name}
        {person.role === "head" && <div className="t3 sm">{t("web.week.head")}</div>}
      </th>
      {one.days
        .filter(({ date }) => days.includes(date))
        .map((day) => (
          <td key={day.date}>
            {day.rating !== null && <RatingMark rating={day.rating} isOpen={day.date === today} />}
            <Figures {...day} onOpen={(what) => onOpen({ person, from: day.date, to: addDays(day.date, 1), what })} />
          </td>
        ))}
      <td>
        {week.rating !== null && <RatingMark rating={week.rating} isOpen={from <= today && today < addDays(from, 7)} />}
        {week.isWorthALook && (
          <Tag tone="warn" icon={<IconEye size={12} stroke={1.5} aria-hidden />}>
            {t("web.week.worthALook")}
          </Tag>
        )}
        <Figures {...week} onOpen={(what) => onOpen({ ...all, what })} />
      </td>
      <td>
        <button
          type="button"
          className={classes.figure}
          disabled={week.effective.done === 0}
          onClick={() => onOpen({ ...all, what: "effective" })}
        >
          {week.effective.planned > 0 ? t("web.week.ofPlanned", week.effective) : week.effective.done}
        </button>
        <div className="t3 sm">
          <button
            type="button"
            className={classes.figure}
            disabled={one.contacts === 0}
            onClick={() => onOpen({ ...all, what: "all" })}
          >
            {t("web.week.ofContacts", { count: one.contacts, n: one.contacts })}
          </button>
        </div>
      </td>
    </tr>
  );
}

interface FiguresProps {
  readonly meetings: number;
  readonly callsDialled: number;
  readonly callsConnected: number;
  readonly onOpen: (what: DoneContactFilter) => void;
}

/** Meetings, and calls dialled and connected; each opens what stands behind it. */
function Figures({ meetings, callsDialled, callsConnected, onOpen }: FiguresProps) {
  const { t } = useTranslation("norms");
  if (meetings + callsDialled === 0) return <div className="t3 sm">—</div>;
  return (
    <div className={`sm ${classes.figures}`}>
      <button type="button" className={classes.figure} disabled={meetings === 0} onClick={() => onOpen("meetings")}>
        {t("web.week.meetings", { count: meetings, n: meetings })}
      </button>
      <span>
        <button
          type="button"
          className={classes.figure}
          disabled={callsDialled === 0}
          onClick={() => onOpen("calls_dialled")}
        >
          {t("web.week.calls", { count: callsDialled, n: callsDialled })}
        </button>
        {callsDialled > 0 && (
          <button
            type="button"
            className={`t3 ${classes.figure}`}
            disabled={callsConnected === 0}
            aria-label={t("web.week.connectedLong", { n: callsConnected })}
            onClick={() => onOpen("calls_connected")}
          >
            {t("web.week.connected", { n: callsConnected })}
          </button>
        )}
      </span>
    </div>
  );
}

import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CalendarDate } from "../../kernel/time.ts";
import { defaultWorkingCalendar, isWorkingDay } from "../../kernel/working-time.ts";
import { instantAt } from "../../kernel/zoned-time.ts";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { WideTarget } from "../../ui/layout/wide-target.tsx";
import type { Closing } from "../contract.ts";
import { layOut } from "../domain/lay-out.ts";
import classes from "./calendar.module.css";
import { ClosingChip, clock, EntryChip, type EntryDeeds } from "./entry-chip.tsx";
import type { PlacedEntry } from "./use-calendar.ts";
import { minutesIn, usualLength } from "./use-dragging.ts";

export interface GridProps {
  readonly days: readonly CalendarDate[];
  readonly entries: readonly PlacedEntry[];
  readonly closings: readonly Closing[];
  readonly deeds: EntryDeeds;
  readonly plan: (day: CalendarDate, minutes: number) => void;
}

const hours = Array.from({ length: 24 }, (_, hour) => hour);
const share = (minutes: number) => `${(minutes / 14.4).toFixed(4)}%`;

/** Hours of one day or of a week: what has no time on top, working hours light, the line of now. */
export function WeekGrid({ days, entries, closings, deeds, plan }: GridProps) {
  const { t } = useTranslation("calendar");
  const scroller = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const box = scroller.current;
    if (box !== null) box.scrollTop = (box.scrollHeight * 7.5) / 24;
  }, []);
  const columns = { gridTemplateColumns: `48px repeat(${days.length}, minmax(0, 1fr))` };
  return (
    <div className={classes.week} ref={scroller}>
      <div className={classes.head} style={columns}>
        <span className={`${classes.corner} xs t3`}>{t("web.allDay")}</span>
        {days.map((day) => (
          <div key={day} className={classes.dayHead} data-day={day}>
            <DayName day={day} plan={deeds.mayEdit ? plan : undefined} />
            {closings
              .filter(({ on }) => on === day)
              .map((closing) => (
                <ClosingChip key={closing.deal.id} closing={closing} />
              ))}
            {entries
              .filter(({ spot }) => spot.day === day && spot.minutes === null)
              .map((entry) => (
                <EntryChip key={entry.id} entry={entry} deeds={deeds} />
              ))}
          </div>
        ))}
      </div>
      <div className={classes.body} style={columns}>
        <div className={classes.hours}>
          {hours.map((hour) => (
            <span key={hour} className="xs t3 num" style={{ top: share(hour * 60) }}>
              {hour === 0 ? "" : clock(hour * 60)}
            </span>
          ))}
        </div>
        {days.map((day) => (
          <DayColumn key={day} {...{ day, deeds, plan }} entries={entries.filter(({ spot }) => spot.day === day)} />
        ))}
      </div>
    </div>
  );
}

/** The name plans on its day, so that the keyboard reaches every day. */
export function DayName({ day, plan }: { day: CalendarDate; plan: GridProps["plan"] | undefined }) {
  const { t } = useTranslation("calendar");
  const format = useFormat();
  const isToday = day === format.dayOf(Date.now());
  const weekday = new Intl.DateTimeFormat(format.language, { weekday: "short", timeZone: "UTC" });
  const name = `${weekday.format(Date.parse(`${day}T12:00:00Z`))} ${Number(day.slice(8))}`;
  if (plan === undefined) return <b className={classes.dayName}>{name}</b>;
  return (
    <button
      type="button"
      className={classes.dayName}
      data-today={isToday || undefined}
      aria-label={t("web.planOn", { day: format.dayNamed(day) })}
      onClick={() => plan(day, 10 * 60)}
    >
      {name}
    </button>
  );
}

type ColumnProps = Pick<GridProps, "entries" | "deeds" | "plan"> & { readonly day: CalendarDate };

function DayColumn({ day, entries, deeds, plan }: ColumnProps) {
  const format = useFormat();
  const calendar = defaultWorkingCalendar(format.timeZone);
  const timed = entries.flatMap((entry) => {
    const from = entry.spot.minutes;
    return from === null ? [] : [{ entry, from, to: from + Math.max(20, entry.spot.duration ?? usualLength) }];
  });
  const lanes = layOut(timed);
  return (
    <WideTarget
      className={classes.column}
      data-day={day}
      data-hours
      onClick={(event) => {
        if (!deeds.mayEdit || event.target !== event.currentTarget) return;
        plan(day, Math.floor(minutesIn(event.currentTarget, event.clientY) / 30) * 30);
      }}
    >
      {isWorkingDay(day, calendar) && (
        <i
          className={classes.working}
          style={{
            top: share(calendar.opensAtHour * 60),
            height: share((calendar.closesAtHour - calendar.opensAtHour) * 60),
          }}
        />
      )}
      {timed.map(({ entry, from, to }, place) => {
        const { lane, lanes: all } = lanes[place] ?? { lane: 0, lanes: 1 };
        const left = (lane / all) * 100;
        return (
          <EntryChip
            key={entry.id}
            entry={entry}
            deeds={deeds}
            isSized
            style={{
              position: "absolute",
              top: share(from),
              height: share(to - from),
              left: `${left}%`,
              width: `${100 / all}%`,
            }}
          />
        );
      })}
      <NowLine day={day} />
    </WideTarget>
  );
}

function NowLine({ day }: { day: CalendarDate }) {
  const format = useFormat();
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 60_000);
    return () => clearInterval(timer);
  }, []);
  if (format.dayOf(now) !== day) return null;
  return <i className={classes.now} style={{ top: share((now - instantAt(day, 0, format.timeZone)) / 60_000) }} />;
}

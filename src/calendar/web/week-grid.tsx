import { useMediaQuery } from "@mantine/hooks";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { CalendarDate } from "../../kernel/time.ts";
import { useFormat } from "../../ui/i18n/use-format.ts";
import { Group } from "../../ui/layout/group.tsx";
import classes from "./calendar.module.css";
import { CrowdButton } from "./crowd.tsx";
import { DayColumn } from "./day-column.tsx";
import { ClosingChip, clock, EntryChip } from "./entry-chip.tsx";
import type { GridColumn, GridProps, Person } from "./grid-props.ts";
import { share } from "./share.ts";

interface WeekGridProps extends GridProps {
  /** A column for each of them, in a day of several people. */
  readonly people?: readonly Person[] | undefined;
}

/** So many stand side by side before a figure stands for the rest. */
const mostOfWeek = 3;
const mostOfDay = 6;
/** Of several people one stands for itself: two beside each other have no room for their words. */
const mostOfMany = { narrow: 1, wide: 2 };
const mostAllDay = 4;

const hours = Array.from({ length: 24 }, (_, hour) => hour);

/** In the tab order, so that arrows scroll the hours and the people. */
const reachable = 0;

/** Hours of one day or of a week: what has no time on top, working hours light, the line of now. */
export function WeekGrid({ days, entries, closings, deeds, plan, people }: WeekGridProps) {
  const { t } = useTranslation("calendar");
  const scroller = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const box = scroller.current;
    if (box !== null) box.scrollTop = (box.scrollHeight * 7.5) / 24;
  }, []);
  const columns = columnsOf(days, people);
  const least = people === undefined ? "0" : "132px";
  const template = { gridTemplateColumns: `48px repeat(${columns.length}, minmax(${least}, 1fr))` };
  const isWide = useMediaQuery("(min-width: 2000px)", window.innerWidth >= 2000) ?? false;
  const ownMost = days.length === 1 ? mostOfDay : mostOfWeek;
  const most = deeds.isOfMany ? mostOfMany[isWide ? "wide" : "narrow"] : ownMost;
  const isOf = ({ day, person }: GridColumn) => {
    const theirs = entries.filter(({ spot, owner }) => spot.day === day && (person === null || owner.id === person.id));
    return {
      timed: theirs.filter(({ spot }) => spot.minutes !== null),
      allDay: theirs.filter(({ spot }) => spot.minutes === null),
    };
  };
  return (
    <Group
      className={classes.week}
      data-people={people === undefined ? undefined : true}
      label={t("web.title")}
      tabIndex={reachable}
      ref={scroller}
    >
      <div className={classes.head} style={template}>
        <span className={`${classes.corner} xs t3`}>{t("web.allDay")}</span>
        {columns.map((column) => (
          <ColumnHead
            key={column.key}
            {...{ column, deeds, plan }}
            entries={isOf(column).allDay}
            closings={closings.filter(
              ({ on, owner }) => on === column.day && (column.person === null || owner.id === column.person.id),
            )}
          />
        ))}
      </div>
      <div className={classes.body} style={template}>
        <div className={classes.hours}>
          {hours.map((hour) => (
            <span key={hour} className="xs t3 num" style={{ top: share(hour * 60) }}>
              {hour === 0 ? "" : clock(hour * 60)}
            </span>
          ))}
        </div>
        {columns.map((column) => (
          <DayColumn key={column.key} {...{ column, deeds, plan, most }} entries={isOf(column).timed} />
        ))}
      </div>
    </Group>
  );
}

const columnsOf = (days: readonly CalendarDate[], people: readonly Person[] | undefined): readonly GridColumn[] =>
  people === undefined
    ? days.map((day) => ({ key: day, day, person: null }))
    : days.flatMap((day) => people.map((person) => ({ key: `${day} ${person.id}`, day, person })));

type HeadProps = Pick<GridProps, "entries" | "closings" | "deeds" | "plan"> & { readonly column: GridColumn };

/** A day or a person, and what has no time; a few of it, the rest behind a figure. */
function ColumnHead({ column: { day, person }, entries, closings, deeds, plan }: HeadProps) {
  const format = useFormat();
  const shown = entries.length > mostAllDay ? entries.slice(0, mostAllDay - 1) : entries;
  return (
    <div className={classes.dayHead} data-day={day}>
      {person === null ? (
        <DayName day={day} plan={deeds.mayEdit ? plan : undefined} />
      ) : (
        <b className={classes.personHead} title={person.name}>
          {person.name}
        </b>
      )}
      {closings.map((closing) => (
        <ClosingChip key={closing.deal.id} closing={closing} />
      ))}
      {shown.map((entry) => (
        <EntryChip key={entry.id} entry={entry} deeds={deeds} />
      ))}
      {shown.length < entries.length && (
        <CrowdButton
          isWide
          when={format.dayNamed(day)}
          hidden={entries.length - shown.length}
          {...{ entries, deeds }}
        />
      )}
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

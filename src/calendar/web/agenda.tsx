import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../ui/i18n/use-format.ts";
import classes from "./calendar.module.css";
import { ClosingChip, clock, EntryChip } from "./entry-chip.tsx";
import type { GridProps } from "./grid-props.ts";

/** Whoever opens the week on a Friday looks for Friday. */
const toTop = (section: HTMLElement | null) => section?.scrollIntoView({ block: "start", inline: "nearest" });

/** The days as a list, for a phone: those that hold something, and today. */
export function Agenda({ days, entries, closings, deeds }: GridProps) {
  const { t } = useTranslation("calendar");
  const format = useFormat();
  const isFull = (day: string) => entries.some(({ spot }) => spot.day === day) || closings.some(({ on }) => on === day);
  if (!days.some(isFull)) return <p className={`${classes.nothing} t2`}>{t("web.nothing")}</p>;
  const today = format.dayOf(Date.now());
  return (
    <div className={classes.agenda}>
      {days
        .filter((day) => day === today || isFull(day))
        .map((day) => (
          <section key={day} ref={day === today ? toTop : undefined}>
            <h2>{format.dayNamed(day)}</h2>
            {!isFull(day) && <p className="t2">{t("web.nothing")}</p>}
            {closings
              .filter(({ on }) => on === day)
              .map((closing) => (
                <ClosingChip key={closing.deal.id} closing={closing} />
              ))}
            <Hours entries={entries.filter(({ spot }) => spot.day === day)} deeds={deeds} />
          </section>
        ))}
    </div>
  );
}

/** So many of a day are read as one list; a day of a dozen people goes by hours. */
const mostOfList = 12;
const mostOfHour = 3;

function Hours({ entries, deeds }: Pick<GridProps, "entries" | "deeds">) {
  if (entries.length <= mostOfList)
    return entries.map((entry) => <EntryChip key={entry.id} entry={entry} deeds={deeds} />);
  const hours = Map.groupBy(entries, ({ spot }) => (spot.minutes === null ? null : Math.floor(spot.minutes / 60)));
  return [...hours].map(([hour, theirs]) => <Hour key={hour ?? "day"} hour={hour} entries={theirs} deeds={deeds} />);
}

type HourProps = Pick<GridProps, "entries" | "deeds"> & { readonly hour: number | null };

function Hour({ hour, entries, deeds }: HourProps) {
  const { t } = useTranslation("calendar");
  const format = useFormat();
  const [isAll, setAll] = useState(false);
  const shown = isAll || entries.length <= mostOfHour ? entries : entries.slice(0, mostOfHour - 1);
  const left = entries.length - shown.length;
  const name = hour === null ? t("web.allDay") : clock(hour * 60);
  return (
    <>
      <h3 className={`${classes.hourHead} xs t2`}>{name}</h3>
      {shown.map((entry) => (
        <EntryChip key={entry.id} entry={entry} deeds={deeds} />
      ))}
      {left > 0 && (
        <button
          type="button"
          className={classes.more}
          aria-label={t("web.crowd", { when: name, count: left, n: format.number(left) })}
          onClick={() => setAll(true)}
        >
          {t("web.more", { n: format.number(left) })}
        </button>
      )}
    </>
  );
}

import { useTranslation } from "react-i18next";
import type { CalendarDate } from "../../kernel/time.ts";
import { useFormat } from "../../ui/i18n/use-format.ts";
import classes from "./calendar.module.css";
import { ClosingChip, EntryChip } from "./entry-chip.tsx";
import type { GridProps } from "./grid-props.ts";
import { DayName } from "./week-grid.tsx";

/** So many stand on a day; the rest is behind the day's own view. */
const mostShown = 4;

interface MonthGridProps extends GridProps {
  readonly month: string;
  readonly openDay: (day: CalendarDate) => void;
}

/** Six weeks from Monday; what is dragged to another day keeps its time. */
export function MonthGrid({ days, entries, closings, deeds, plan, month, openDay }: MonthGridProps) {
  const { t } = useTranslation("calendar");
  const format = useFormat();
  return (
    <div className={classes.month}>
      {days.map((day) => {
        const all = [
          ...closings.filter(({ on }) => on === day).map((one) => <ClosingChip key={one.deal.id} closing={one} />),
          ...entries
            .filter(({ spot }) => spot.day === day)
            .map((entry) => <EntryChip key={entry.id} entry={entry} deeds={deeds} />),
        ];
        return (
          <div
            key={day}
            className={classes.cell}
            data-day={day}
            data-keeps
            data-other={!day.startsWith(month) || undefined}
          >
            <DayName day={day} plan={deeds.mayEdit ? plan : undefined} />
            {all.slice(0, mostShown)}
            {all.length > mostShown && (
              <button type="button" className={classes.more} onClick={() => openDay(day)}>
                {t("web.more", { n: format.number(all.length - mostShown) })}
              </button>
            )}
          </div>
        );
      })}
    </div>
  );
}

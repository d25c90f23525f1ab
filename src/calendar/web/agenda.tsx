import { useTranslation } from "react-i18next";
import { useFormat } from "../../ui/i18n/use-format.ts";
import classes from "./calendar.module.css";
import { ClosingChip, EntryChip } from "./entry-chip.tsx";
import type { GridProps } from "./week-grid.tsx";

/** The days as a list, for a phone. */
export function Agenda({ days, entries, closings, deeds }: GridProps) {
  const { t } = useTranslation("calendar");
  const format = useFormat();
  const full = days.filter(
    (day) => entries.some(({ spot }) => spot.day === day) || closings.some(({ on }) => on === day),
  );
  if (full.length === 0) return <p className={`${classes.nothing} t2`}>{t("web.nothing")}</p>;
  return (
    <div className={classes.agenda}>
      {full.map((day) => (
        <section key={day}>
          <h2>{format.dayNamed(day)}</h2>
          {closings
            .filter(({ on }) => on === day)
            .map((closing) => (
              <ClosingChip key={closing.deal.id} closing={closing} />
            ))}
          {entries
            .filter(({ spot }) => spot.day === day)
            .map((entry) => (
              <EntryChip key={entry.id} entry={entry} deeds={deeds} />
            ))}
        </section>
      ))}
    </div>
  );
}

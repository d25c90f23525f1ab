import { useTranslation } from "react-i18next";
import { useFormat } from "../../ui/i18n/use-format.ts";
import type { CalendarAnswer } from "../contract.ts";
import classes from "./calendar.module.css";

interface OverdueStripProps {
  readonly overdue: CalendarAnswer["overdue"] | undefined;
  readonly open: (id: string) => void;
}

/** What should have been done already, whatever days are shown. */
export function OverdueStrip({ overdue, open }: OverdueStripProps) {
  const { t } = useTranslation("calendar");
  const format = useFormat();
  if (overdue === undefined || overdue.count === 0) return null;
  return (
    <section className={classes.overdue} aria-label={t("web.overdue", { count: overdue.count, n: overdue.count })}>
      <b className="bad nw">{t("web.overdue", { count: overdue.count, n: format.number(overdue.count) })}</b>
      {overdue.entries.map(({ id, subject, at }) => (
        <button key={id} type="button" className={classes.late} onClick={() => open(id)}>
          <span className="t2">{format.day(format.dayOf(Date.parse(at)), format.dayOf(Date.now()))}</span> {subject}
        </button>
      ))}
    </section>
  );
}

import { useTranslation } from "react-i18next";
import { useFormat } from "../../../ui/i18n/use-format.ts";
import { ScrollBox } from "../scroll-box.tsx";
import classes from "./flow.module.css";
import { exits, outOf, type WeekSum } from "./flow-sums.ts";

interface WeekBarsProps {
  readonly weeks: readonly WeekSum[];
  /** Of the whole pipeline: deals arrive there, they do not move in. */
  readonly isWhole: boolean;
}

/** Each week what came stands above the line and what left hangs below it, both to one scale. */
export function WeekBars({ weeks, isWhole }: WeekBarsProps) {
  const { t } = useTranslation("analytics");
  const most = Math.max(1, ...weeks.map((week) => Math.max(week.in, outOf(week))));
  // A label is written under every week that has the room of a date, the first one always.
  const step = Math.ceil(weeks.length / 16);
  return (
    <>
      <ul className={classes.legend}>
        {(["in", ...exits] as const)
          .filter((kind) => weeks.some((week) => week[kind] > 0))
          .map((kind) => (
            <li key={kind}>
              <i data-kind={kind} aria-hidden />
              {t(kind === "in" && isWhole ? "web.flow.arrived" : `web.flow.${kind}`)}
            </li>
          ))}
      </ul>
      <ScrollBox label={t("web.flow.byWeek")}>
        <div className={classes.weeks} style={{ minWidth: weeks.length * 34 }}>
          {weeks.map((week, place) => (
            <Week key={week.week} week={week} most={most} isWhole={isWhole} isNamed={place % step === 0} />
          ))}
        </div>
      </ScrollBox>
    </>
  );
}

function Week({ week, most, isWhole, isNamed }: { week: WeekSum; most: number; isWhole: boolean; isNamed: boolean }) {
  const { t } = useTranslation("analytics");
  const format = useFormat();
  const parts = (["in", ...exits] as const)
    .filter((kind) => week[kind] > 0)
    .map(
      (kind) => `${t(kind === "in" && isWhole ? "web.flow.arrived" : `web.flow.${kind}`)} ${format.number(week[kind])}`,
    );
  const words = [
    t("web.flow.weekOf", { day: format.day(week.week, week.week) }),
    t("web.flow.opening", { count: week.opening }),
    ...parts,
    t("web.flow.closing", { count: week.closing }),
  ].join(", ");
  const height = (count: number) => ({ height: `${(count / most) * 100}%` });
  return (
    <div className={classes.week} role="img" aria-label={words} title={words}>
      <div className={classes.above}>
        {week.in > 0 && <span>{format.number(week.in)}</span>}
        <i data-kind="in" style={height(week.in)} />
      </div>
      <div className={classes.below}>
        {exits.map((kind) => week[kind] > 0 && <i key={kind} data-kind={kind} style={height(week[kind])} />)}
        {outOf(week) > 0 && <span>{format.number(outOf(week))}</span>}
      </div>
      <span className={classes.day}>{isNamed && format.day(week.week, week.week)}</span>
    </div>
  );
}

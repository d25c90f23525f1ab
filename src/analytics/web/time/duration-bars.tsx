import { useTranslation } from "react-i18next";
import { Axis } from "../../../ui/charts/axis.tsx";
import { scaleOf } from "../../../ui/charts/scale.ts";
import { useFormat } from "../../../ui/i18n/use-format.ts";
import type { StageOutcomesAnswer } from "../../contract.ts";
import classes from "./outcomes.module.css";

/** How many stays ended at each length, and hatched above them those that go on, by their age; the notch is the target. */
export function DurationBars({ answer, notch }: { answer: StageOutcomesAnswer; notch: number | null }) {
  const { t } = useTranslation("analytics");
  const format = useFormat();
  const buckets = answer.buckets.slice(0, -1);
  const tail = answer.buckets.at(-1);
  const end = tail?.from ?? 1;
  const most = Math.max(1, ...buckets.map(({ completed, open }) => completed + open));
  const scale = scaleOf(end, { exact: true });
  const longer = (tail?.completed ?? 0) + (tail?.open ?? 0);
  const height = (count: number) => ({ height: `${(count / most) * 100}%` });
  return (
    <figure className={classes.chart}>
      <figcaption>
        <b>{t("web.outcomes.lengths")}</b>
        <ul className={classes.legend}>
          <li>
            <i data-kind="completed" aria-hidden />
            {t("web.outcomes.completed")} {format.number(answer.completed)}
          </li>
          <li>
            <i data-kind="open" aria-hidden />
            {t("web.outcomes.open")} {format.number(answer.open)}
          </li>
          {notch !== null && (
            <li>
              <i data-kind="notch" aria-hidden />
              {t("web.time.notch")}
            </li>
          )}
        </ul>
      </figcaption>
      <span className={classes.most}>{t("web.outcomes.most", { count: most, n: format.number(most) })}</span>
      <div className={classes.bars} role="img" aria-label={t("web.outcomes.lengthsSpoken")}>
        {buckets.map(({ from, to, completed, open }) => (
          <div
            key={from}
            title={t("web.outcomes.bucket", {
              from: format.number(from, from % 1 === 0 ? 0 : 1),
              to: format.number(to ?? end, (to ?? end) % 1 === 0 ? 0 : 1),
              completed: format.number(completed),
              open: format.number(open),
            })}
          >
            {open > 0 && <i data-kind="open" style={height(open)} />}
            {completed > 0 && <i data-kind="completed" style={height(completed)} />}
          </div>
        ))}
        {notch !== null && notch <= end && <i className={classes.notch} style={{ left: `${scale.at(notch)}%` }} />}
      </div>
      <Axis scale={scale} format={(days) => format.number(days, days % 1 === 0 ? 0 : 1)} />
      <p className="t3 xs">
        {t("web.unit.days")}
        {longer > 0 &&
          `; ${t("web.outcomes.longer", { count: longer, n: format.number(longer), days: format.number(end) })}`}
        {notch !== null && notch > end && `; ${t("web.outcomes.targetBeyond")}`}
      </p>
    </figure>
  );
}

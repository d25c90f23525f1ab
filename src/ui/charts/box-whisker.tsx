import { useTranslation } from "react-i18next";
import { Grid } from "./axis.tsx";
import classes from "./charts.module.css";
import type { Scale } from "./scale.ts";

export interface BoxWhiskerProps {
  readonly scale: Scale;
  readonly min: number;
  readonly median: number;
  /** Nine deals of ten are faster. */
  readonly p90: number;
  readonly max: number;
  readonly target?: number | null;
  /** Values are told by it: `(days) => format.number(days)`. */
  readonly format: (value: number) => string;
}

/** One row of the time map: notch target, bar to the median, band to 90 %, whisker to the maximum. */
export function BoxWhisker({ scale, min, median, p90, max, target = null, format }: BoxWhiskerProps) {
  const { t } = useTranslation("ui");
  const told = t("chart.box", { min: format(min), median: format(median), p90: format(p90), max: format(max) });
  const spoken = target === null ? told : `${told}; ${t("chart.target", { target: format(target) })}`;
  const from = scale.at(min);
  const part = (low: number, high: number) => ({ left: `${low}%`, width: `${Math.max(0, high - low)}%` });
  const showsMedian = scale.at(median) - from > 5;
  const showsMax = scale.at(max) - scale.at(p90) > 6;
  return (
    <div className={classes.lane} role="img" aria-label={spoken} title={spoken}>
      <Grid scale={scale} />
      <i className={classes.range} style={part(from, scale.at(max))} />
      <i className={classes.box} data-part="median" style={part(from, scale.at(median))}>
        {showsMedian && <span>{format(median)}</span>}
      </i>
      <i className={classes.box} data-part="p90" style={part(scale.at(median), scale.at(p90))} />
      <b className={classes.p90} style={{ left: `${scale.at(p90)}%` }}>
        {format(p90)}
      </b>
      {showsMax && (
        <span className={classes.max} style={{ left: `${scale.at(max)}%` }}>
          {format(max)}
        </span>
      )}
      {target !== null && <i className={classes.notch} data-wide style={{ left: `${scale.at(target)}%` }} />}
    </div>
  );
}

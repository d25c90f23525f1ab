import { useTranslation } from "react-i18next";
import { Grid } from "./axis.tsx";
import classes from "./charts.module.css";
import type { Scale } from "./scale.ts";

interface IntervalBarProps {
  readonly scale: Scale;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** The base to compare with, drawn as a notch. */
  readonly base?: number | null;
  readonly tone?: "data" | "bad";
  /** How a number is told: `(share) => format.share(share)`. */
  readonly format: (value: number) => string;
}

/** An estimate as a dot and its interval as a whisker on a shared axis; the notch is the base. */
export function IntervalBar({ scale, value, low, high, base = null, tone = "data", format }: IntervalBarProps) {
  const { t } = useTranslation("ui");
  const told = t("chart.interval", { value: format(value), low: format(low), high: format(high) });
  const spoken = base === null ? told : `${told}; ${t("chart.base", { base: format(base) })}`;
  return (
    <div className={classes.lane} role="img" aria-label={spoken} title={spoken}>
      <Grid scale={scale} />
      <i
        className={classes.whisker}
        data-tone={tone}
        style={{ left: `${scale.at(low)}%`, right: `${100 - scale.at(high)}%` }}
      />
      {base !== null && <i className={classes.notch} style={{ left: `${scale.at(base)}%` }} />}
      <i className={classes.dot} data-tone={tone} style={{ left: `${scale.at(value)}%` }} />
    </div>
  );
}

import { useTranslation } from "react-i18next";
import type { Scale } from "../../../ui/charts/scale.ts";
import type { Times } from "../time/stage-time.ts";
import type { useTimes } from "../time/use-times.ts";
import classes from "./time-map.module.css";

interface WholeBarProps {
  readonly scale: Scale;
  readonly whole: Times;
  readonly told: ReturnType<typeof useTimes>;
}

/** From the fastest deal to the median, to nine of ten, to the longest; words where they fit, on a phone below the bar. */
export function WholeBar({ scale, whole, told }: WholeBarProps) {
  const { t } = useTranslation("analytics");
  const { min, median, p90, max } = whole;
  if (min === null || median === null || p90 === null || max === null) return null;
  const words = {
    median: t("web.map.median", { value: told.tell(median) }),
    p90: t("web.map.p90", { value: told.tell(p90) }),
    max: t("web.map.max", { value: told.tell(max) }),
  };
  const part = (from: number, to: number) => ({
    left: `${scale.at(from)}%`,
    width: `${scale.at(to) - scale.at(from)}%`,
  });
  const room = (from: number, to: number) => scale.at(to) - scale.at(from);
  const fits = room(median, p90) > 18;
  const spoken = t("web.map.wholeChart", { words: [told.tell(min), words.median, words.p90, words.max].join(", ") });
  return (
    <div className={classes.wholeBar} role="img" aria-label={spoken} title={spoken}>
      <span className={classes.max}>{words.max}</span>
      <i className={classes.range} style={part(min, max)} />
      <i className={classes.toMedian} style={part(min, median)}>
        {room(min, median) > 9 && <span>{words.median}</span>}
      </i>
      <i className={classes.toP90} style={part(median, p90)}>
        {fits && <span>{words.p90}</span>}
      </i>
      {!fits && (
        <span className={classes.beyond} style={{ left: `${scale.at(p90)}%` }}>
          {words.p90}
        </span>
      )}
      <i className={classes.start} style={{ left: `${scale.at(min)}%` }} />
      <span className={classes.below}>{[words.median, words.p90, words.max].join(" · ")}</span>
    </div>
  );
}

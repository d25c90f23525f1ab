import type { ReactNode } from "react";
import classes from "./charts.module.css";
import type { Scale } from "./scale.ts";

/** Ticks above a chart's rows; the lines through the rows are drawn by `Grid`. */
export function Axis({ scale, format }: { scale: Scale; format: (value: number) => ReactNode }) {
  return (
    <div className={classes.axis} aria-hidden>
      {scale.ticks.map((tick) => (
        <span key={tick} data-edge={edgeOf(scale.at(tick))} style={{ left: `${scale.at(tick)}%` }}>
          {format(tick)}
        </span>
      ))}
    </div>
  );
}

/** Vertical lines of the axis behind one row. */
export function Grid({ scale }: { scale: Scale }) {
  return (
    <>
      {scale.ticks.map((tick) => (
        <i key={tick} className={classes.grid} style={{ left: `${scale.at(tick)}%` }} aria-hidden />
      ))}
    </>
  );
}

/** The outer labels stand inside the chart, so that nothing is cut at its border. */
const edgeOf = (percent: number) => (percent === 0 ? "start" : percent === 100 ? "end" : undefined);

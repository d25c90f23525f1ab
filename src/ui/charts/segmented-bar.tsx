import { useTranslation } from "react-i18next";
import { useFormat } from "../i18n/use-format.ts";
import classes from "./charts.module.css";
import type { Scale } from "./scale.ts";

export type SegmentKind = "passed" | "inProgress" | "postponed" | "lost" | "lostAbove";
const order: readonly SegmentKind[] = ["passed", "inProgress", "postponed", "lost", "lostAbove"];

export interface SegmentedBarProps {
  /** Shared by all bars of the funnel: drawn to scale or not at all. */
  readonly scale: Scale;
  /** How many deals of each kind; left out means none. */
  readonly counts: Readonly<Partial<Record<SegmentKind, number>>>;
  /** The base period at the same intake. */
  readonly notch?: number | null;
  /** A click on a segment opens these deals. */
  readonly onOpen?: (kind: SegmentKind) => void;
}

/** What became of those who reached a stage: passed, in progress (hatched), postponed (outlined), lost, lost above usual. */
export function SegmentedBar({ scale, counts, notch = null, onOpen }: SegmentedBarProps) {
  const { t } = useTranslation("ui");
  const format = useFormat();
  const present = order.flatMap((kind) => ((counts[kind] ?? 0) > 0 ? [{ kind, count: counts[kind] ?? 0 }] : []));
  const widthOf = (count: number) => scale.at(scale.from + count);
  const names = present.map(({ kind, count }) => `${t(`chart.${kind}`)} ${format.number(count)}`).join(", ");
  return (
    <div className={classes.bar} {...(onOpen ? { role: "group" } : { role: "img" })} aria-label={names}>
      {present.map(({ kind, count }) => {
        const width = widthOf(count);
        const shape = { className: classes.segment, "data-kind": kind, style: { width: `${width}%` } };
        // A number is written only where it surely fits; the title tells the rest.
        const text = kind !== "passed" && width > 4.5 ? <span>{format.number(count)}</span> : null;
        const title = `${t(`chart.${kind}`)}: ${format.number(count)}`;
        return onOpen === undefined ? (
          <i key={kind} {...shape} title={title}>
            {text}
          </i>
        ) : (
          <button key={kind} type="button" {...shape} title={title} aria-label={title} onClick={() => onOpen(kind)}>
            {text}
          </button>
        );
      })}
      {notch !== null && (
        <i className={classes.tall} style={{ left: `${widthOf(notch)}%` }} title={format.number(notch)} />
      )}
    </div>
  );
}

/** The key of the segments, for the head of a chart. `notch` names the base period. */
export function SegmentLegend({ notch }: { notch?: string }) {
  const { t } = useTranslation("ui");
  return (
    <ul className={classes.legend}>
      {order.map((kind) => (
        <li key={kind}>
          <i className={classes.swatch} data-kind={kind} aria-hidden />
          {t(`chart.${kind}`)}
        </li>
      ))}
      {notch !== undefined && (
        <li>
          <i className={classes.swatchNotch} aria-hidden />
          {notch}
        </li>
      )}
    </ul>
  );
}

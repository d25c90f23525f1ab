import { useElementSize } from "@mantine/hooks";
import { useTranslation } from "react-i18next";
import { useFormat } from "../i18n/use-format.ts";
import { Group } from "../layout/group.tsx";
import classes from "./charts.module.css";
import type { Scale } from "./scale.ts";

export type SegmentKind = "passed" | "inProgress" | "postponed" | "lost" | "lostAbove";
const order: readonly SegmentKind[] = ["passed", "inProgress", "postponed", "lost", "lostAbove"];

/** In px (WCAG 2.5.8): what is narrower is opened from the table of the same figures. */
const leastTarget = 24;

export interface SegmentedBarProps {
  /** Shared by all bars of the funnel: drawn to scale or not at all. */
  readonly scale: Scale;
  /** How many deals of each kind; left out means none. */
  readonly counts: Readonly<Partial<Record<SegmentKind, number>>>;
  /** The base period at the same intake. */
  readonly notch?: number | null;
  /** Segments that open nothing: an estimate has no deals of its own. */
  readonly closed?: readonly SegmentKind[];
  /** A click on a segment opens these deals. */
  readonly onOpen?: (kind: SegmentKind) => void;
}

/** What became of those who reached a stage: passed, in progress (hatched), postponed (outlined), lost, lost above usual. */
export function SegmentedBar({ scale, counts, notch = null, closed = [], onOpen }: SegmentedBarProps) {
  const { t } = useTranslation("ui");
  const format = useFormat();
  const { ref, width: room } = useElementSize();
  const present = partsOf(counts);
  const widthOf = (count: number) => scale.at(scale.from + count);
  const names = present.map(({ kind, count }) => `${t(`chart.${kind}`)} ${format.number(count)}`).join(", ");
  return (
    <Group ref={ref} className={classes.bar} label={names}>
      {present.map(({ kind, count, from }) => (
        <Segment
          key={kind}
          {...{ kind, count }}
          width={widthOf(count)}
          room={notch !== null && notch > from && notch < from + count ? 0 : (widthOf(count) / 100) * room}
          onOpen={(widthOf(count) / 100) * room >= leastTarget && !closed.includes(kind) ? onOpen : undefined}
        />
      ))}
      {notch !== null && (
        <i className={classes.tall} style={{ left: `${widthOf(notch)}%` }} title={format.number(notch)} />
      )}
    </Group>
  );
}

function partsOf(counts: SegmentedBarProps["counts"]) {
  let from = 0;
  return order.flatMap((kind) => {
    const count = counts[kind] ?? 0;
    from += count;
    return count > 0 ? [{ kind, count, from: from - count }] : [];
  });
}

interface SegmentProps {
  readonly kind: SegmentKind;
  readonly count: number;
  /** In percent of the axis. */
  readonly width: number;
  /** For its number, in px; none under the notch. */
  readonly room: number;
  readonly onOpen: ((kind: SegmentKind) => void) | undefined;
}

function Segment({ kind, count, width, room, onOpen }: SegmentProps) {
  const { t } = useTranslation("ui");
  const number = useFormat().number(count);
  const title = `${t(`chart.${kind}`)}: ${number}`;
  const shape = { className: classes.segment, "data-kind": kind, style: { width: `${width}%` }, title };
  // A number is written only where it surely fits; the title tells the rest.
  const text = kind !== "passed" && room > number.length * 7 + 3 ? <span>{number}</span> : null;
  if (onOpen === undefined) return <i {...shape}>{text}</i>;
  return (
    <button type="button" {...shape} aria-label={title} onClick={() => onOpen(kind)}>
      {text}
    </button>
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

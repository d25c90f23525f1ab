import { useTranslation } from "react-i18next";
import { Axis } from "../../../ui/charts/axis.tsx";
import { scaleOf } from "../../../ui/charts/scale.ts";
import { useFormat } from "../../../ui/i18n/use-format.ts";
import type { StageOutcomesAnswer } from "../../contract.ts";
import { type OutcomeKind, outcomeKinds } from "./outcome-kinds.ts";
import classes from "./outcomes.module.css";
import { spreadLabels } from "./spread-labels.ts";

type Point = StageOutcomesAnswer["incidence"][number];
const [width, height] = [400, 160];
/** A band that is never this wide is told by the table alone. */
const thinnest = 0.02;
/** Between the middles of two names: a line of text. */
const nameGap = 0.09;

/** What stays had become by each age, one band on another, together 100 %; each band is named at its end. */
export function OutcomeAreas({ answer }: { answer: StageOutcomesAnswer }) {
  const { t } = useTranslation("analytics");
  const format = useFormat();
  const end = answer.incidence.at(-1);
  if (end === undefined) return null;
  const scale = scaleOf(Math.max(end.age, 1e-9), { exact: true });
  const kinds = outcomeKinds.filter((kind) => answer.incidence.some((point) => point[kind] > 0));
  const named = kinds.filter((kind) => answer.incidence.some((point) => point[kind] >= thinnest));
  const heights = spreadLabels(
    named.map((kind) => below(end, kind) + end[kind] / 2),
    nameGap,
  );
  return (
    <figure className={classes.chart}>
      <figcaption>
        <b>{t("web.outcomes.byAge")}</b>
      </figcaption>
      <div className={classes.areas}>
        <div>
          <svg
            viewBox={`0 0 ${width} ${height}`}
            preserveAspectRatio="none"
            role="img"
            aria-label={t("web.outcomes.byAgeSpoken")}
          >
            {kinds.map((kind) => (
              <path key={kind} data-kind={kind} d={band(answer.incidence, kind, end.age)}>
                <title>{`${t(`web.outcomes.${kind}`)} ${format.share(end[kind])}`}</title>
              </path>
            ))}
          </svg>
          <Axis scale={scale} format={(days) => format.number(days, days % 1 === 0 ? 0 : 1)} />
        </div>
        <ul className={classes.names}>
          {named.map((kind, place) => (
            <li key={kind} style={{ top: `${(heights[place] ?? 0) * 100}%` }}>
              <i data-kind={kind} aria-hidden />
              {t(`web.outcomes.${kind}`)} <b>{format.share(end[kind])}</b>
            </li>
          ))}
        </ul>
      </div>
      <p className="t3 xs">{t("web.outcomes.ageNote")}</p>
    </figure>
  );
}

/** The share of what lies above the band in the picture: bands go down in the order of the kinds. */
const below = (point: Point, kind: OutcomeKind) =>
  outcomeKinds.slice(0, outcomeKinds.indexOf(kind)).reduce((sum, one) => sum + point[one], 0);

/** Shares change at an end and hold until the next, but forty ages are too close for steps to be seen. */
function band(points: readonly Point[], kind: OutcomeKind, end: number): string {
  const at = (point: Point, share: number) =>
    `${((point.age / Math.max(end, 1e-9)) * width).toFixed(1)},${(share * height).toFixed(1)}`;
  const top = points.map((point) => at(point, below(point, kind)));
  const bottom = points.map((point) => at(point, below(point, kind) + point[kind])).toReversed();
  return `M${[...top, ...bottom].join("L")}Z`;
}

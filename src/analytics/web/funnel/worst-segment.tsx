import { useTranslation } from "react-i18next";
import { useEndpoint } from "../../../ui/api/use-endpoint.ts";
import { Axis } from "../../../ui/charts/axis.tsx";
import { IntervalBar } from "../../../ui/charts/interval-bar.tsx";
import { LinesSkeleton } from "../../../ui/feedback/skeletons.tsx";
import { Share } from "../../../ui/figures/share.tsx";
import { useFormat } from "../../../ui/i18n/use-format.ts";
import { Panel } from "../../../ui/layout/panel.tsx";
import { type FunnelAnswer, getFunnel } from "../../contract.ts";
import { fewestToCompare } from "../../domain/two-shares.ts";
import type { SegmentHead } from "../segment-behind.ts";
import { useSplits } from "../use-split.ts";
import classes from "./funnel.module.css";
import type { FunnelProps } from "./funnel-chart.tsx";
import type { FunnelRow } from "./funnel-rows.ts";
import { shareScale } from "./share-scale.ts";

interface Line {
  readonly name: string;
  readonly share: number;
  readonly low: number;
  readonly high: number;
  readonly went: number;
  readonly known: number;
}

const mostShown = 8;

/** The weakest step by segment, best first: intervals on one axis, the dashed line is everybody. */
export function WorstSegment({ report, answer, weakest }: FunnelProps & { weakest: FunnelRow }) {
  const { t } = useTranslation("analytics");
  const by = report.search.by ?? "channel";
  const split = useSplits();
  const query = { ...report.query, by };
  const own = useEndpoint(getFunnel, { query }, { keepPrevious: true, enabled: answer.segments === undefined });
  const segments = answer.segments ?? own.data?.segments;
  if (segments === undefined) {
    return own.error === null ? (
      <Panel>
        <LinesSkeleton lines={5} />
      </Panel>
    ) : null;
  }
  const lines = linesOf(segments, weakest.id, (segment) => split.valueOf(by, segment));
  const worst = lines.at(-1);
  if (worst === undefined || lines.length < 2) return null;
  const isWorse = worst.known >= fewestToCompare && worst.high < (weakest.settled ?? 0);
  const title = isWorse
    ? t("web.worst.found", { segment: worst.name, stage: weakest.next })
    : t("web.worst.none", { stage: weakest.next, split: split.byName(by) });
  return (
    <Panel>
      <h2 className={classes.worst}>{title}</h2>
      <Lines lines={lines} all={weakest.settled ?? 0} isWorse={isWorse} />
    </Panel>
  );
}

function Lines({ lines, all, isWorse }: { lines: readonly Line[]; all: number; isWorse: boolean }) {
  const { t } = useTranslation("analytics");
  const format = useFormat();
  const scale = shareScale([all, ...lines.map(({ low }) => low)]);
  return (
    <>
      <div className={classes.segments}>
        {lines.map((line, place) => (
          <div key={line.name} className={classes.segment}>
            <span className={classes.segmentName} title={line.name}>
              {line.name}
              {line.known < fewestToCompare && <span className="t3 xs">{t("ui:share.fewData")}</span>}
            </span>
            <div className={classes.segmentLane}>
              <i className={classes.all} style={{ left: `${scale.at(all)}%` }} />
              <IntervalBar
                scale={scale}
                value={line.share}
                low={line.low}
                high={line.high}
                tone={isWorse && place === lines.length - 1 ? "bad" : "data"}
                format={(share) => format.share(share)}
              />
            </div>
            <Share part={line.went} whole={line.known} quiet />
          </div>
        ))}
        <div className={classes.segmentAxis}>
          <Axis
            scale={scale}
            format={(share) => (share === scale.to ? format.share(share) : format.number(share * 100))}
          />
        </div>
      </div>
      <p className={`t3 sm ${classes.overall}`}>{t("web.worst.all", { share: format.share(all, 1) })}</p>
    </>
  );
}

/** The largest segments, the best share first; those without a known fate have none to show. */
function linesOf(
  segments: NonNullable<FunnelAnswer["segments"]>,
  stageId: string,
  nameOf: (segment: SegmentHead) => string,
): Line[] {
  return segments
    .flatMap(({ stages, ...segment }) => {
      const index = stages.findIndex(({ id }) => id === stageId);
      const stage = stages[index];
      const next = stages[index + 1];
      if (!stage || !next || stage.settledConversion === null || stage.interval === null) return [];
      const [low, high] = stage.interval;
      const known = stage.reached - stage.inProgress;
      return [{ name: nameOf(segment), share: stage.settledConversion, low, high, went: next.reached, known }];
    })
    .toSorted((a, b) => b.known - a.known)
    .slice(0, mostShown)
    .toSorted((a, b) => b.share - a.share);
}

import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Figure } from "../../../ui/figures/figure.tsx";
import { useFormat } from "../../../ui/i18n/use-format.ts";
import { Panel } from "../../../ui/layout/panel.tsx";
import { Tag } from "../../../ui/marks/tag.tsx";
import { fewestToCompare } from "../../domain/two-shares.ts";
import { createdIn, dealsLink } from "../drill-down.ts";
import { segmentBehind } from "../segment-behind.ts";
import { useSplits } from "../use-split.ts";
import classes from "./funnel.module.css";
import type { FunnelProps } from "./funnel-chart.tsx";
import type { Segment } from "./segments.ts";

interface SegmentsProps extends FunnelProps {
  readonly segments: readonly Segment[];
}

const mostShown = 12;

/** A small funnel for each segment, all on one scale: the share of those who entered. */
export function SegmentFunnels({ segments, ...shared }: SegmentsProps) {
  const { t } = useTranslation("analytics");
  const split = useSplits();
  return (
    <Panel title={t("web.segments.title", { split: split.byName(shared.answer.by ?? "channel") })}>
      <div className={classes.multiples}>
        {segments.slice(0, mostShown).map((segment) => (
          <Multiple key={segment.id ?? segment.value ?? ""} segment={segment} {...shared} />
        ))}
      </div>
      {segments.length > mostShown && (
        <p className={`t3 sm ${classes.note}`}>{t("web.segments.more", { count: segments.length - mostShown })}</p>
      )}
    </Panel>
  );
}

function Multiple({ segment, report, answer }: FunnelProps & { segment: Segment }) {
  const { t } = useTranslation("analytics");
  const format = useFormat();
  const split = useSplits();
  const behind = answer.view === "cohort" ? segmentBehind(answer.by, segment) : null;
  const first = segment.stages[0]?.reached ?? 0;
  const deals = (stageId: string, count: number) =>
    behind === null || count === 0 ? (
      format.number(count)
    ) : (
      <Figure
        {...dealsLink(answer.pipeline.id, report.query, {
          ...createdIn(report.query),
          ...behind,
          reachedStage: stageId,
        })}
      >
        {format.number(count)}
      </Figure>
    );
  return (
    <section className={classes.multiple}>
      <h3>
        {split.valueOf(answer.by ?? "channel", segment)}
        {segment.total < fewestToCompare && <Tag tone="line">{t("ui:share.fewData")}</Tag>}
      </h3>
      <div className={classes.mini}>
        {segment.stages.map((stage) => (
          <MiniRow key={stage.id} name={stage.stage} share={first === 0 ? null : stage.reached / first}>
            {deals(stage.id, stage.reached)}
          </MiniRow>
        ))}
      </div>
    </section>
  );
}

function MiniRow({ name, share, children }: { name: string; share: number | null; children: ReactNode }) {
  const format = useFormat();
  return (
    <>
      <div className={classes.miniTrack} title={name}>
        <i style={{ width: `${Math.min(1, share ?? 0) * 100}%` }} />
        <span>{name}</span>
      </div>
      <span>{children}</span>
      <span className="t2">{share === null ? "—" : format.share(share)}</span>
    </>
  );
}

import { IconAlertOctagon } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Axis, Grid } from "../../../ui/charts/axis.tsx";
import { IntervalBar } from "../../../ui/charts/interval-bar.tsx";
import { type Scale, scaleOf } from "../../../ui/charts/scale.ts";
import { SegmentedBar, type SegmentKind, SegmentLegend } from "../../../ui/charts/segmented-bar.tsx";
import { Figure } from "../../../ui/figures/figure.tsx";
import { useFormat } from "../../../ui/i18n/use-format.ts";
import { Group } from "../../../ui/layout/group.tsx";
import { Panel } from "../../../ui/layout/panel.tsx";
import { useGo } from "../../../ui/link.tsx";
import { StageMark } from "../../../ui/marks/stage-mark.tsx";
import { Tag } from "../../../ui/marks/tag.tsx";
import type { FunnelAnswer } from "../../contract.ts";
import { createdIn, dealsLink } from "../drill-down.ts";
import { messageText } from "../message.ts";
import type { Report } from "../use-report.ts";
import { type Sums, useSums } from "../use-sums.ts";
import classes from "./funnel.module.css";
import type { FunnelRow } from "./funnel-rows.ts";
import { reachedBehind } from "./segments.ts";
import { shareScale } from "./share-scale.ts";

export interface FunnelProps {
  readonly report: Report;
  readonly answer: FunnelAnswer;
  readonly rows: readonly FunnelRow[];
}

interface Scales {
  readonly bars: Scale;
  readonly shares: Scale;
}

/** Bars to scale under the report's one sentence; between them how many went on, at the right the settled conversion. */
export function FunnelChart({ report, answer, rows }: FunnelProps) {
  const { t } = useTranslation("analytics");
  const format = useFormat();
  const scales = scalesOf(rows);
  const sums = useSums(rows.map(({ amount }) => amount));
  const isCohort = answer.view === "cohort";
  const base = answer.base === undefined ? null : report.words(answer.base);
  return (
    <Panel title={messageText(answer.message, t, format)} isMessage>
      <SegmentLegend {...(base === null ? {} : { notch: t("web.funnel.notch", { period: base }) })} />
      <div className={classes.scroller}>
        <Group className={classes.chart} label={t("web.funnel.chart")} data-view={answer.view}>
          <div className={classes.heads}>
            <span className={classes.headDeals}>{t("web.funnel.deals")}</span>
            <span className={classes.headSum}>{sums.unit}</span>
            {isCohort && <ShareAxis scale={scales.shares} />}
          </div>
          {rows.map((row) => (
            <StageRow key={row.id} {...{ row, rows, scales, sums, report, answer }} />
          ))}
        </Group>
      </div>
      {!isCohort && <p className={`t3 sm ${classes.note}`}>{t("web.funnel.flowNote")}</p>}
    </Panel>
  );
}

function ShareAxis({ scale }: { scale: Scale }) {
  const { t } = useTranslation("analytics");
  const format = useFormat();
  return (
    <span className={classes.headShare}>
      <span className="t3 xs">{t("web.funnel.settledHead")}</span>
      <Axis scale={scale} format={(share) => (share === scale.to ? format.share(share) : format.number(share * 100))} />
    </span>
  );
}

function scalesOf(rows: readonly FunnelRow[]): Scales {
  const widest = Math.max(1, ...rows.map(({ reached, notch }) => Math.max(reached, notch ?? 0)));
  const lows = rows.flatMap(({ interval, base }) => [...(interval ?? []), ...(base === null ? [] : [base])]);
  return { bars: scaleOf(widest, { exact: true }), shares: shareScale(lows) };
}

interface StageRowProps extends FunnelProps {
  readonly row: FunnelRow;
  readonly scales: Scales;
  readonly sums: Sums;
}

function StageRow({ row, rows, scales, sums, report, answer }: StageRowProps) {
  const format = useFormat();
  const go = useGo();
  const isCohort = answer.view === "cohort";
  const link = (behind: object) =>
    dealsLink(answer.pipeline.id, report.query, { ...createdIn(report.query), ...behind });
  const open = (kind: SegmentKind) => {
    const { to, search } = link(behindSegment(kind, row));
    void go(to, search);
  };
  const counts = {
    passed: row.passed,
    inProgress: row.inProgress,
    postponed: row.postponed,
    lost: row.lost - row.lostAbove,
    lostAbove: row.lostAbove,
  };
  return (
    <>
      <div className={classes.stage}>
        <span className={classes.name}>
          <StageMark n={row.n} of={rows.length - 1} isKey={row.isKey} isWon={row.isWon} />
          {row.name}
        </span>
        <div className={classes.bar}>
          <SegmentedBar
            scale={scales.bars}
            counts={counts}
            notch={row.n === 1 ? null : row.notch}
            closed={row.lostAbove > 0 ? ["lost", "lostAbove"] : []}
            {...(isCohort ? { onOpen: open } : {})}
          />
        </div>
        <b className={classes.deals}>
          {row.reached > 0 ? (
            <Figure {...dealsLink(answer.pipeline.id, report.query, reachedBehind(answer, report, row.id))}>
              {format.number(row.reached)}
            </Figure>
          ) : (
            format.number(row.reached)
          )}
        </b>
        <span className={classes.sum}>{sums.tell(row.amount)}</span>
        {isCohort && (
          <div className={classes.ruled}>
            <Grid scale={scales.shares} />
          </div>
        )}
      </div>
      {!row.isWon && <Step row={row} scale={scales.shares} isCohort={isCohort} />}
    </>
  );
}

/** The way from a stage to the next one, drawn between the two. */
function Step({ row, scale, isCohort }: { row: FunnelRow; scale: Scale; isCohort: boolean }) {
  const { t } = useTranslation("analytics");
  const format = useFormat();
  const share = row.forward === null ? "—" : format.share(row.forward, 1);
  return (
    <div className={classes.step}>
      <span className={classes.forward}>{t(isCohort ? "web.funnel.wentOn" : "web.funnel.flowRatio", { share })}</span>
      {isCohort && row.settled !== null && row.interval !== null && (
        <>
          <div className={classes.lane}>
            <IntervalBar
              scale={scale}
              value={row.settled}
              low={row.interval[0]}
              high={row.interval[1]}
              base={row.base}
              tone={row.standsOut === "leak" ? "bad" : "data"}
              format={(value) => format.share(value, 1)}
            />
          </div>
          <Settled row={row} />
        </>
      )}
    </div>
  );
}

function Settled({ row }: { row: FunnelRow }) {
  const { t } = useTranslation("ui");
  const format = useFormat();
  const counts = t("share.counts", { part: format.number(row.went), whole: format.number(row.known) });
  const isLeak = row.standsOut === "leak";
  return (
    <span className={classes.settled} title={counts}>
      <b className={isLeak ? "bad" : undefined}>
        {format.share(row.settled ?? 0, 1)}
        {isLeak && <IconAlertOctagon size={14} stroke={1.5} aria-hidden />}
      </b>
      {row.isSmall ? (
        <Tag tone="line">{`${t("share.fewData")}, ${counts}`}</Tag>
      ) : (
        <span className="t3 xs">{counts}</span>
      )}
    </span>
  );
}

function behindSegment(kind: SegmentKind, row: FunnelRow) {
  switch (kind) {
    case "passed":
      return { reachedStage: row.nextId ?? row.id };
    case "inProgress":
      return { inProgressAt: row.id };
    case "postponed":
      return { postponedAt: row.id };
    case "lost":
    case "lostAbove":
      return { lostAt: row.id };
  }
}

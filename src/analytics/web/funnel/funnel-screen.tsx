import { useTranslation } from "react-i18next";
import { useEndpoint } from "../../../ui/api/use-endpoint.ts";
import { ChartSkeleton, TableSkeleton } from "../../../ui/feedback/skeletons.tsx";
import { Panel } from "../../../ui/layout/panel.tsx";
import { Segmented } from "../../../ui/layout/segmented.tsx";
import { type FunnelAnswer, getFunnel, getTimeInStage } from "../../contract.ts";
import { OtherCurrency } from "../other-currency.tsx";
import { ReportFrame } from "../report-frame.tsx";
import { NothingHere, ReportError } from "../report-states.tsx";
import classes from "../reports.module.css";
import { type Report, useReport } from "../use-report.ts";
import { ComparedPanel } from "./compared-panel.tsx";
import { FunnelChart } from "./funnel-chart.tsx";
import { funnelRows, weakestRow } from "./funnel-rows.ts";
import { FunnelTable } from "./funnel-table.tsx";
import { SegmentFunnels } from "./segment-funnels.tsx";
import { SegmentTable } from "./segment-table.tsx";
import { WorstSegment } from "./worst-segment.tsx";

/** ANA-1: where deals stop on their way, against another period and by segment. */
export function Screen() {
  const report = useReport("lastQuarter");
  const { search, base, query } = report;
  const view = search.view ?? "cohort";
  const compared = view === "cohort" && base !== null ? { compareFrom: base.from, compareTo: base.to } : {};
  const asked = { ...query, ...compared, view, by: search.by };
  const funnel = useEndpoint(getFunnel, { query: asked }, { keepPrevious: true });
  return (
    <ReportFrame
      at="funnel"
      report={report}
      isBusy={funnel.isFetching}
      isCohort={view === "cohort"}
      canCompare={view === "cohort"}
      canSplit
      fileQuery={{ ...compared, view, by: search.by }}
      switches={<ViewSwitch report={report} />}
    >
      {funnel.data === undefined ? (
        <Waiting error={funnel.error} report={report} onRetry={() => void funnel.refetch()} />
      ) : funnel.data.total === 0 ? (
        <NothingHere at="funnel" report={report} />
      ) : (
        <Funnel report={report} answer={funnel.data} />
      )}
    </ReportFrame>
  );
}

function Waiting({ error, report, onRetry }: { error: Error | null; report: Report; onRetry: () => void }) {
  if (error !== null) return <ReportError at="funnel" report={report} error={error} onRetry={onRetry} />;
  return (
    <div className={classes.stack}>
      <Panel>
        <ChartSkeleton bars={7} />
      </Panel>
      <Panel flush>
        <TableSkeleton rows={7} columns={8} />
      </Panel>
    </div>
  );
}

function ViewSwitch({ report }: { report: Report }) {
  const { t } = useTranslation("analytics");
  return (
    <Segmented
      label={t("web.view.label")}
      value={report.search.view ?? "cohort"}
      onChange={(view) => report.change({ view: view === "cohort" ? undefined : view })}
      options={[
        { value: "cohort", label: t("web.view.cohort") },
        { value: "period", label: t("web.view.period") },
      ]}
    />
  );
}

function Funnel({ report, answer }: { report: Report; answer: FunnelAnswer }) {
  const rows = funnelRows(answer);
  const weakest = weakestRow(rows, answer.message.params.stageId);
  const times = useEndpoint(getTimeInStage, { query: report.query }, { keepPrevious: true });
  const medians = new Map(times.data?.stages.map(({ id, median }) => [id, median]));
  const shared = { report, answer, rows };
  return (
    <div className={classes.stack}>
      {!report.isTable && (
        <div className={classes.withSide}>
          <FunnelChart {...shared} />
          {answer.view === "cohort" && weakest !== null && (
            <div className={classes.side}>
              <ComparedPanel {...shared} />
              <WorstSegment {...shared} weakest={weakest} />
            </div>
          )}
        </div>
      )}
      {answer.segments !== undefined && !report.isTable && <SegmentFunnels {...shared} segments={answer.segments} />}
      {answer.segments !== undefined && report.isTable && <SegmentTable {...shared} segments={answer.segments} />}
      <FunnelTable {...shared} medians={medians} />
      <OtherCurrency deals={answer.otherCurrency} currency={answer.stages[0]?.amount.currency} />
    </div>
  );
}

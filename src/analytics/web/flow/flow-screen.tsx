import { useTranslation } from "react-i18next";
import { useEndpoint } from "../../../ui/api/use-endpoint.ts";
import { ChartSkeleton } from "../../../ui/feedback/skeletons.tsx";
import { useFormat } from "../../../ui/i18n/use-format.ts";
import { FilterChip } from "../../../ui/layout/filter-chip.tsx";
import { Panel } from "../../../ui/layout/panel.tsx";
import { type FlowAnswer, getFlow } from "../../contract.ts";
import { messageText } from "../message.ts";
import { ReportFrame } from "../report-frame.tsx";
import { NothingHere, ReportError } from "../report-states.tsx";
import classes from "../reports.module.css";
import { type Report, useReport } from "../use-report.ts";
import { FlowSegments } from "./flow-segments.tsx";
import { weekSums } from "./flow-sums.ts";
import { FlowTable } from "./flow-table.tsx";
import { StockMap } from "./stock-map.tsx";
import { Velocity } from "./velocity.tsx";
import { WeekBars } from "./week-bars.tsx";

/** ANA-3: what came and went each week, stage by stage, and how much money passes a day. */
export function Screen() {
  const report = useReport("quarter");
  const query = { ...report.query, by: report.search.by, dealsOf: report.search.stage };
  const flow = useEndpoint(getFlow, { query }, { keepPrevious: true });
  const isEmpty = flow.data?.weeks.every(({ stages }) =>
    stages.every(({ opening, closing, in: ins }) => opening + closing + ins === 0),
  );
  return (
    <ReportFrame
      at="flow"
      report={report}
      isBusy={flow.isFetching}
      canSplit
      fileQuery={{ by: report.search.by }}
      switches={flow.data === undefined ? undefined : <StageChip report={report} answer={flow.data} />}
    >
      {flow.data === undefined ? (
        flow.error === null ? (
          <Panel>
            <ChartSkeleton bars={7} />
          </Panel>
        ) : (
          <ReportError at="flow" report={report} error={flow.error} onRetry={() => void flow.refetch()} />
        )
      ) : isEmpty === true ? (
        <NothingHere at="flow" report={report} />
      ) : (
        <Flow report={report} answer={flow.data} />
      )}
    </ReportFrame>
  );
}

function StageChip({ report, answer }: { report: Report; answer: FlowAnswer }) {
  const { t } = useTranslation("analytics");
  return (
    <FilterChip
      label={t("web.flow.stage")}
      all={t("web.flow.allStages")}
      value={report.search.stage ?? null}
      options={(answer.weeks[0]?.stages ?? []).map(({ id, stage }) => ({ value: id, label: stage }))}
      onChange={(stage) => report.change({ stage: stage ?? undefined })}
    />
  );
}

function Flow({ report, answer }: { report: Report; answer: FlowAnswer }) {
  const { t } = useTranslation("analytics");
  const format = useFormat();
  const first = answer.weeks[0]?.stages ?? [];
  const chosen = first.find(({ id }) => id === report.search.stage);
  const name = chosen?.stage ?? t("web.flow.allStages");
  const sums = weekSums(answer, chosen?.id);
  const isSteady = answer.message.code === "nothing_stands_out";
  return (
    <div className={classes.stack}>
      <Panel title={isSteady ? t("web.flow.steady") : messageText(answer.message, t, format)} isMessage>
        <Velocity answer={answer} />
      </Panel>
      {!report.isTable && (
        <>
          <Panel title={t("web.flow.weeks", { stage: name })}>
            <WeekBars weeks={sums} isWhole={chosen === undefined} />
          </Panel>
          <Panel title={t("web.flow.stock")}>
            <StockMap answer={answer} />
          </Panel>
        </>
      )}
      <FlowSegments answer={answer} stageId={chosen?.id} />
      <FlowTable weeks={sums} name={name} stageId={chosen?.id ?? null} {...{ report, answer }} />
    </div>
  );
}

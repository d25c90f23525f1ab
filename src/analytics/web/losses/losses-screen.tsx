import { IconCircleCheck } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useEndpoint } from "../../../ui/api/use-endpoint.ts";
import { EmptyState } from "../../../ui/feedback/empty-state.tsx";
import { ChartSkeleton } from "../../../ui/feedback/skeletons.tsx";
import { useFormat } from "../../../ui/i18n/use-format.ts";
import { Panel } from "../../../ui/layout/panel.tsx";
import { getLossReasons, type LossReasonsAnswer } from "../../contract.ts";
import { messageText } from "../message.ts";
import { OtherCurrency } from "../other-currency.tsx";
import { ReportFrame } from "../report-frame.tsx";
import { NothingHere, ReportError } from "../report-states.tsx";
import classes from "../reports.module.css";
import { type Report, useReport } from "../use-report.ts";
import { LossSegments } from "./loss-segments.tsx";
import { ReasonBars } from "./reason-bars.tsx";
import { PersonTable, StageTable } from "./reason-tables.tsx";

/** PIP-10: why deals are lost, on which stage and by whom. */
export function Screen() {
  const report = useReport("yearBack");
  const losses = useEndpoint(
    getLossReasons,
    { query: { ...report.query, by: report.search.by } },
    { keepPrevious: true },
  );
  return (
    <ReportFrame at="losses" report={report} isBusy={losses.isFetching} canSplit fileQuery={{ by: report.search.by }}>
      {losses.data === undefined ? (
        losses.error === null ? (
          <Panel>
            <ChartSkeleton bars={6} />
          </Panel>
        ) : (
          <ReportError at="losses" report={report} error={losses.error} onRetry={() => void losses.refetch()} />
        )
      ) : losses.data.total === 0 ? (
        <NoLosses report={report} />
      ) : (
        <Losses report={report} answer={losses.data} />
      )}
    </ReportFrame>
  );
}

/** No loss in a period is good news, not an empty report. */
function NoLosses({ report }: { report: Report }) {
  const { t } = useTranslation("analytics");
  const { from, to } = report.span;
  if (from === undefined && to === undefined) return <NothingHere at="losses" report={report} />;
  return (
    <EmptyState
      icon={<IconCircleCheck size={28} stroke={1.5} />}
      title={t("web.losses.none")}
      hint={t("web.losses.noneHint")}
    />
  );
}

function Losses({ report, answer }: { report: Report; answer: LossReasonsAnswer }) {
  const { t } = useTranslation("analytics");
  const format = useFormat();
  const total = t("web.losses.total", {
    count: answer.total,
    n: format.number(answer.total),
    sum: format.moneyCompact(answer.amount),
  });
  return (
    <div className={classes.stack}>
      {!report.isTable && (
        <Panel title={messageText(answer.message, t, format)} isMessage aside={<span className="t2 sm">{total}</span>}>
          <ReasonBars report={report} answer={answer} />
        </Panel>
      )}
      <LossSegments report={report} answer={answer} />
      <StageTable report={report} answer={answer} />
      <PersonTable report={report} answer={answer} />
      <OtherCurrency deals={answer.otherCurrency} currency={answer.amount.currency} />
    </div>
  );
}

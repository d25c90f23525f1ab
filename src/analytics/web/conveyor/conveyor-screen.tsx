import { Button } from "@mantine/core";
import { IconListCheck } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useEndpoint } from "../../../ui/api/use-endpoint.ts";
import { EmptyState } from "../../../ui/feedback/empty-state.tsx";
import { ChartSkeleton } from "../../../ui/feedback/skeletons.tsx";
import { useFormat } from "../../../ui/i18n/use-format.ts";
import { Panel } from "../../../ui/layout/panel.tsx";
import { useGo } from "../../../ui/link.tsx";
import { type ConveyorAnswer, getConveyor } from "../../contract.ts";
import { messageText } from "../message.ts";
import { ReportFrame } from "../report-frame.tsx";
import { NothingHere, ReportError } from "../report-states.tsx";
import classes from "../reports.module.css";
import { type Report, useReport } from "../use-report.ts";
import { ChainBars } from "./chain-bars.tsx";
import { ChainTables } from "./chain-tables.tsx";

/** ACT-2: whether deals are worked by the chains of contacts, by stage and person. */
export function Screen() {
  const report = useReport("yearBack");
  const conveyor = useEndpoint(
    getConveyor,
    { query: { ...report.query, by: report.search.by } },
    { keepPrevious: true },
  );
  const { data, error } = conveyor;
  return (
    <ReportFrame
      at="conveyor"
      report={report}
      isBusy={conveyor.isFetching}
      canSplit
      fileQuery={{ by: report.search.by }}
    >
      {data !== undefined ? (
        <Conveyor report={report} answer={data} />
      ) : error === null ? (
        <Panel>
          <ChartSkeleton bars={6} />
        </Panel>
      ) : (
        <ReportError at="conveyor" report={report} error={error} onRetry={() => void conveyor.refetch()} />
      )}
    </ReportFrame>
  );
}

function Conveyor({ report, answer }: { report: Report; answer: ConveyorAnswer }) {
  const { t } = useTranslation("analytics");
  const format = useFormat();
  if (answer.stages.length === 0) return <NoChains pipelineId={answer.pipeline.id} />;
  if (answer.deals === 0) return <NothingHere at="conveyor" report={report} />;
  return (
    <div className={classes.stack}>
      {!report.isTable && (
        <Panel title={messageText(answer.message, t, format)} isMessage>
          <ChainBars answer={answer} />
        </Panel>
      )}
      <ChainTables report={report} answer={answer} />
    </div>
  );
}

function NoChains({ pipelineId }: { pipelineId: string }) {
  const { t } = useTranslation("analytics");
  const go = useGo();
  return (
    <EmptyState
      icon={<IconListCheck size={28} stroke={1.5} />}
      title={t("web.conveyor.noChains")}
      hint={t("web.conveyor.noChainsHint")}
      action={
        <Button variant="ink" onClick={() => void go(`/settings/pipelines/${pipelineId}`)}>
          {t("web.conveyor.settings")}
        </Button>
      }
    />
  );
}

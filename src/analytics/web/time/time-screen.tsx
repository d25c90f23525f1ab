import { useTranslation } from "react-i18next";
import { useEndpoint } from "../../../ui/api/use-endpoint.ts";
import { ChartSkeleton } from "../../../ui/feedback/skeletons.tsx";
import { useFormat } from "../../../ui/i18n/use-format.ts";
import { Panel } from "../../../ui/layout/panel.tsx";
import { getTimeInStage, type TimeInStageAnswer } from "../../contract.ts";
import { messageText } from "../message.ts";
import { ReportFrame } from "../report-frame.tsx";
import { NothingHere, ReportError } from "../report-states.tsx";
import classes from "../reports.module.css";
import { UnitSwitch } from "../unit-switch.tsx";
import { type Report, useReport } from "../use-report.ts";
import { CycleRows } from "./cycle-rows.tsx";
import { StageOutcomes } from "./stage-outcomes.tsx";
import type { StageTime } from "./stage-time.ts";
import { StageTimes } from "./stage-times.tsx";
import { TimeSegments } from "./time-segments.tsx";
import { TimeTable } from "./time-table.tsx";
import times from "./times.module.css";
import { useTimes } from "./use-times.ts";

/** ANA-4: how long deals stay on each stage, those still there not forgotten, and how long the whole cycle takes. */
export function Screen() {
  const report = useReport("yearBack");
  const answer = useEndpoint(
    getTimeInStage,
    { query: { ...report.query, by: report.search.by } },
    { keepPrevious: true },
  );
  const isEmpty = answer.data?.stages.every(({ visits }) => visits === 0) === true;
  return (
    <ReportFrame
      at="time"
      report={report}
      isBusy={answer.isFetching}
      canSplit
      fileQuery={{ by: report.search.by }}
      switches={<UnitSwitch report={report} />}
    >
      {answer.data === undefined ? (
        answer.error === null ? (
          <Panel>
            <ChartSkeleton bars={7} />
          </Panel>
        ) : (
          <ReportError at="time" report={report} error={answer.error} onRetry={() => void answer.refetch()} />
        )
      ) : isEmpty ? (
        <NothingHere at="time" report={report} />
      ) : (
        <Times report={report} answer={answer.data} />
      )}
    </ReportFrame>
  );
}

function Times({ report, answer }: { report: Report; answer: TimeInStageAnswer }) {
  const { t } = useTranslation("analytics");
  const format = useFormat();
  const unit = report.search.unit ?? "days";
  const rows = useRows(answer, unit);
  const named = answer.message.code === "over_target" ? String(answer.message.params.stageId) : null;
  const opened = rows.find(({ id }) => id === report.search.stage);
  /** The opened one closes. */
  const open = (id: string) => report.change({ stage: id === opened?.id ? undefined : id });
  return (
    <div className={classes.stack}>
      {!report.isTable && (
        <Panel title={messageText(answer.message, t, format)} isMessage>
          <StageTimes rows={rows} unit={unit} worst={named} opened={opened?.id ?? null} onOpen={open} />
          <p className={`t3 sm ${times.note}`}>{t("web.time.censored")}</p>
        </Panel>
      )}
      {opened !== undefined && (
        <StageOutcomes report={report} stageId={opened.id} name={opened.name} onClose={() => open(opened.id)} />
      )}
      {!report.isTable && (
        <Panel title={t("web.time.cycle")}>
          <CycleRows cycle={answer.cycle} />
        </Panel>
      )}
      <TimeSegments answer={answer} unit={unit} />
      <TimeTable answer={answer} unit={unit} report={report} worst={named} onOpen={open} />
    </div>
  );
}

function useRows({ stages, hoursPerWorkingDay }: TimeInStageAnswer, unit: "days" | "hours"): StageTime[] {
  const { t } = useTranslation("analytics");
  const told = useTimes(unit, hoursPerWorkingDay);
  return stages.map((stage, index) => {
    const target =
      stage.target === null ? t("web.time.noTarget") : t("web.time.target", { target: told.target(stage.target) });
    const open = stage.open > 0 ? [t("web.time.open", { count: stage.open })] : [];
    return {
      id: stage.id,
      name: stage.stage,
      n: index + 1,
      isKey: stage.isKeyStage,
      note: [target, ...open].join(", "),
      times: unit === "days" ? stage : stage.working,
      notch: told.notch(stage.target),
      visits: stage.visits,
      over: stage.overTarget,
    };
  });
}

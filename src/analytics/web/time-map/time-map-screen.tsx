import { useTranslation } from "react-i18next";
import { useEndpoint } from "../../../ui/api/use-endpoint.ts";
import { ChartSkeleton } from "../../../ui/feedback/skeletons.tsx";
import { Panel } from "../../../ui/layout/panel.tsx";
import { getTimeMap, type TimeMapAnswer } from "../../contract.ts";
import { fewestToCompare } from "../../domain/two-shares.ts";
import { ReportFrame } from "../report-frame.tsx";
import { NothingHere, ReportError } from "../report-states.tsx";
import classes from "../reports.module.css";
import { type StageTime, worstStage } from "../time/stage-time.ts";
import { StageTimes } from "../time/stage-times.tsx";
import { type TimeUnit, useTimes } from "../time/use-times.ts";
import { UnitSwitch } from "../unit-switch.tsx";
import { type Report, useReport } from "../use-report.ts";
import { MapTable } from "./map-table.tsx";
import { WhatIf } from "./what-if.tsx";
import { WholeDeal } from "./whole-deal.tsx";

/** PLA-12: how long a deal takes, what of it is regulated, and what new targets would give. */
export function Screen() {
  const report = useReport("yearBack");
  const query = { ...report.query, newTargets: report.search.newTargets };
  const map = useEndpoint(getTimeMap, { query }, { keepPrevious: true });
  const isEmpty = map.data?.stages.every(({ visits }) => visits === 0) === true;
  return (
    <ReportFrame
      at="timeMap"
      report={report}
      isBusy={map.isFetching}
      fileQuery={{ newTargets: report.search.newTargets }}
      switches={<UnitSwitch report={report} />}
    >
      {map.data === undefined ? (
        map.error === null ? (
          <Panel>
            <ChartSkeleton bars={6} />
          </Panel>
        ) : (
          <ReportError at="timeMap" report={report} error={map.error} onRetry={() => void map.refetch()} />
        )
      ) : isEmpty ? (
        <NothingHere at="timeMap" report={report} />
      ) : (
        <TimeMap report={report} answer={map.data} />
      )}
    </ReportFrame>
  );
}

function TimeMap({ report, answer }: { report: Report; answer: TimeMapAnswer }) {
  const { t } = useTranslation("analytics");
  const unit = report.search.unit ?? "days";
  const rows = useRows(answer, unit);
  const worst = worstStage(answer.stages, fewestToCompare);
  const title = useLongest(answer, unit, worst?.id ?? null) ?? t("web.map.stages");
  return (
    <div className={classes.stack}>
      {!report.isTable && (
        <>
          {answer.whole.deals > 0 && <WholeDeal answer={answer} unit={unit} />}
          <div className={classes.withSide}>
            <Panel title={title} isMessage>
              <StageTimes rows={rows} unit={unit} worst={worst?.id ?? null} />
            </Panel>
            <WhatIf key={answer.pipeline.id} report={report} answer={answer} unit={unit} />
          </div>
        </>
      )}
      <MapTable answer={answer} unit={unit} worst={worst?.id ?? null} report={report} />
    </div>
  );
}

function useRows({ stages, hoursPerWorkingDay }: TimeMapAnswer, unit: TimeUnit): StageTime[] {
  const { t } = useTranslation("analytics");
  const told = useTimes(unit, hoursPerWorkingDay);
  return stages.map((stage, index) => {
    const target =
      stage.target === null ? t("web.time.noTarget") : t("web.time.target", { target: told.target(stage.target) });
    return {
      id: stage.id,
      name: stage.stage,
      n: index + 1,
      isKey: stage.isKeyStage,
      note: stage.regulated || stage.target === null ? target : `${target}, ${t("web.time.unregulated")}`,
      times: unit === "days" ? stage.days : stage.workingHours,
      notch: told.notch(stage.target),
      visits: stage.visits,
      over: stage.overTarget,
    };
  });
}

/** The sentence over the stages: the one that misses its target most, else the one with the longest median. */
function useLongest(
  { stages, hoursPerWorkingDay }: TimeMapAnswer,
  unit: TimeUnit,
  worst: string | null,
): string | null {
  const { t } = useTranslation("analytics");
  const told = useTimes(unit, hoursPerWorkingDay);
  const median = (stage: TimeMapAnswer["stages"][number]) =>
    (unit === "days" ? stage.days : stage.workingHours).median ?? 0;
  const [slowest] = stages.toSorted((a, b) => median(b) - median(a));
  const stage = stages.find(({ id }) => id === worst) ?? slowest;
  if (stage === undefined || median(stage) === 0) return null;
  const days = told.long(median(stage));
  return stage.target === null || worst === null
    ? t("web.map.longestPlain", { stage: stage.stage, days })
    : t("web.map.longest", { stage: stage.stage, days, target: told.target(stage.target) });
}

import type { QueryOf } from "../../../kernel/endpoint.ts";
import { isRefusal, type Refusal } from "../../../kernel/refusal.ts";
import { getTimeInStage, type TimeInStageAnswer } from "../../contract.ts";
import { timeMessage } from "../../domain/leading-message.ts";
import { stayFigures } from "../../domain/stay-figures.ts";
import { cycleFigures } from "../../domain/time-in-stage.ts";
import { timeInStageChart } from "../charts/times-chart.ts";
import { defineReport, onWire } from "../define-report.ts";
import { readCycleLengths } from "../read-cycles.ts";
import { headOf, hoursPerWorkingDay, type ReportReading, type ReportScope, readScope } from "../report-scope.ts";
import { mapStays } from "../stays/read-stays.ts";

/** Time in stage and the cycle (ANA-4): visits entered in the period, deals closed in it. */
export async function readTimeInStage(
  reading: ReportReading,
  query: QueryOf<typeof getTimeInStage>,
): Promise<TimeInStageAnswer | Refusal> {
  const scope = await readScope(reading, query);
  if (isRefusal(scope)) return scope;
  const stages = await readStageTimes(scope);
  const { won, lost } = await readCycleLengths(scope);
  return {
    ...headOf(scope),
    stages: stages.map((stage, index) => ({ ...stage, isKeyStage: scope.livedStages[index]?.isKeyStage ?? false })),
    hoursPerWorkingDay: hoursPerWorkingDay(scope),
    cycle: { won: cycleFigures(won), lost: cycleFigures(lost) },
    message: onWire(timeMessage(stages)),
  };
}

/** The figures of each stage in its order. */
export function readStageTimes(scope: ReportScope): Promise<ReturnType<typeof stayFigures>[]> {
  return mapStays(scope, stayFigures);
}

export const timeInStageReport = defineReport({
  name: "time-in-stage",
  endpoint: getTimeInStage,
  read: readTimeInStage,
  chart: timeInStageChart,
  table: ({ stages }) => ({
    columns: [
      { key: "stage", kind: "text" },
      { key: "visits", kind: "count" },
      { key: "completed", kind: "count" },
      { key: "open", kind: "count" },
      { key: "min", kind: "days" },
      { key: "mean", kind: "days" },
      { key: "median", kind: "days" },
      { key: "p90", kind: "days" },
      { key: "max", kind: "days" },
      { key: "target", kind: "hours" },
      { key: "workingMedian", kind: "hours" },
      { key: "overTarget", kind: "count" },
    ],
    rows: stages,
  }),
});

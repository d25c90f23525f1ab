import type { QueryOf } from "../../../kernel/endpoint.ts";
import { isRefusal, type Refusal } from "../../../kernel/refusal.ts";
import { getTimeInStage, type TimeInStageAnswer } from "../../contract.ts";
import { timeMessage } from "../../domain/leading-message.ts";
import { stayFigures } from "../../domain/stay-figures.ts";
import { cycleFigures } from "../../domain/time-in-stage.ts";
import { timeInStageChart } from "../charts/times-chart.ts";
import { defineReport, onWire } from "../define-report.ts";
import { readCycleLengths, readSplitCycleLengths } from "../read-cycles.ts";
import { headOf, hoursPerWorkingDay, type ReportReading, type ReportScope, readScope } from "../report-scope.ts";
import type { ReportSplit } from "../report-split.ts";
import { joinStays, mapStays, readSplitStays } from "../stays/read-stays.ts";
import { mostFirst, nameSegments } from "./segments.ts";
import { tabled } from "./split-table.ts";

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
    by: query.by ?? null,
    stages: withKeys(scope, stages),
    hoursPerWorkingDay: hoursPerWorkingDay(scope),
    cycle: { won: cycleFigures(won), lost: cycleFigures(lost) },
    ...(scope.split === null ? {} : { segments: await readSegments(scope, scope.split) }),
    message: onWire(timeMessage(stages)),
  };
}

const withKeys = (scope: ReportScope, stages: readonly ReturnType<typeof stayFigures>[]) =>
  stages.map((stage, index) => ({ ...stage, isKeyStage: scope.livedStages[index]?.isKeyStage ?? false }));

type Segments = NonNullable<TimeInStageAnswer["segments"]>;

/** The same figures of each value of the split, most visits first. */
async function readSegments(scope: ReportScope, split: ReportSplit): Promise<Segments> {
  const stays = await readSplitStays(scope);
  const cycles = await nameSegments(scope, await readSplitCycleLengths(scope), split);
  const segments = (await nameSegments(scope, stays, split)).map(({ value, id, groups }) => {
    const own = cycles.find((one) => one.id === id && one.value === value)?.groups ?? [];
    const lengths = (status: "won" | "lost") => Float64Array.from(own.flatMap((one) => Array.from(one[status])));
    const stages = scope.livedStages.map((stage) =>
      stayFigures(stage, joinStays(groups.filter(({ stageId }) => stageId === stage.id))),
    );
    const cycle = { won: cycleFigures(lengths("won")), lost: cycleFigures(lengths("lost")) };
    return { value, id, stages: withKeys(scope, stages), cycle };
  });
  const visits = ({ stages }: Segments[number]) => stages.reduce((sum, stage) => sum + stage.visits, 0);
  return segments.filter((segment) => visits(segment) > 0).sort(mostFirst(visits));
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
  table: (answer) =>
    tabled<Pick<TimeInStageAnswer, "stages">>(answer, answer.segments, {
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
      rows: ({ stages }) => stages,
    }),
});

import type { QueryOf } from "../../../kernel/endpoint.ts";
import { isRefusal, type Refusal, refuse } from "../../../kernel/refusal.ts";
import { workingMilliseconds } from "../../../kernel/working-time.ts";
import { getTimeMap, type TimeMapAnswer } from "../../contract.ts";
import { timeMapMessage } from "../../domain/leading-message.ts";
import { analyticsRefusals } from "../../domain/refusals.ts";
import { type TimeMap, timeMapOfTimes, whatIf } from "../../domain/time-map.ts";
import { timeMapChart } from "../charts/times-chart.ts";
import { defineReport, onWire } from "../define-report.ts";
import { type Cycles, readCycles } from "../read-cycles.ts";
import { readVelocity } from "../read-velocity.ts";
import { headOf, hoursPerWorkingDay, type ReportReading, type ReportScope, readScope } from "../report-scope.ts";
import { readWonVisits } from "./read-won-visits.ts";
import { readStageTimes } from "./time-in-stage.ts";

/** The process time map (PLA-12): stages by the visits entered in the period, the whole deal by those won in it. */
export async function readTimeMap(
  reading: ReportReading,
  query: QueryOf<typeof getTimeMap>,
): Promise<TimeMapAnswer | Refusal> {
  const scope = await readScope(reading, query);
  if (isRefusal(scope)) return scope;
  const targets = newTargets(scope, query.newTargets);
  if (isRefusal(targets)) return targets;
  const { won } = await readCycles(scope);
  const map = timeMapOfTimes(await readStageTimes(scope), scope.livedStages, wholeDeals(scope, won));
  return {
    ...headOf(scope),
    stages: stagesOf(scope, map),
    whole: map.whole,
    hoursPerWorkingDay: hoursPerWorkingDay(scope),
    ...(targets ? { whatIf: await readWhatIf(scope, targets) } : {}),
    message: onWire(timeMapMessage(map)),
  };
}

const stagesOf = (scope: ReportScope, map: TimeMap): TimeMapAnswer["stages"] =>
  map.stages.map((stage, index) => ({ ...stage, isKeyStage: scope.livedStages[index]?.isKeyStage ?? false }));

function wholeDeals({ calendar }: ReportScope, { createdAt, closedAt }: Cycles) {
  return Array.from(closedAt, (closed, index) => {
    const created = createdAt[index] ?? closed;
    return {
      milliseconds: closed - created,
      workingMilliseconds: workingMilliseconds(created, closed, calendar),
    };
  });
}

/** New targets by stage in its order, null as it is; null when none were asked for. */
function newTargets(scope: ReportScope, text: string | undefined): (number | null)[] | null | Refusal {
  if (text === undefined) return null;
  const wanted = new Map(text.split(",").map((part) => [part.slice(0, 36), Number(part.slice(37))]));
  const unknown = [...wanted.keys()].find((id) => !scope.livedStages.some((stage) => stage.id === id));
  if (unknown !== undefined) return refuse(analyticsRefusals, "report_stage_unknown");
  return scope.livedStages.map(({ id }) => wanted.get(id) ?? null);
}

async function readWhatIf(scope: ReportScope, targets: readonly (number | null)[]): Promise<TimeMapAnswer["whatIf"]> {
  const { columns, won } = await readWonVisits(scope, targets);
  const { velocity } = await readVelocity(scope);
  const { before, after, shortened } = whatIf(columns, targets, won, scope.asOf, velocity);
  return {
    before,
    after,
    shortened: scope.livedStages.map(({ id, name }, index) => ({ id, stage: name, visits: shortened[index] ?? 0 })),
  };
}

export const timeMapReport = defineReport({
  name: "time-map",
  endpoint: getTimeMap,
  read: readTimeMap,
  chart: timeMapChart,
  table: ({ stages }) => ({
    columns: [
      { key: "stage", kind: "text" },
      { key: "target", kind: "hours" },
      { key: "min", kind: "days" },
      { key: "median", kind: "days" },
      { key: "p90", kind: "days" },
      { key: "max", kind: "days" },
      { key: "workingMedian", kind: "hours" },
      { key: "visits", kind: "count" },
      { key: "open", kind: "count" },
      { key: "overTarget", kind: "count" },
    ],
    rows: stages.map(({ days, workingHours, ...stage }) => ({ ...stage, ...days, workingMedian: workingHours.median })),
  }),
});

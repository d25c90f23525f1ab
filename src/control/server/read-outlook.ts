import { forecastOf } from "../../forecasting/index.ts";
import { isRefusal } from "../../kernel/refusal.ts";
import { addDays } from "../../kernel/zoned-time.ts";
import type { Reading } from "../../platform/database/unit.ts";
import { readDeviations } from "./deviations.ts";
import { readScope } from "./scope.ts";

/** What takes longer than the table of people: the forecast is drawn by thousands of runs. The screen asks for it apart. */
export async function readOutlook(reading: Reading, department: string | undefined) {
  const scope = await readScope(reading, department);
  if (isRefusal(scope)) return scope;
  const { from, to } = scope.span;
  const people = scope.people.map(({ id }) => id);
  const everybody = department === undefined && reading.actor.sees === "all";
  const forecast = await forecastOf(reading, { pipelineId: null, people: everybody ? null : people, from, to });
  const money = (minor: number) => ({ minor: Math.round(minor), currency: reading.actor.workspace.currency });
  return {
    forecast: {
      expected: money(forecast.expectedMinor),
      low: money(forecast.lowMinor),
      high: money(forecast.highMinor),
    },
    monthEnds: addDays(to, -1),
    deviations: [...(await readDeviations(reading, scope))],
  };
}

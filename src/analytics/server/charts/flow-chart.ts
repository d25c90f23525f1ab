import type { Chart } from "../../../platform/drawing/drawn.ts";
import type { FlowAnswer } from "../../contract.ts";
import type { ChartWords } from "./chart-words.ts";
import { chartWidth, colours, grid, lineColours, numbers } from "./design.ts";

const [height, plotHeight, lineHeight] = [380, 320, 17];

/** How far each name at the end of a line moves, in pixels downwards, so that none covers another. */
function spreadNames(values: readonly number[], most: number): number[] {
  const places = values.map((value) => plotHeight * (1 - value / most));
  const moved = [...places];
  let free = Number.NEGATIVE_INFINITY;
  for (const index of places.map((_, at) => at).sort((a, b) => (places[a] ?? 0) - (places[b] ?? 0))) {
    moved[index] = Math.max(places[index] ?? 0, free);
    free = (moved[index] ?? 0) + lineHeight;
  }
  return moved.map((place, index) => Math.round(place - (places[index] ?? 0)));
}

/** How many deals stood on each stage at the end of each week: a line for a stage, its name at its end. */
export function flowChart({ weeks }: FlowAnswer, words: ChartWords): Chart | null {
  const stages = weeks[0]?.stages ?? [];
  if (stages.length === 0) return null;
  const most = roundUp(Math.max(1, ...weeks.flatMap((week) => week.stages.map(({ closing }) => closing))));
  const moves = spreadNames(weeks.at(-1)?.stages.map(({ closing }) => closing) ?? [], most);
  return {
    width: chartWidth,
    height,
    option: {
      grid: grid(230, 28),
      xAxis: {
        type: "category",
        boundaryGap: false,
        data: weeks.map(({ week }) => words.day(week)),
        axisTick: { show: false },
        axisLine: { lineStyle: { color: colours.mute } },
        axisLabel: { color: colours.axis, fontSize: 12 },
      },
      yAxis: { ...(numbers(words.text("web.funnel.deals")) as object), max: most },
      series: stages.map(({ stage }, index) => ({
        name: stage,
        type: "line" as const,
        symbol: weeks.length === 1 ? "circle" : "none",
        lineStyle: { width: 2 },
        color: lineColours[index % lineColours.length] ?? colours.data,
        data: weeks.map(({ stages: own }) => own[index]?.closing ?? 0),
        endLabel: { show: true, formatter: "{a} {c}", fontSize: 13, color: "inherit", offset: [0, moves[index] ?? 0] },
      })),
    },
  };
}

/** The next 1, 2 or 5 of a power of ten. */
function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return (value <= power ? 1 : value <= 2 * power ? 2 : value <= 5 * power ? 5 : 10) * power;
}

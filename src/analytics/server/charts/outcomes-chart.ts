import type { Chart } from "../../../platform/drawing/drawn.ts";
import type { StageOutcomesAnswer } from "../../contract.ts";
import type { ChartWords } from "./chart-words.ts";
import { chartWidth, colours, grid, legend, numbers } from "./design.ts";

/** From below upwards, so that what went well stands on top. */
const kinds = [
  ["lost", "#babec3"],
  ["wentBack", colours.data2],
  ["postponed", colours.data3],
  ["stillThere", colours.data4],
  ["movedOn", colours.data],
  ["won", colours.good],
] as const;

/** What the stays had become by each age: shares that fill the picture. */
export function outcomesChart({ incidence }: StageOutcomesAnswer, words: ChartWords): Chart | null {
  if (incidence.length === 0) return null;
  const present = kinds.filter(([kind]) => incidence.some((at) => at[kind] > 0));
  return {
    width: chartWidth,
    height: 360,
    option: {
      legend: legend(present.map(([kind]) => words.text(`web.outcomes.${kind}`)).reverse()),
      grid: grid(70, 44),
      xAxis: { ...(numbers(words.text("web.unit.days")) as object), max: incidence.at(-1)?.age ?? 1 },
      yAxis: { ...(numbers("%") as object), max: 100 },
      series: present.map(([kind, color]) => ({
        name: words.text(`web.outcomes.${kind}`),
        type: "line" as const,
        stack: "share",
        symbol: "none",
        color,
        lineStyle: { width: 0 },
        areaStyle: { color, opacity: 1 },
        data: incidence.map((at) => [at.age, at[kind] * 100]),
      })),
    },
  };
}

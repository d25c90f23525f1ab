import type { Chart } from "../../../platform/drawing/drawn.ts";
import type { TimeInStageAnswer, TimeMapAnswer } from "../../contract.ts";
import type { ChartWords } from "./chart-words.ts";
import { chartWidth, colours, grid, names, numbers } from "./design.ts";

interface Range {
  readonly name: string;
  readonly times: Readonly<Record<"min" | "median" | "p90" | "max", number | null>>;
  /** Working hours. */
  readonly target: number | null;
}

/** From the least to nine of ten with the median in it, on to the longest; a mark where the target stands. In days. */
function timesChart(ranges: readonly Range[], hoursPerWorkingDay: number, words: ChartWords): Chart {
  // Five working days are a week of seven, as on the screen.
  const notches = ranges.flatMap(({ target }, index) =>
    target === null ? [] : [[((target / hoursPerWorkingDay) * 7) / 5, index]],
  );
  return {
    width: chartWidth,
    caption: words.text("file.timesCaption"),
    height: 70 + ranges.length * 44,
    option: {
      grid: grid(70, 8),
      yAxis: names(ranges.map(({ name }) => name)),
      xAxis: numbers(words.text("web.unit.days")),
      series: [
        {
          type: "boxplot",
          boxWidth: [18, 18],
          itemStyle: { color: colours.data3, borderColor: colours.data, borderWidth: 1.5 },
          data: ranges.map(({ times: { min, median, p90, max } }) =>
            min === null || median === null || p90 === null || max === null ? [] : [min, min, median, p90, max],
          ),
        },
        {
          type: "scatter",
          data: ranges.flatMap(({ times: { median, max } }, index) =>
            median === null || max === null
              ? []
              : [{ value: [max, index], label: { formatter: `${words.days(median)} / ${words.days(max)}` } }],
          ),
          symbolSize: 0.1,
          label: { show: true, position: "right", color: colours.text, fontSize: 13 },
        },
        { type: "scatter", symbol: "rect", symbolSize: [3, 26], itemStyle: { color: colours.text }, data: notches },
      ],
    },
  };
}

export const timeInStageChart = ({ stages, hoursPerWorkingDay }: TimeInStageAnswer, words: ChartWords) =>
  timesChart(
    stages.map((stage) => ({ name: stage.stage, times: stage, target: stage.target })),
    hoursPerWorkingDay,
    words,
  );

export const timeMapChart = ({ stages, whole, hoursPerWorkingDay }: TimeMapAnswer, words: ChartWords) =>
  timesChart(
    [
      { name: words.text("web.map.whole"), times: whole.days, target: null },
      ...stages.map((stage) => ({ name: stage.stage, times: stage.days, target: stage.target })),
    ],
    hoursPerWorkingDay,
    words,
  );

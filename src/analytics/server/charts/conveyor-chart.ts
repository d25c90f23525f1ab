import type { Chart } from "../../../platform/drawing/drawn.ts";
import type { ConveyorAnswer } from "../../contract.ts";
import type { ChartWords } from "./chart-words.ts";
import { chartWidth, colours, grid, legend, names } from "./design.ts";

/** The deals of each stage by what became of its chain, each bar the whole of the stage; at the right the share worked by it. */
export function conveyorChart({ stages }: ConveyorAnswer, words: ChartWords): Chart | null {
  const shown = stages.filter(({ deals }) => deals > 0);
  if (shown.length === 0) return null;
  const kinds = kindsOf(shown, words);
  const bar = { type: "bar", stack: "deals", barWidth: 24 } as const;
  return {
    width: chartWidth,
    height: 60 + shown.length * 44,
    option: {
      legend: legend(kinds.map(({ name }) => name)),
      grid: grid(210, 40),
      yAxis: names(shown.map(({ stage }) => stage)),
      xAxis: { type: "value", show: false, max: 1 },
      series: [
        ...kinds.map(({ name, color, counts }) => ({
          ...bar,
          name,
          itemStyle: { color },
          data: counts.map((count, place) => count / (shown[place]?.deals ?? 1)),
        })),
        {
          ...bar,
          silent: true,
          data: shown.map(({ followed, deals, share }) => ({
            value: 0,
            label: {
              show: true,
              position: "right" as const,
              formatter: `${share === null ? "—" : words.share(share)}  {q|${words.text("file.ofDeals", { part: words.number(followed), deals: words.number(deals) })}}`,
              fontSize: 14,
              fontWeight: 600,
              color: colours.text,
              rich: { q: { color: colours.quiet, fontSize: 13, fontWeight: 400 } },
            },
          })),
        },
      ],
    },
  };
}

/** From the left, as on the screen. */
function kindsOf(stages: ConveyorAnswer["stages"], words: ChartWords) {
  const part = (key: "completed" | "underWay" | "broken" | "notBegun") => words.text(`web.conveyor.${key}`);
  return [
    { name: part("completed"), color: colours.data, counts: stages.map(({ completed }) => completed) },
    {
      name: part("underWay"),
      color: colours.data3,
      counts: stages.map(({ followed, completed }) => followed - completed),
    },
    { name: part("broken"), color: colours.bad, counts: stages.map(({ broken }) => broken) },
    { name: part("notBegun"), color: colours.mute, counts: stages.map(({ deals, begun }) => deals - begun) },
  ];
}

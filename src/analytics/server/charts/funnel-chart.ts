import type { Chart } from "../../../platform/drawing/drawn.ts";
import type { FunnelAnswer } from "../../contract.ts";
import type { ChartWords } from "./chart-words.ts";
import { chartWidth, colours, grid, legend, names } from "./design.ts";

/** The funnel to scale: what became of the deals that reached each stage; at the right how many, and the settled conversion. */
export function funnelChart({ stages, view }: FunnelAnswer, words: ChartWords): Chart {
  const kinds = kindsOf(stages, words);
  const told = stages.map(({ reached, settledConversion }) =>
    settledConversion === null || view === "period"
      ? words.number(reached)
      : `${words.number(reached)}  {q|${words.text("file.goOn", { share: words.share(settledConversion) })}}`,
  );
  return {
    width: chartWidth,
    height: 60 + stages.length * 44,
    option: {
      legend: legend(kinds.map(({ name }) => name)),
      grid: grid(210, 40),
      yAxis: names(stages.map(({ stage }) => stage)),
      xAxis: { type: "value", show: false, max: Math.max(1, ...stages.map(({ reached }) => reached)) },
      series: [
        ...kinds.map(({ name, color, counts }) => ({
          name,
          type: "bar" as const,
          stack: "deals",
          barWidth: 24,
          itemStyle: { color },
          data: counts,
        })),
        {
          type: "bar" as const,
          stack: "deals",
          silent: true,
          data: told.map((formatter) => ({
            value: 0,
            label: {
              show: true,
              position: "right" as const,
              formatter,
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

/** From the left: those that went on, are there, wait, and are lost. */
function kindsOf(stages: FunnelAnswer["stages"], words: ChartWords) {
  return [
    {
      name: words.text("file.passed"),
      color: colours.data,
      counts: stages.map((stage) =>
        Math.max(0, stage.reached - stage.inProgress - stage.postponedHere - stage.lostHere),
      ),
    },
    { name: words.column("inProgress"), color: colours.data2, counts: stages.map(({ inProgress }) => inProgress) },
    { name: words.column("postponedHere"), color: colours.data3, counts: stages.map((stage) => stage.postponedHere) },
    { name: words.column("lostHere"), color: "#babec3", counts: stages.map(({ lostHere }) => lostHere) },
  ];
}

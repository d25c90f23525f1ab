import type { Chart } from "../../../platform/drawing/drawn.ts";
import type { LossReasonsAnswer } from "../../contract.ts";
import type { ChartWords } from "./chart-words.ts";
import { chartWidth, colours, grid, names } from "./design.ts";

/** Lost deals by reason, most frequent first; a bar beside each with its count and share. */
export function lossesChart({ reasons }: LossReasonsAnswer, words: ChartWords): Chart | null {
  if (reasons.length === 0) return null;
  return {
    width: chartWidth,
    height: 24 + reasons.length * 38,
    option: {
      grid: grid(130, 8),
      yAxis: names(reasons.map(({ reason }) => reason ?? words.text("web.losses.noReason"))),
      xAxis: { type: "value", show: false },
      series: {
        type: "bar",
        barWidth: 22,
        itemStyle: { color: colours.data },
        data: reasons.map(({ deals, share }) => ({
          value: deals,
          label: {
            show: true,
            position: "right",
            formatter: share === null ? words.number(deals) : `${words.number(deals)}  {q|${words.share(share)}}`,
            fontSize: 14,
            fontWeight: 600,
            color: colours.text,
            rich: { q: { color: colours.quiet, fontSize: 13, fontWeight: 400 } },
          },
        })),
      },
    },
  };
}

import { BarChart, BoxplotChart, LineChart, ScatterChart } from "echarts/charts";
import { GridComponent, LegendComponent } from "echarts/components";
import { init, setPlatformAPI, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import type { Chart } from "./drawn.ts";
import { family } from "./fonts.ts";

use([BarChart, BoxplotChart, LineChart, ScatterChart, GridComponent, LegendComponent, SVGRenderer]);

/** There is no screen to measure texts on: letters of Golos Text take about so much of their size. */
setPlatformAPI({
  measureText: (text, font = "12px") => {
    const size = Number(/([\d.]+)px/.exec(font)?.[1] ?? 12);
    const bold = /\b([6-9]00|bold)\b/.test(font) ? 1.05 : 1;
    const widths = Array.from(text ?? "", widthOf);
    return { width: widths.reduce((sum, width) => sum + width, 0) * size * bold } as TextMetrics;
  },
});

function widthOf(letter: string): number {
  if (/[\s.,:;!|'«»()]/.test(letter)) return 0.32;
  if (/[мшщжыюфМШЩЖЫЮФmwMW%₽]/.test(letter)) return 0.86;
  if (/[A-ZА-ЯЁ]/.test(letter)) return 0.7;
  return 0.59;
}

/** The chart as SVG, drawn without a screen. */
export function drawChart({ option, width, height }: Chart): string {
  const chart = init(null, null, { renderer: "svg", ssr: true, width, height });
  try {
    chart.setOption({ animation: false, textStyle: { fontFamily: family, fontSize: 13 }, ...option });
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
}

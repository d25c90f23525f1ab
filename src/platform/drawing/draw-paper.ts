import { readFileSync } from "node:fs";
import { compilePdf } from "./compile-pdf.ts";
import { drawChart } from "./draw-chart.ts";
import type { Paper } from "./drawn.ts";

const template = readFileSync(new URL("paper.typ", import.meta.url), "utf8");

/** The report as a PDF. */
export function drawPaper({ chart, ...paper }: Paper): Uint8Array {
  const drawn = { ...paper, chart: chart && drawChart(chart), caption: chart?.caption ?? null };
  return compilePdf(template, { paper: JSON.stringify(drawn) }, paper.madeAt);
}

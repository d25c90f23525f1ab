import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { drawChart } from "./draw-chart.ts";
import type { Paper } from "./drawn.ts";
import { fontFiles } from "./fonts.ts";

const here = dirname(fileURLToPath(import.meta.url));
const template = readFileSync(join(here, "paper.typ"), "utf8");
const compiler = NodeCompiler.create({ workspace: here, fontArgs: [{ fontPaths: fontFiles }] });

/** The report as a PDF. Texts reach the template as data, so nothing in them is taken for markup. */
export function drawPaper({ chart, ...paper }: Paper): Uint8Array {
  const inputs = {
    paper: JSON.stringify({ ...paper, chart: chart && drawChart(chart), caption: chart?.caption ?? null }),
  };
  const compiled = compiler.compile({ mainFileContent: template, inputs });
  if (compiled.result === null) {
    const error = compiled.takeError();
    const told = error === null ? "" : JSON.stringify(compiler.fetchDiagnostics(error));
    throw new Error(`Typst refused the paper: ${told}`);
  }
  const pdf = compiler.pdf(compiled.result, { creationTimestamp: Math.floor(paper.madeAt / 1000) });
  compiler.evictCache(5);
  return pdf;
}

import { Resvg } from "@resvg/resvg-js";
import { drawChart } from "./draw-chart.ts";
import type { Picture } from "./drawn.ts";
import { family, fontFiles } from "./fonts.ts";

const [padding, titleHeight, titleSize] = [32, 30, 22];

/** The chart as a PNG at twice its size, under its message. */
export function drawPicture({ title, subtitle, chart }: Picture): Uint8Array {
  const lines = wrap(title, Math.floor(chart.width / (titleSize * 0.56)));
  const head = padding + lines.length * titleHeight + 34;
  const [width, height] = [
    chart.width + 2 * padding,
    head + chart.height + (chart.caption === undefined ? 1 : 2) * padding,
  ];
  const line = (text: string, y: number, rest: string) =>
    `<text x="${padding}" y="${y}" font-family="${family}" ${rest}>${escaped(text)}</text>`;
  const small = (text: string, y: number) => line(text, y, 'font-size="14" fill="#4f545c"');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#ffffff"/>${lines
    .map((text, index) =>
      line(text, padding + 18 + index * titleHeight, `font-size="${titleSize}" font-weight="600" fill="#151a20"`),
    )
    .join(
      "",
    )}${small(subtitle, head - 18)}${small(chart.caption ?? "", height - padding)}<g transform="translate(${padding} ${head})">${drawChart(chart)}</g></svg>`;
  const font = { loadSystemFonts: false, fontFiles, defaultFontFamily: family };
  return new Resvg(svg, { font, fitTo: { mode: "zoom", value: 2 } }).render().asPng();
}

/** Words in lines of at most so many letters. */
function wrap(text: string, letters: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= letters) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

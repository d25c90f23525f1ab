/** One line of the table. */
export interface Figure {
  readonly name: string;
  readonly unit: string;
  /** What the target speaks of: the p95 of times, else the value itself. Null: could not be measured, see `note`. */
  readonly value: number | null;
  readonly target: { readonly most: number } | { readonly least: number } | null;
  readonly median?: number;
  /** Medians of the same statements alone, over the same driver. */
  readonly bare?: number;
  readonly note?: string;
}

export interface Times {
  readonly median: number;
  readonly p95: number;
}

export function timesOf(milliseconds: readonly number[]): Times {
  const sorted = milliseconds.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
  return { median: at(0.5), p95: at(0.95) };
}

/** Runs `act` some times to warm up, then measured; `before` each without its time. */
export async function measure(
  warmUp: number,
  runs: number,
  act: (run: number) => Promise<unknown>,
  before: () => Promise<unknown> = async () => undefined,
): Promise<Times> {
  for (let run = 0; run < warmUp; run += 1) await act(run);
  const milliseconds: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    await before();
    const began = performance.now();
    await act(warmUp + run);
    milliseconds.push(performance.now() - began);
  }
  return timesOf(milliseconds);
}

export function isMet({ value, target }: Figure): boolean | null {
  if (value === null || target === null) return null;
  return "most" in target ? value <= target.most : value >= target.least;
}

/** A read is close to its statements: within three times them, or five milliseconds above, whichever is more. */
export function isNear({ median, bare }: Figure): boolean | null {
  return median === undefined || bare === undefined ? null : median <= Math.max(bare * 3, bare + 5);
}

const number = (value: number | undefined | null) =>
  value === undefined || value === null
    ? ""
    : value.toLocaleString("en", { maximumFractionDigits: Math.abs(value) < 100 ? 1 : 0 });
const verdict = (met: boolean | null) => (met === null ? "" : met ? "ok" : "MISSED");

/** A Markdown table, the form of docs/bench.md. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => [
    figure.name,
    number(figure.median),
    figure.value === null ? "–" : `${number(figure.value)} ${figure.unit}`,
    figure.target === null
      ? ""
      : "most" in figure.target
        ? `≤ ${number(figure.target.most)}`
        : `≥ ${number(figure.target.least)}`,
    verdict(isMet(figure)),
    number(figure.bare),
    figure.median !== undefined && figure.bare ? `${number(figure.median / figure.bare)} ×` : "",
    verdict(isNear(figure)),
    figure.note ?? "",
  ]);
  const head = ["figure", "median", "p95 or value", "target", "", "bare SQL", "ratio", "", "note"];
  const widths = head.map((title, index) => Math.max(title.length, ...rows.map((row) => row[index]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join(" | ")} |`;
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)].join("\n");
}

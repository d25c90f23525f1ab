/** One measured thing in Prometheus' text format. */
export interface Metric {
  readonly name: string;
  readonly help: string;
  readonly type: "counter" | "gauge" | "histogram";
  readonly samples: readonly Sample[];
}

export interface Sample {
  /** "_bucket", "_sum", "_count" of a histogram. */
  readonly suffix?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly value: number;
}

const escaped = (text: string) => text.replaceAll("\\", "\\\\").replaceAll("\n", "\\n").replaceAll('"', '\\"');

function labelled(labels: Readonly<Record<string, string>> = {}): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`);
  return pairs.length === 0 ? "" : `{${pairs.join(",")}}`;
}

/** The text that Prometheus reads (exposition format 0.0.4). Metrics without a sample are left out. */
export function exposition(metrics: readonly Metric[]): string {
  return metrics
    .filter(({ samples }) => samples.length > 0)
    .map(({ name, help, type, samples }) => {
      const lines = samples.map(({ suffix = "", labels, value }) => `${name}${suffix}${labelled(labels)} ${value}`);
      return [`# HELP ${name} ${help.replaceAll("\\", "\\\\")}`, `# TYPE ${name} ${type}`, ...lines, ""].join("\n");
    })
    .join("");
}

/** Upper edges in seconds: around what a screen may take (0.1, 0.2) and a report (1). */
export const durationEdges = [0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1, 2.5, 5, 10] as const;

/** How often a duration fell below each edge, of one route and status. */
export interface DurationCounts {
  readonly labels: Readonly<Record<string, string>>;
  /** One for each edge and the last for what took longer. */
  readonly counts: number[];
  sum: number;
}

export function noDurations(labels: Readonly<Record<string, string>>): DurationCounts {
  return { labels, counts: Array.from({ length: durationEdges.length + 1 }, () => 0), sum: 0 };
}

export function addDuration(durations: DurationCounts, seconds: number): void {
  const place = durationEdges.findIndex((edge) => seconds <= edge);
  const index = place === -1 ? durationEdges.length : place;
  durations.counts[index] = (durations.counts[index] ?? 0) + 1;
  durations.sum += seconds;
}

/** A histogram's samples: each bucket counts all that is below its edge. */
export function histogramSamples({ labels, counts, sum }: DurationCounts): readonly Sample[] {
  let below = 0;
  const buckets = counts.map((count, index): Sample => {
    below += count;
    const edge = durationEdges[index];
    return { suffix: "_bucket", labels: { ...labels, le: edge === undefined ? "+Inf" : String(edge) }, value: below };
  });
  return [...buckets, { suffix: "_sum", labels, value: sum }, { suffix: "_count", labels, value: below }];
}

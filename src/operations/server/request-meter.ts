import { addDuration, type DurationCounts, histogramSamples, type Metric, noDurations } from "../domain/exposition.ts";

export interface RequestMeter {
  /** `route` as it was declared ("/api/v1/deals/:id"), so that ids make no new series. */
  count(method: string, route: string, status: number, seconds: number): void;
  metric(): Metric;
}

/** How long requests took, by route and status, since the start. */
export function createRequestMeter(): RequestMeter {
  const byKey = new Map<string, DurationCounts>();
  return {
    count: (method, route, status, seconds) => {
      const key = `${method} ${route} ${status}`;
      let durations = byKey.get(key);
      if (!durations) {
        durations = noDurations({ method, route, status: String(status) });
        byKey.set(key, durations);
      }
      addDuration(durations, seconds);
    },
    metric: () => ({
      name: "voronka_http_request_duration_seconds",
      help: "Time from a request to the end of its answer",
      type: "histogram",
      samples: [...byKey.values()].flatMap(histogramSamples),
    }),
  };
}

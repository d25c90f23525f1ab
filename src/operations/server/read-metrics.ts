import { monitorEventLoopDelay } from "node:perf_hooks";
import type { Database } from "../../platform/database/database.ts";
import { productVersion } from "../../platform/product-version.ts";
import { exposition, type Metric, type Sample } from "../domain/exposition.ts";
import { queueState } from "./queue-state.ts";
import { diskOf, readDatabase } from "./read-installation.ts";
import { lastBackup } from "./recorded-backups.ts";
import type { RequestMeter } from "./request-meter.ts";

interface Measured {
  readonly database: Database;
  readonly dataDirectory: string;
  readonly requests: RequestMeter;
  readonly listeners: () => number;
}

export interface Metrics {
  /** Everything measured now, as Prometheus reads it; what the process knows of itself also without a database. */
  read(): Promise<string>;
  close(): void;
}

const gauge = (name: string, help: string, ...samples: readonly Sample[]): Metric => ({
  name: `voronka_${name}`,
  help,
  type: "gauge",
  samples,
});

export function openMetrics(measured: Measured): Metrics {
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  return {
    read: async () => {
      const found = await ofDatabase(measured).catch(() => null);
      const isUp = gauge("database_up", "Whether the database answered", { value: found === null ? 0 : 1 });
      const all = [measured.requests.metric(), ...ofProcess(measured, delay), isUp, ...(found ?? [])];
      delay.reset();
      return exposition(all);
    },
    close: () => void delay.disable(),
  };
}

/** The delays are those since the last reading. */
function ofProcess(
  { database, listeners }: Measured,
  delay: ReturnType<typeof monitorEventLoopDelay>,
): readonly Metric[] {
  const { rss, heapUsed } = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  const quantiles = [50, 90, 99].map((percent) => ({
    labels: { quantile: String(percent / 100) },
    value: delay.count === 0 ? 0 : delay.percentile(percent) / 1e9,
  }));
  const pools = Object.entries(database.pools).flatMap(([pool, { totalCount, idleCount, waitingCount }]) => [
    { labels: { pool, state: "used" }, value: totalCount - idleCount },
    { labels: { pool, state: "idle" }, value: idleCount },
    { labels: { pool, state: "waiting" }, value: waitingCount },
  ]);
  return [
    gauge("info", "The version that runs", {
      labels: { version: productVersion, node: process.versions.node },
      value: 1,
    }),
    gauge("uptime_seconds", "Time since the start", { value: process.uptime() }),
    gauge("resident_memory_bytes", "Resident memory of the process", { value: rss }),
    gauge("heap_used_bytes", "Memory used by objects", { value: heapUsed }),
    {
      name: "voronka_cpu_seconds_total",
      help: "Processor time",
      type: "counter",
      samples: [{ value: (user + system) / 1e6 }],
    },
    gauge("event_loop_delay_seconds", "How late timers ran since the last reading", ...quantiles),
    gauge("pool_connections", "Connections to the database; waiting: requests that have none yet", ...pools),
    gauge("live_listeners", "Open streams of live updates", { value: listeners() }),
  ];
}

async function ofDatabase({ database: { owner }, dataDirectory }: Measured): Promise<readonly Metric[]> {
  const [database, queue, backup, disk] = await Promise.all([
    readDatabase(owner),
    queueState(owner),
    lastBackup(owner),
    diskOf(dataDirectory),
  ]);
  const tasks = queue.flatMap((counts) =>
    (["waiting", "running", "retrying", "failed"] as const).map((state) => ({
      labels: { task: counts.task, state },
      value: counts[state],
    })),
  );
  const due = queue.flatMap(({ dueSince }) => (dueSince === null ? [] : [(Date.now() - dueSince.getTime()) / 1000]));
  return [
    gauge("database_bytes", "Size of the database", { value: database.bytes }),
    gauge("database_connections", "Connections to the database, of everybody", { value: database.connections }),
    gauge("schema_migrations", "Migrations applied", { value: database.migrations }),
    gauge("tasks", "Background tasks by kind and state; imports are importing.run-import", ...tasks),
    gauge("task_wait_seconds", "For how long the task that waits longest has been due", { value: Math.max(0, ...due) }),
    gauge(
      "last_backup_timestamp_seconds",
      "The moment that the newest backup shows",
      ...(backup === null ? [] : [{ value: backup.takenAt.getTime() / 1000 }]),
    ),
    gauge(
      "disk_free_bytes",
      "Free space where the data folder lies",
      ...(disk === null ? [] : [{ value: disk.freeBytes }]),
    ),
  ];
}

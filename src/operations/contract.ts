import { z } from "zod";
import { endpoint } from "../kernel/endpoint.ts";
import { wireInstant } from "../kernel/wire.ts";
import { findingCodes } from "./domain/findings.ts";

const count = z.int().min(0);

export const wireInstallation = z.strictObject({
  version: z.string(),
  nodeVersion: z.string(),
  startedAt: wireInstant,
  schema: z.strictObject({ migrations: count, latest: z.string() }),
  database: z.strictObject({
    version: z.string(),
    /** Started by the product itself, in its data folder. */
    isEmbedded: z.boolean(),
    bytes: count,
    connections: count,
    maxConnections: count,
  }),
  /** Of all workspaces. `failed` gave up; `retrying` failed at least once and are tried again by themselves. */
  tasks: z.strictObject({ waiting: count, running: count, retrying: count, failed: count }),
  /** The newest, or the one this installation was restored from. */
  backup: z
    .strictObject({ takenAt: wireInstant, rows: count, bytes: count, restoredAt: wireInstant.nullable() })
    .nullable(),
  /** Where the data folder lies; null where the system does not tell. */
  disk: z.strictObject({ freeBytes: count, totalBytes: count }).nullable(),
  hasPublicAddress: z.boolean(),
  hasMail: z.boolean(),
  hasMetrics: z.boolean(),
  /** What needs somebody, the worst first. */
  findings: z.array(z.enum(findingCodes)),
});
export type InstallationAnswer = z.output<typeof wireInstallation>;

export const wireFailedTask = z.strictObject({
  id: count,
  task: z.string(),
  attempts: count,
  maxAttempts: count,
  error: z.string(),
  isRunning: z.boolean(),
  queuedAt: wireInstant,
  failedAt: wireInstant,
  /** When it is tried again by itself; null: never. */
  nextAt: wireInstant.nullable(),
});
export type FailedTask = z.output<typeof wireFailedTask>;

const params = z.strictObject({ id: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER) });

export const getInstallation = endpoint({
  method: "GET",
  path: "/installation",
  summary: "How the installation is: versions, database, tasks, backup, disk",
  answer: wireInstallation,
});
export const listFailedTasks = endpoint({
  method: "GET",
  path: "/installation/failed-tasks",
  summary: "Background tasks that failed, the newest first, 100 at most",
  answer: z.strictObject({ items: z.array(wireFailedTask) }),
});
export const retryTask = endpoint({
  method: "POST",
  path: "/installation/failed-tasks/{id}/retries",
  summary: "Run a failed task again at once",
  params,
  body: z.strictObject({}),
  answer: z.strictObject({ done: z.literal(true) }),
});
export const dropTask = endpoint({
  method: "DELETE",
  path: "/installation/failed-tasks/{id}",
  summary: "Take a failed task out of the queue",
  params,
  answer: z.strictObject({ done: z.literal(true) }),
});

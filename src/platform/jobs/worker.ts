import { setTimeout as pause } from "node:timers/promises";
import { type LogFunctionFactory, Logger, parseCronItems, type Runner, run, type TaskList } from "graphile-worker";
import type { Pool } from "pg";
import { openPool } from "../database/connect.ts";
import type { Database } from "../database/database.ts";
import type { Log } from "../log.ts";
import { withLogContext } from "../log-context.ts";

export interface TaskContext {
  readonly database: Database;
  readonly log: Log;
}

/**
 * One kind of work done after the fact: a reaction to what a use case queued with `unit.enqueue(name, …)`, or something due
 * by the clock. It may run more than once, so it must find out itself what is done already (architecture, law 4).
 */
export interface Task {
  /** "pipeline.deal-won": the slice and what happened. */
  readonly name: string;
  /** Five fields of cron, in UTC; such a task gets an empty payload and looks through the workspaces itself. */
  readonly schedule?: string;
  /** Also run in each process when it starts and every so many seconds after, one at a time: for what the dead have left. */
  readonly everySeconds?: number;
  /**
   * "outside": it waits for other people's servers, so more of them run at a time. "long": it may take minutes, as imports and
   * exports do. Each lane runs beside the others and holds none of them up.
   */
  readonly lane?: "outside" | "long";
  /** What was queued, with `workspaceId` and a unique `eventId`. */
  readonly run: (payload: Readonly<Record<string, unknown>>, context: TaskContext) => Promise<void>;
}

export interface Worker {
  /** Waits for the tasks that run, takes no new ones. */
  stop(): Promise<void>;
}

/** Tasks at a time in each lane: those inside and the long ones keep the processor busy, those outside mostly wait. */
const concurrency = { inside: 2, long: 2, outside: 12 } as const;
const lanes = ["inside", "long", "outside"] as const;

/** Runs queued tasks within this process, a few at a time; a task that fails is tried again later by graphile-worker's rules. */
export async function startWorker(context: TaskContext, tasks: readonly Task[]): Promise<Worker> {
  const pool = openPool(context.database.url, {
    max: lanes.reduce((sum, lane) => sum + concurrency[lane], 0),
  });
  const runners: Runner[] = [];
  for (const lane of lanes) {
    const some = tasks.filter((task) => (task.lane ?? "inside") === lane);
    if (some.length > 0) runners.push(await runLane(pool, context, some, concurrency[lane]));
  }
  const stopRepeating = repeat(context, tasks);
  return {
    stop: async () => {
      await stopRepeating();
      await Promise.all(runners.map((runner) => runner.stop().catch(() => undefined)));
      await untilAllAreBack(pool);
      await pool.end();
    },
  };
}

const longestWaitMs = 5_000;

/**
 * The library does not wait until the end of a task is written down, and a pool that ends leaves those who wait for a connection
 * waiting: the task would be run again, and the library's promise fail with nobody to hear it.
 */
async function untilAllAreBack(pool: Pool): Promise<void> {
  const until = Date.now() + longestWaitMs;
  while ((pool.waitingCount > 0 || pool.idleCount < pool.totalCount) && Date.now() < until) await pause(10);
}

async function runLane(pool: Pool, context: TaskContext, tasks: readonly Task[], atOnce: number): Promise<Runner> {
  const runner = await run({
    pgPool: pool,
    concurrency: atOnce,
    noHandleSignals: true,
    taskList: taskListOf(context, tasks),
    parsedCronItems: parseCronItems(
      tasks.flatMap(({ name, schedule }) => (schedule ? [{ task: name, match: schedule }] : [])),
    ),
    logger: new Logger(logTo(context.log)),
  });
  runner.promise.catch((error: Error) => context.log.error({ err: error }, "The worker stopped"));
  return runner;
}

/** Answers how to stop, which waits for what runs. */
function repeat(context: TaskContext, tasks: readonly Task[]): () => Promise<unknown> {
  const repeated = tasks.flatMap(({ name, everySeconds, run: work }) => {
    if (everySeconds === undefined) return [];
    let running: Promise<void> | null = null;
    const begin = () => {
      running ??= work({}, context)
        .catch((error: Error) => context.log.warn({ err: error, task: name }, "A repeated task failed"))
        .finally(() => {
          running = null;
        });
    };
    begin();
    const timer = setInterval(begin, everySeconds * 1_000).unref();
    return [{ stop: () => clearInterval(timer), ended: () => running }];
  });
  return () => {
    for (const { stop } of repeated) stop();
    return Promise.all(repeated.map(({ ended }) => ended()));
  };
}

function taskListOf(context: TaskContext, tasks: readonly Task[]): TaskList {
  const entries = tasks.map(({ name, run: work }): [string, TaskList[string]] => [
    name,
    async (payload, { job }) =>
      withLogContext({ task: name, jobId: job.id }, () =>
        work((payload ?? {}) as Readonly<Record<string, unknown>>, context),
      ),
  ]);
  return Object.fromEntries(entries);
}

const logTo =
  (log: Log): LogFunctionFactory =>
  () =>
  (level, message) => {
    if (level === "error") log.error({}, `Worker: ${message}`);
    else if (level === "warning") log.warn({}, `Worker: ${message}`);
    else log.debug({}, `Worker: ${message}`);
  };

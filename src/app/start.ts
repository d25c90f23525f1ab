import { findWorkspaces, systemActorIn } from "../identity/index.ts";
import { workingMilliseconds } from "../kernel/working-time.ts";
import { listenToTelegram, openChannels } from "../notifications/index.ts";
import type { Surroundings } from "../operations/index.ts";
import { type Config, readConfig } from "../platform/config.ts";
import type { Database } from "../platform/database/database.ts";
import { startWorker } from "../platform/jobs/worker.ts";
import { type Log, openLog } from "../platform/log.ts";
import { takeApplicationLock } from "../platform/postgres/application-lock.ts";
import { openDemo } from "./open-demo.ts";
import { openInstallation } from "./open-installation.ts";
import { reactions } from "./reactions.ts";
import { createApplication } from "./server.ts";

const patienceMs = 15_000;

type Undo = () => Promise<unknown> | unknown;

/** `bin/start`: database, server and worker in one process on one port, until a signal ends them in the reverse order. */
export async function start(options: { readonly demo: boolean }): Promise<void> {
  const config = readConfig();
  const log = openLog({ level: config.logLevel });
  const undo: Undo[] = [];
  const stop = async () => {
    for (const step of undo.reverse()) {
      await Promise.resolve(step()).catch((error: Error) => log.error({ err: error }, "Something did not end well"));
    }
    undo.length = 0;
  };
  const signalled = waitForSignal();
  // The queue's library tells nobody when it cannot write down that a task is done, as while the database is away: the task is run
  // again later, and the server goes on.
  process.on("unhandledRejection", (error) => log.error({ err: error }, "Something failed that nobody waited for"));
  try {
    const address = await startAll(config, log, options, undo);
    process.stdout.write(`Voronka: ${address}\n`);
  } catch (error) {
    await stop();
    throw error;
  }
  await signalled;
  log.info({}, "Stopping");
  // Whoever is impatient asks twice.
  process.once("SIGINT", () => process.exit(130));
  await stop();
}

async function startAll(config: Config, log: Log, options: { readonly demo: boolean }, undo: Undo[]): Promise<string> {
  const lock = takeApplicationLock(config.dataDirectory);
  undo.push(() => lock.release());
  const { database, close } = await openInstallation(config, log);
  undo.push(close);
  const { secret, publicUrl, insideHosts, trustedProxies, requestsPerSecond } = config;
  const outside = { insideHosts };
  const reached = { address: publicUrl ?? "" };
  const channels = openChannels(database, { ...config, outside, address: () => reached.address });
  undo.push(() => channels.close());
  const limits = { insideHosts, trustedProxies, requestsPerSecond };
  const surroundings = surroundingsOf(config);
  const application = await createApplication({ database, log, secret, publicUrl, ...limits, channels, surroundings });
  undo.push(() => closeWithin(application));
  if (options.demo) process.stdout.write(await openDemo(database));
  const { translator } = application;
  const worker = await startWorker({ database, log }, reactions({ outside, channels, translator }));
  undo.push(() => worker.stop());
  const listening = await application.server.listen({ port: config.port, host: config.host });
  const address = config.publicUrl ?? listening.replace("127.0.0.1", "localhost");
  reached.address = address;
  const telegram = listenToTelegram({ database, channels, translator, log });
  undo.push(() => telegram.stop());
  lock.announce(listening);
  void warmUp(database, log);
  return address;
}

function surroundingsOf({ dataDirectory, databaseUrl, publicUrl, metricsToken, smtpUrl }: Config): Surroundings {
  return {
    dataDirectory,
    isEmbedded: databaseUrl === undefined,
    hasPublicAddress: publicUrl !== undefined,
    hasMail: smtpUrl !== undefined,
    metricsToken,
  };
}

/** The table of working days takes a tenth of a second to build: not at the expense of whoever opens the first board. */
async function warmUp(database: Database, log: Log): Promise<void> {
  try {
    const calendars = (await findWorkspaces(database.owner)).map(
      (one) => systemActorIn(one, "system").workspace.workingCalendar,
    );
    for (const calendar of new Set(calendars)) workingMilliseconds(0, 1, calendar);
  } catch (error) {
    log.warn({ err: error }, "Warming up did not end well");
  }
}

/** Requests under way may end; what still streams after that (the live channel) is cut. */
async function closeWithin({ server, close }: Awaited<ReturnType<typeof createApplication>>): Promise<void> {
  const timer = setTimeout(() => server.server.closeAllConnections(), patienceMs);
  // A connection whose last answer went out during the closing would otherwise be kept alive until the patience ends.
  const idle = setInterval(() => server.server.closeIdleConnections(), 100);
  await close();
  clearInterval(idle);
  clearTimeout(timer);
}

function waitForSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => resolve());
  });
}

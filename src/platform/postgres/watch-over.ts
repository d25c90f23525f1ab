import { lockStarting, placesIn } from "./places.ts";
import { isAlive, type Postmaster, wasStoppedOnPurpose } from "./postmaster.ts";
import { type PostgresOptions, startOrJoin } from "./run-server.ts";

const watchMilliseconds = 1000;

/** Starts a killed server again, on its old port. One that was stopped on purpose stays so. */
export function watchOver(options: PostgresOptions, first: Postmaster) {
  const { cluster, startLock } = placesIn(options.dataDirectory);
  let { pid } = first;
  let ending = false;
  let work: Promise<void> = Promise.resolve();
  const revive = async () => {
    if (ending || isAlive(pid) || wasStoppedOnPurpose(cluster)) return;
    const starting = await lockStarting(startLock);
    try {
      if (ending || wasStoppedOnPurpose(cluster)) return;
      options.log.warn({ pid }, "PostgreSQL was killed; starting it again");
      pid = (await startOrJoin(options, first.port)).postmaster.pid;
    } catch (error) {
      options.log.error({ err: error }, "PostgreSQL could not be started again");
    } finally {
      starting.release();
    }
  };
  const timer = setInterval(() => {
    if (!isAlive(pid)) work = work.then(revive);
  }, watchMilliseconds);
  timer.unref();
  return {
    end: async () => {
      ending = true;
      clearInterval(timer);
      await work;
    },
  };
}

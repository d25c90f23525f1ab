import { findWorkspaces } from "../../../identity/index.ts";
import type { Task } from "../../../platform/jobs/worker.ts";
import { longLedger } from "./read-stays.ts";
import { sumUpLongLedgers } from "./sum-up-stays.ts";

/** By the clock, so that the first report after an import need not wait for it. */
export const sumUpStaysTask: Task = {
  name: "analytics.sum-up-stays",
  schedule: "* * * * *",
  run: async (_payload, { database }) => {
    for (const workspace of await findWorkspaces(database.owner)) {
      await sumUpLongLedgers(database, workspace.id, longLedger / 4);
    }
  },
};

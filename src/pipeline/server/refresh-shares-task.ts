import { inEveryWorkspace } from "../../identity/index.ts";
import type { Task } from "../../platform/jobs/worker.ts";
import { refreshAllStageShares } from "./refresh-stage-shares.ts";

/** By the clock and not by each closed deal, so that deals closing at once do not wait for one another. */
export const refreshSharesTask: Task = {
  name: "pipeline.refresh-stage-shares",
  schedule: "*/10 * * * *",
  run: (_payload, { database }) => inEveryWorkspace(database, refreshAllStageShares),
};

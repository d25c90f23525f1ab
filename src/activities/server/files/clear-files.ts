import { findWorkspaces, systemActorIn } from "../../../identity/index.ts";
import { runUnit } from "../../../platform/database/run-unit.ts";
import type { Unit } from "../../../platform/database/unit.ts";
import { dropFiles } from "../../../platform/files/store-file.ts";
import type { Task } from "../../../platform/jobs/worker.ts";
import { deleteTakenOff } from "../store.ts";

const keptMs = 30 * 86_400_000;
/** Of 100 MB each at most: what goes in one transaction. */
const atOnce = 20;

/** Files that were taken off can be brought back for 30 days; then they leave the disk: each night. */
export const clearFilesTask: Task = {
  name: "activities.clear-files",
  schedule: "53 3 * * *",
  run: async (_payload, { database }) => {
    for (const workspace of await findWorkspaces(database.owner)) {
      while ((await runUnit(database, systemActorIn(workspace, "system"), clearFiles)) === atOnce);
    }
  },
};

/** Answers how many files went. */
export async function clearFiles(unit: Unit): Promise<number> {
  const ids = await deleteTakenOff(unit, new Date(unit.now - keptMs), atOnce);
  await dropFiles(unit, ids);
  return ids.length;
}

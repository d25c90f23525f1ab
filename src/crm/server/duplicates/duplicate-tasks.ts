import { findWorkspaces, systemActor, systemActorIn } from "../../../identity/index.ts";
import type { WorkspaceId } from "../../../kernel/ids.ts";
import { isRefusal } from "../../../kernel/refusal.ts";
import type { Database } from "../../../platform/database/database.ts";
import { runUnit } from "../../../platform/database/run-unit.ts";
import type { Unit } from "../../../platform/database/unit.ts";
import { databaseRefusal } from "../../../platform/http/database-refusal.ts";
import type { Task, TaskContext } from "../../../platform/jobs/worker.ts";
import type { CustomerKind } from "../../domain/merge-fields.ts";
import type { CustomerLink } from "./customer-link.ts";
import { mergeByRules } from "./merge-by-rules.ts";
import { type FoundPair, searchPairs } from "./search-pairs.ts";
import { askForSearch, beatSearch, beginSearch, failSearch, keepPairs, type SearchAttempt } from "./search-store.ts";
import { mergeTaskName } from "./set-rules.ts";

const searchTaskName = "crm.search-duplicates";

const mostAttempts = 4;

/** Looks for duplicates each night and whenever somebody asks, then merges by the rules that are on. */
export function duplicateTasks({ links }: { readonly links: readonly CustomerLink[] }): readonly Task[] {
  return [
    {
      name: searchTaskName,
      run: async ({ workspaceId }, context) => {
        if (typeof workspaceId === "string") await runSearch(context, workspaceId as WorkspaceId);
      },
    },
    {
      name: mergeTaskName,
      run: async ({ workspaceId }, context) => {
        if (typeof workspaceId === "string") await mergeByRules(context, workspaceId as WorkspaceId, links);
      },
    },
    {
      name: "crm.search-nightly",
      schedule: "40 22 * * *",
      run: async (_payload, { database }) => {
        for (const workspace of await findWorkspaces(database.owner))
          await runUnit(database, systemActorIn(workspace, "system"), queueSearch);
      },
    },
    { name: "crm.resume-searches", everySeconds: 10, run: (_payload, { database }) => resumeSearches(database) },
  ];
}

export async function queueSearch(unit: Unit): Promise<void> {
  if (!(await askForSearch(unit))) return;
  unit.enqueue(searchTaskName, {});
  unit.announce({ name: "duplicates.searched", ids: {} });
}

async function runSearch({ database, log }: TaskContext, workspaceId: WorkspaceId): Promise<void> {
  const system = await systemActor(database, workspaceId);
  const attempt = isRefusal(system) ? null : await beginSearch(database, workspaceId);
  if (isRefusal(system) || attempt === null) return;
  try {
    if (attempt.attempt > mostAttempts) throw new Error("The search died with its process each time");
    const companies = await pairsOf(database, attempt, "company");
    await beatSearch(database, attempt, 0.3);
    const contacts = await pairsOf(database, attempt, "contact");
    await beatSearch(database, attempt, 0.9);
    await runUnit(database, system, async (unit) => {
      if (!(await keepPairs(unit, attempt, [...companies, ...contacts], unit.now))) return;
      unit.announce({ name: "duplicates.searched", ids: {} });
      unit.enqueue(mergeTaskName, {});
    });
  } catch (error) {
    if (databaseRefusal(error)?.kind === "unavailable") throw error;
    log.error({ err: error as Error }, "A search for duplicates failed");
    await failSearch(database, attempt);
  }
}

/** All pairs of a kind, in one look at all records. */
function pairsOf(
  database: Database,
  { workspaceId }: SearchAttempt,
  kind: CustomerKind,
): Promise<readonly FoundPair[]> {
  return database.read(workspaceId, async (reading) => {
    await reading.client.query("set local work_mem = '96MB'");
    return searchPairs(reading, workspaceId, kind);
  });
}

/** Whoever looks beats: what has not beaten for two minutes belongs to a process that is dead. */
async function resumeSearches(database: Database): Promise<void> {
  const left = `(state = 'running' and beat_at < now() - interval '2 minutes'
    or state = 'waiting' and beat_at < now() - interval '1 hour')`;
  const { rows } = await database.owner.query<{ workspace_id: WorkspaceId }>(
    `select workspace_id from duplicate_searches where ${left}`,
  );
  for (const { workspace_id } of rows) {
    const system = await systemActor(database, workspace_id);
    if (isRefusal(system)) continue;
    await runUnit(database, system, async (unit) => {
      const { rowCount } = await unit.client.query(
        `update duplicate_searches set beat_at = clock_timestamp() where workspace_id = $1 and ${left}`,
        [workspace_id],
      );
      if (rowCount === 1) unit.enqueue(searchTaskName, {});
    });
  }
}

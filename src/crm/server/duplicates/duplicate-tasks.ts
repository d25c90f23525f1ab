import { findWorkspaces, systemActor, systemActorIn } from "../../../identity/index.ts";
import type { WorkspaceId } from "../../../kernel/ids.ts";
import { isRefusal } from "../../../kernel/refusal.ts";
import type { Database } from "../../../platform/database/database.ts";
import { liveChannel, runUnit } from "../../../platform/database/run-unit.ts";
import type { Unit } from "../../../platform/database/unit.ts";
import { databaseRefusal } from "../../../platform/http/database-refusal.ts";
import type { Task, TaskContext } from "../../../platform/jobs/worker.ts";
import type { CustomerLink } from "./customer-link.ts";
import { mergeByRules } from "./merge-by-rules.ts";
import { type LikeNames, searchPairs } from "./search-pairs.ts";
import { askForSearch, beatSearch, beginSearch, failSearch, keepPairs, type SearchAttempt } from "./search-store.ts";
import { mergeTaskName } from "./set-rules.ts";

const searchTaskName = "crm.search-duplicates";

/** Companies whose names are looked up in one transaction. */
const chunk = 200;
/** Of names alike, the likest of each company. */
const mostAlike = 5;
const mostAttempts = 4;
const marginMs = 300_000;

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
      run: async ({ workspaceId }, { database }) => {
        if (typeof workspaceId === "string") await mergeByRules(database, workspaceId as WorkspaceId, links);
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
    // What is being written at this moment is looked at the next time too.
    const lookedAt = new Date(Date.now() - marginMs);
    const alike = await likeNames(database, attempt);
    await runUnit(database, system, async (unit) => {
      await unit.client.query("set local work_mem = '96MB'");
      const companies = await searchPairs(unit, workspaceId, "company", alike);
      const contacts = await searchPairs(unit, workspaceId, "contact", []);
      if (!(await keepPairs(unit, attempt, [...companies, ...contacts], { lookedAt, now: unit.now }))) return;
      unit.announce({ name: "duplicates.searched", ids: {} });
      unit.enqueue(mergeTaskName, {});
    });
  } catch (error) {
    if (databaseRefusal(error)?.kind === "unavailable") throw error;
    log.error({ err: error as Error }, "A search for duplicates failed");
    await failSearch(database, attempt);
  }
}

/**
 * Companies whose names are alike but not the same: looked up one by one in the index of trigrams, in pieces, those alone that have
 * changed since the last search; what that found of the others still holds.
 */
async function likeNames(database: Database, attempt: SearchAttempt): Promise<readonly LikeNames[]> {
  const { workspaceId, lookedAt } = attempt;
  const changed = await database.read(workspaceId, async ({ client }) => {
    const { rows } = await client.query<{ id: string }>(
      `select id from companies where workspace_id = $1 and deleted_at is null and ($2::timestamptz is null or updated_at >= $2) order by id`,
      [workspaceId, lookedAt],
    );
    return rows.map(({ id }) => id);
  });
  const found = lookedAt === null ? [] : await knownLikeNames(database, workspaceId, lookedAt);
  for (let from = 0; from < changed.length; from += chunk) {
    const piece = changed.slice(from, from + chunk);
    found.push(...(await lookUp(database, workspaceId, piece)));
    const goesOn = await beatSearch(database, attempt, (0.9 * (from + piece.length)) / changed.length, liveChannel);
    if (!goesOn) throw new Error("Another process looks for duplicates");
  }
  return found;
}

function lookUp(database: Database, workspaceId: WorkspaceId, ids: readonly string[]): Promise<LikeNames[]> {
  return database.read(workspaceId, async ({ client }) => {
    const { rows } = await client.query<LikeNames>(
      `select least(c.id, f.id) as one, greatest(c.id, f.id) as other from companies c
       cross join lateral find_duplicates('company', c.name, null, null, null, null, c.id, $3) as f
       where c.workspace_id = $1 and c.id = any ($2) and c.deleted_at is null`,
      [workspaceId, ids, mostAlike],
    );
    return rows;
  });
}

function knownLikeNames(database: Database, workspaceId: WorkspaceId, lookedAt: Date): Promise<LikeNames[]> {
  return database.read(workspaceId, async ({ client }) => {
    const { rows } = await client.query<LikeNames>(
      `select p.one_id as one, p.other_id as other from duplicate_pairs p
         join companies a on a.workspace_id = p.workspace_id and a.id = p.one_id and a.updated_at < $2 and a.deleted_at is null
         join companies b on b.workspace_id = p.workspace_id and b.id = p.other_id and b.updated_at < $2 and b.deleted_at is null
       where p.workspace_id = $1 and p.kind = 'company' and p.signs @> '[{"sign": "name"}]'`,
      [workspaceId, lookedAt],
    );
    return rows;
  });
}

/** Whoever looks beats: what has not beaten for a minute belongs to a process that is dead. */
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

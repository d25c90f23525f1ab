import type { WorkspaceId } from "../../../kernel/ids.ts";
import { announceNow } from "../../../platform/database/announce-now.ts";
import type { Database, Transaction } from "../../../platform/database/database.ts";
import type { Unit } from "../../../platform/database/unit.ts";
import type { FoundPair } from "./search-pairs.ts";

/** The only writes of the search for duplicates. */

/** False: it waits or runs already. */
export async function askForSearch({ client, actor }: Unit): Promise<boolean> {
  const { rowCount } = await client.query(
    `insert into duplicate_searches as s (workspace_id, state) values ($1, 'waiting')
     on conflict (workspace_id) do update set state = 'waiting', done = 0, attempt = 0, beat_at = clock_timestamp()
     where s.state in ('done', 'failed')`,
    [actor.workspaceId],
  );
  return rowCount === 1;
}

export interface SearchAttempt {
  readonly workspaceId: WorkspaceId;
  readonly attempt: number;
}

/** Null: there is nothing to do. */
export function beginSearch(database: Database, workspaceId: WorkspaceId): Promise<SearchAttempt | null> {
  return database.write(workspaceId, async ({ client }) => {
    const { rows } = await client.query<{ attempt: number }>(
      `update duplicate_searches set state = 'running', attempt = attempt + 1, done = 0, beat_at = clock_timestamp()
       where workspace_id = $1 and state in ('waiting', 'running') returning attempt`,
      [workspaceId],
    );
    return rows[0] ? { workspaceId, attempt: rows[0].attempt } : null;
  });
}

export async function beatSearch(
  database: Database,
  { workspaceId, attempt }: SearchAttempt,
  done: number,
): Promise<void> {
  await database.write(workspaceId, async ({ client }) => {
    await client.query(
      `update duplicate_searches set done = $3, beat_at = clock_timestamp()
       where workspace_id = $1 and attempt = $2 and state = 'running'`,
      [workspaceId, attempt, done],
    );
    await announceNow({ client }, workspaceId, { name: "duplicates.searched", ids: {} });
  });
}

/** The new list instead of the old one, at once. False: another process has taken over. */
export async function keepPairs(
  { client }: Pick<Transaction, "client">,
  { workspaceId, attempt }: SearchAttempt,
  pairs: readonly FoundPair[],
  now: number,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `update duplicate_searches set state = 'done', done = 1, finished_at = $3
     where workspace_id = $1 and attempt = $2 and state = 'running'`,
    [workspaceId, attempt, new Date(now)],
  );
  if (rowCount !== 1) return false;
  await client.query("delete from duplicate_pairs where workspace_id = $1", [workspaceId]);
  await client.query(
    `insert into duplicate_pairs (workspace_id, kind, one_id, other_id, signs, confidence)
     select $1, p.kind, p.one, p.other, p.signs, p.confidence
     from jsonb_to_recordset($2) as p (kind text, one uuid, other uuid, signs jsonb, confidence real)`,
    [workspaceId, JSON.stringify(pairs)],
  );
  return true;
}

export async function failSearch(database: Database, { workspaceId, attempt }: SearchAttempt): Promise<void> {
  await database.write(workspaceId, async ({ client }) => {
    await client.query(
      `update duplicate_searches set state = 'failed'
       where workspace_id = $1 and attempt = $2 and state = 'running'`,
      [workspaceId, attempt],
    );
    await announceNow({ client }, workspaceId, { name: "duplicates.searched", ids: {} });
  });
}

/** Exactly these rules from now on. Answers those that were off until now. */
export async function writeRules({ client, actor, now }: Unit, rules: readonly string[]): Promise<readonly string[]> {
  await client.query("delete from merge_rules where workspace_id = $1 and rule <> all ($2)", [
    actor.workspaceId,
    rules,
  ]);
  const { rows } = await client.query<{ rule: string }>(
    `insert into merge_rules (workspace_id, rule, set_by, set_at) select $1, rule, $3, $4 from unnest($2::text[]) as rule
     on conflict do nothing returning rule`,
    [actor.workspaceId, rules, actor.userId, new Date(now)],
  );
  return rows.map(({ rule }) => rule);
}

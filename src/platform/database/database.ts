import type pg from "pg";
import type { WorkspaceId } from "../../kernel/ids.ts";
import { isUuid } from "../../kernel/ids.ts";
import { isRefusal } from "../../kernel/refusal.ts";
import type { Sql } from "./connect.ts";
import { applicationRole, kyselyOn, openPool } from "./connect.ts";
import { inOneTrip } from "./in-one-trip.ts";

/** One open transaction inside one workspace. `client` is for hand-written statements, and for COPY where it was asked for. */
export interface Transaction {
  readonly sql: Sql;
  readonly client: pg.ClientBase;
  /** A write that nothing waits for: sent along with the end of the transaction, unless that is a refusal or fails before. */
  writeAtEnd(write: () => Promise<void>): void;
}

export interface WriteOptions {
  /** Over a connection that can COPY, which sends each statement only when the one before it was answered. */
  readonly takesCopy?: boolean;
}

export interface Database {
  /** Reads inside one workspace, in a read-only transaction of one snapshot. */
  read<T>(workspaceId: WorkspaceId, work: (transaction: Transaction) => Promise<T>, options?: WriteOptions): Promise<T>;
  /** Writes inside one workspace: all or nothing. A refusal as the answer rolls everything back too. */
  write<T>(
    workspaceId: WorkspaceId,
    work: (transaction: Transaction) => Promise<T>,
    options?: WriteOptions,
  ): Promise<T>;
  /** For what lies above workspaces: sign-in, creating a workspace, migrations. Row-level security does not bind it. */
  readonly owner: pg.Pool;
  readonly url: string;
  /** To be measured, never to be used past what stands above. */
  readonly pools: Readonly<Record<"application" | "owner", Pick<pg.Pool, "totalCount" | "idleCount" | "waitingCount">>>;
  close(): Promise<void>;
}

const sqlByClient = new WeakMap<pg.ClientBase, Sql>();

function sqlOf(client: pg.ClientBase): Sql {
  let sql = sqlByClient.get(client);
  if (!sql) {
    sql = kyselyOn(client);
    sqlByClient.set(client, sql);
  }
  return sql;
}

/** `SET` takes no parameters: nothing but a validated UUID may go into the statement. */
function setWorkspace(workspaceId: WorkspaceId): string {
  if (!isUuid(workspaceId)) throw new Error("Not a workspace id");
  return `set local voronka.workspace_id = '${workspaceId}'`;
}

export function openDatabase(url: string, options: { connections?: number } = {}): Database {
  const pool = openPool(url, { max: options.connections ?? 12, role: applicationRole, pipeline: true });
  const copying = openPool(url, { max: 4, role: applicationRole });
  const owner = openPool(url, { max: 3 });
  return {
    url,
    owner,
    pools: { application: pool, owner },
    read: (workspaceId, work, { takesCopy = false } = {}) =>
      inTransaction(
        takesCopy ? copying : pool,
        `begin isolation level repeatable read read only; ${setWorkspace(workspaceId)}`,
        work,
        {
          // Nothing was written that could fail to be kept: the answer need not wait.
          waitsForEnd: false,
        },
      ),
    write: (workspaceId, work, { takesCopy = false } = {}) =>
      inTransaction(takesCopy ? copying : pool, `begin; ${setWorkspace(workspaceId)}`, work),
    close: async () => {
      await Promise.all([pool.end(), copying.end(), owner.end()]);
    },
  };
}

async function inTransaction<T>(
  pool: pg.Pool,
  begin: string,
  work: (transaction: Transaction) => Promise<T>,
  { waitsForEnd }: { waitsForEnd: boolean } = { waitsForEnd: true },
): Promise<T> {
  const client = await pool.connect();
  let result: T;
  try {
    const last: (() => Promise<void>)[] = [];
    const transaction = {
      sql: sqlOf(client),
      client,
      writeAtEnd: (write: () => Promise<void>) => void last.push(write),
    };
    // What the work asks first goes along with the beginning. Should that fail, so does all behind it.
    [, result] = await inOneTrip(
      client,
      () => client.query(begin),
      () => work(transaction),
    );
    // Where one of the last writes fails, the commit behind it rolls back, and its failure is told.
    if (waitsForEnd && !isRefusal(result)) await inOneTrip(client, ...last, () => client.query("commit"));
    else if (waitsForEnd) await client.query("rollback");
  } catch (error) {
    await endAndRelease(client, "rollback");
    throw error;
  }
  if (waitsForEnd) client.release();
  else void endAndRelease(client, "commit");
  return result;
}

/** A connection that cannot even end its transaction is of no more use. */
function endAndRelease(client: pg.PoolClient, end: "commit" | "rollback"): Promise<void> {
  return client.query(end).then(
    () => client.release(),
    (failure: Error) => client.release(failure),
  );
}

import type { CompiledQuery, DatabaseConnection, Driver, QueryResult } from "kysely";
import { Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from "kysely";
import pg from "pg";
import type { DB as Tables } from "./tables.ts";

// bigint columns hold kopecks, milliseconds and counts, all below 2^53; numeric ones a handful of digits.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number);
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);

export type Sql = Kysely<Tables>;

/** The role that rows are read and written as: row-level security binds it. */
export const applicationRole = "voronka_app";

interface PoolOptions {
  readonly max: number;
  readonly role?: string;
  readonly searchPath?: string;
  /** Statements are sent without waiting for the answers to those before (in-one-trip.ts). COPY is not possible then. */
  readonly pipeline?: boolean;
}

export function openPool(url: string, options: PoolOptions): pg.Pool {
  const settings = [
    options.role ? `-c role=${options.role}` : "",
    options.searchPath ? `-c search_path=${options.searchPath}` : "",
  ];
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max,
    options: settings.filter(Boolean).join(" "),
    pipeline: options.pipeline ?? false,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 60_000,
  });
  // A connection that dies while idle is replaced at the next use; without a listener it would end the process.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  return pool;
}

/** Kysely bound to one open client, so that several statements share its transaction. */
export function kyselyOn(client: pg.ClientBase): Sql {
  const connection: DatabaseConnection = {
    executeQuery: async <R>(query: CompiledQuery): Promise<QueryResult<R>> => {
      const result = await client.query(query.sql, [...query.parameters]);
      return { rows: result.rows as R[], numAffectedRows: BigInt(result.rowCount ?? 0) };
    },
    streamQuery: () => {
      throw new Error("Rows are streamed with pg-copy-streams");
    },
  };
  const driver: Driver = {
    init: async () => undefined,
    acquireConnection: async () => connection,
    beginTransaction: async () => undefined,
    commitTransaction: async () => undefined,
    rollbackTransaction: async () => undefined,
    releaseConnection: async () => undefined,
    destroy: async () => undefined,
  };
  return new Kysely<Tables>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => driver,
      createIntrospector: (database) => new PostgresIntrospector(database),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  });
}

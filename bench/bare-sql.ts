import pg from "pg";
import { analyticsRoutes } from "../src/analytics/index.ts";
import type { Actor } from "../src/kernel/actor.ts";
import { isRefusal } from "../src/kernel/refusal.ts";
import { pipelineRoutes } from "../src/pipeline/index.ts";
import { applicationRole, kyselyOn } from "../src/platform/database/connect.ts";
import type { Database } from "../src/platform/database/database.ts";
import type { ReadRoute } from "../src/platform/http/route.ts";
import { measure } from "./figures.ts";
import type { Workspace } from "./workspace.ts";

export interface Statement {
  readonly name?: string;
  readonly text: string;
  readonly values: unknown[];
}

/** Statements under the application's role and row-level security, in one read-only transaction of the workspace. */
export interface BareSql {
  /** The statements that the product's own handler of this read runs. */
  statementsOf(path: string): Promise<readonly Statement[]>;
  /** Median of running them alone, milliseconds. */
  medianOf(statements: readonly Statement[], runs: number): Promise<number>;
  /** A transaction that counts as a write: no snapshot after it is like one before. */
  write(): Promise<void>;
  explain(statements: readonly Statement[]): Promise<string>;
  close(): Promise<void>;
}

export async function openBareSql(url: string, workspace: Workspace): Promise<BareSql> {
  const client = new pg.Client({ connectionString: url, options: `-c role=${applicationRole}` });
  await client.connect();
  const within = async <T>(work: () => Promise<T>): Promise<T> => {
    await client.query(
      `begin isolation level repeatable read read only; set local voronka.workspace_id = '${workspace.id}'`,
    );
    try {
      return await work();
    } finally {
      await client.query("rollback");
    }
  };
  const runAll = async (statements: readonly Statement[]) => {
    for (const statement of statements) await client.query({ ...statement });
  };
  return {
    statementsOf: (path) => within(() => record(client, workspace, path)),
    medianOf: (statements, runs) =>
      within(async () => (await measure(Math.ceil(runs / 5), runs, () => runAll(statements))).median),
    explain: (statements) =>
      within(async () => {
        const plans: string[] = [];
        for (const { text, values } of statements) {
          const { rows } = await client.query<{ "QUERY PLAN": string }>(`explain (analyze, buffers) ${text}`, values);
          plans.push(`${text}\n${rows.map((row) => row["QUERY PLAN"]).join("\n")}`);
        }
        return plans.join("\n\n");
      }),
    write: async () => {
      await client.query("select pg_current_xact_id()");
    },
    close: () => client.end(),
  };
}

const routes = [
  ...pipelineRoutes({ conditions: {} as never, may: () => true }),
  ...analyticsRoutes({ database: {} as Database }),
];

/** Lets the handler run once and keeps what it asked. */
async function record(client: pg.Client, workspace: Workspace, path: string): Promise<readonly Statement[]> {
  const asked = new URL(path, "http://localhost");
  const route = routes.find(
    (one): one is ReadRoute =>
      one.kind === "read" && one.endpoint.path === asked.pathname && one.endpoint.method === "GET",
  );
  if (!route) throw new Error(`No read answers ${path}`);
  const kept: Statement[] = [];
  const recorder = {
    query: (first: string | Statement, values: unknown[] = []) => {
      const statement = typeof first === "string" ? { text: first, values } : { ...first, values: first.values ?? [] };
      kept.push(statement);
      return client.query({ ...statement });
    },
  } as unknown as pg.ClientBase;
  const query = route.endpoint.query?.parse(Object.fromEntries(asked.searchParams));
  const answer = await route.handle(
    { client: recorder, sql: kyselyOn(recorder), actor: actorOf(workspace), now: Date.now() },
    { params: {}, query: query as never, body: undefined as never },
  );
  if (isRefusal(answer)) throw new Error(`${path}: ${answer.refused}`);
  return kept;
}

const actorOf = (workspace: Workspace) =>
  ({
    workspaceId: workspace.id,
    userId: workspace.userId,
    name: "Olga",
    role: "owner",
    departmentId: null,
    sees: "all",
    scopes: null,
    via: "api",
    workspace: { slug: "bench", currency: "RUB", timeZone: "Europe/Moscow", locale: "en" },
  }) as unknown as Actor;

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type pg from "pg";
import { openPool } from "../src/platform/database/connect.ts";
import { openLog } from "../src/platform/log.ts";
import { startPostgres } from "../src/platform/postgres/start-postgres.ts";
import { openClient } from "./client.ts";
import { command, type Place, startProduct } from "./product.ts";
import { workspaceStatements } from "./workspace-statements.ts";

export interface Workspace {
  readonly id: string;
  readonly userId: string;
  readonly pipelineId: string;
  readonly key: string;
  readonly email: string;
  readonly password: string;
}

const email = "owner@example.org";
const password = "correct horse battery staple";

/** Six stages and the won one, with a regulation that lets every made-up deal through but asks the database. */
const pipeline = {
  name: "Sales",
  stages: [
    { name: "Request received", targetHours: 8 },
    { name: "Need agreed", targetHours: 24 },
    { name: "Meeting held", targetHours: 40, entryConditions: [{ kind: "contact_named" }] },
    {
      name: "Proposal accepted",
      targetHours: 40,
      entryConditions: [{ kind: "field", field: "amount" }],
      isKeyStage: true,
    },
    { name: "Terms agreed", targetHours: 60, entryConditions: [{ kind: "field", field: "company" }] },
    { name: "Contract signed", targetHours: 40 },
    { name: "Paid" },
  ],
};

/** The large workspace of the data folder: the one kept there, else made now. */
export async function openWorkspace(place: Place, deals: number, say: (text: string) => void): Promise<Workspace> {
  const kept = join(place.data, "bench.json");
  if (existsSync(kept)) return JSON.parse(readFileSync(kept, "utf8")) as Workspace;
  const product = await startProduct(place);
  try {
    say(`First start on an empty folder: ready after ${Math.round(product.readyMs)} ms`);
    await command(place, ["workspace", "create", "bench", "--name", "Bench", "--locale", "en"]);
    await command(place, ["user", "create", email, "--name", "Olga", "--role", "owner", "--password-stdin"], password);
    const key = await command(place, ["api-key", "create", "--user", email, "--name", "bench"]);
    const client = openClient(product.url, key);
    const { id: pipelineId } = await client.post<{ id: string }>("/pipelines", pipeline);
    client.close();
    const ids = await withDatabase(place, (pool) => fill(pool, pipelineId, deals, say));
    const workspace = { ...ids, pipelineId, key, email, password };
    writeFileSync(kept, JSON.stringify(workspace));
    return workspace;
  } finally {
    await product.stop();
  }
}

/** Joins the product's own database. */
export async function withDatabase<T>(place: Place, work: (owner: pg.Pool, url: string) => Promise<T>): Promise<T> {
  const postgres = await startPostgres({ dataDirectory: place.data, log: openLog({ level: "warn" }) });
  const owner = openPool(postgres.url, { max: 2 });
  try {
    return await work(owner, postgres.url);
  } finally {
    await owner.end();
    await postgres.release();
  }
}

async function fill(owner: pg.Pool, pipelineId: string, deals: number, say: (text: string) => void) {
  const client = await owner.connect();
  try {
    await client.query("begin");
    // The rows are made to fit: keys and triggers need not look at each; what triggers would note is written below.
    await client.query("set local session_replication_role = replica");
    await client.query("set local work_mem = '256MB'");
    await client.query("select setseed(0.42)");
    for (const [what, text] of Object.entries(workspaceStatements({ pipelineId, deals }))) {
      const began = performance.now();
      const { rowCount } = await client.query(text);
      say(`${what}: ${rowCount ?? 0} rows, ${Math.round(performance.now() - began)} ms`);
    }
    await client.query("commit");
    await client.query("vacuum analyze");
    await client.query("checkpoint");
    const { rows } = await client.query<{ id: string; userId: string }>(
      `select workspace_id as id, id as "userId" from users where email = '${email}'`,
    );
    const [found] = rows;
    if (!found) throw new Error("The benchmark's user is not there");
    return found;
  } finally {
    client.release();
  }
}

import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { testDatabase } from "../../src/platform/database/test-database.ts";
import { type Client, clientOf, createWorkspace, withKey } from "../product/client.ts";
import { type Product, startProduct, temporaryInstallation } from "../product/start-product.ts";

interface Company {
  readonly id: string;
  readonly version: number;
}

const installation = temporaryInstallation();
const count = 300;
let database: Awaited<ReturnType<typeof testDatabase>>;
let product: Product;
let client: Client;
/** The card that stays, and the one that goes into it with its deals. */
let survivor: Company;
let double: Company;

const begin = () => startProduct({ dataDirectory: installation.dataDirectory, databaseUrl: database.url });

beforeAll(async () => {
  database = await testDatabase();
  product = await begin();
  client = await withKey(await createWorkspace(product.url));
});

afterAll(async () => {
  await product?.stop();
  await database?.drop();
  await installation.remove();
});

beforeEach(async () => {
  survivor = await client.ask("POST /companies", { name: "Ромашка" });
  double = await client.ask("POST /companies", { name: "ООО Ромашка" });
  const pipeline = await client.ask("POST /pipelines", {
    name: `Sales ${randomUUID()}`,
    stages: [{ name: "Meeting held" }, { name: "Won" }],
  });
  const deal = await client.ask("POST /deals", { title: "Pump", pipelineId: pipeline.id, companyId: double.id });
  await database.owner.query(
    `insert into deals (workspace_id, id, title, pipeline_id, stage_id, status, currency, owner_id, company_id, created_at,
       stage_entered_at, updated_at, visited, last_visit)
     select d.workspace_id, new_row_id(), 'Deal ' || n, d.pipeline_id, d.stage_id, 'open', d.currency, d.owner_id, d.company_id,
       now(), now(), now(), 1, 1
     from deals d cross join generate_series(2, $2::integer) n where d.id = $1`,
    [deal.id, count],
  );
});

/** How many deals each of the two has, which of them are no longer shown, and how many merges there are. */
async function standing() {
  const { rows } = await database.owner.query(
    `select (select count(*)::integer from deals where company_id = $1) as kept,
       (select count(*)::integer from deals where company_id = $2) as moved,
       (select count(*)::integer from companies where id in ($1, $2) and deleted_at is null) as companies,
       (select count(*)::integer from customer_merges where survivor_id = $1 and undone_at is null) as merges`,
    [survivor.id, double.id],
  );
  return rows[0];
}
const apart = { kept: 0, moved: count, companies: 2, merges: 0 };
const together = { kept: count, moved: 0, companies: 1, merges: 1 };

/** Asks until it is so; the test's own time is the limit. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await pause(20);
}

/** Sends the request, holds it in the middle by a lock on the last of the deals, kills the server there and starts another. */
async function killedInTheMiddle(send: (client: Client) => Promise<unknown>, companyId: string): Promise<void> {
  const holder = await database.owner.connect();
  try {
    await holder.query("begin");
    await holder.query("select from deals where company_id = $1 order by id desc limit 1 for update", [companyId]);
    const sent = send(client).catch(() => undefined);
    const waiting = "select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
    await until(async () => (await database.owner.query(waiting)).rows.length > 0);
    const { rows } = await database.owner.query<{ pid: number }>(waiting);
    await product.kill();
    await sent;
    await holder.query("rollback");
    const alive = "select from pg_stat_activity where pid = any($1)";
    await until(async () => (await database.owner.query(alive, [rows.map(({ pid }) => pid)])).rows.length === 0);
  } finally {
    holder.release();
  }
}

async function beginAgain(): Promise<void> {
  product = await begin();
  client = clientOf(product.url, client.headers);
}

const merging = () => ({
  kind: "company",
  survivor: { id: survivor.id, version: survivor.version },
  merged: { id: double.id, version: double.version },
});

test("a merge killed in the middle has moved no deal; asked again it moves all three hundred, once", async () => {
  const body = merging();
  const headers = { "idempotency-key": randomUUID() };
  await killedInTheMiddle((by) => by.call("POST /customer-merges", body, { headers }), double.id);
  expect(await standing()).toEqual(apart);
  await beginAgain();
  const first = await client.call("POST /customer-merges", body, { headers });
  expect(first.status).toBe(201);
  expect((await client.call("POST /customer-merges", body, { headers })).body).toEqual(first.body);
  expect(await standing()).toEqual(together);
}, 60_000);

test("the undoing of a merge killed in the middle has taken no deal back; asked again it takes back all", async () => {
  const { id } = await client.ask("POST /customer-merges", merging());
  await killedInTheMiddle((by) => by.call(`POST /customer-merges/${id}/undoings`, {}), survivor.id);
  expect(await standing()).toEqual(together);
  await beginAgain();
  await client.ask(`POST /customer-merges/${id}/undoings`, {});
  expect(await standing()).toEqual(apart);
}, 60_000);

import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { testDatabase } from "../../src/platform/database/test-database.ts";
import { type Client, clientOf, createWorkspace, withKey } from "../product/client.ts";
import { type Product, startProduct, temporaryInstallation } from "../product/start-product.ts";

const installation = temporaryInstallation();
const count = 2000;
let database: Awaited<ReturnType<typeof testDatabase>>;
let product: Product;
let client: Client;

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

/** Asks until it is so; the test's own time is the limit. */
async function until<T>(ask: () => Promise<T>, isSo: (answer: T) => boolean): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (isSo(answer)) return answer;
    await pause(25);
  }
}

async function addDeals(): Promise<void> {
  const pipeline = await client.ask("POST /pipelines", {
    name: "Sales",
    stages: [{ name: "Meeting held" }, { name: "Won" }],
  });
  const { id } = await client.ask("POST /deals", { title: "Pump", pipelineId: pipeline.id });
  await database.owner.query(
    `insert into deals (workspace_id, id, title, pipeline_id, stage_id, status, currency, owner_id, created_at, stage_entered_at,
       updated_at, visited, last_visit)
     select d.workspace_id, new_row_id(), 'Deal ' || n, d.pipeline_id, d.stage_id, 'open', d.currency, d.owner_id, now(), now(),
       now(), 1, 1
     from deals d cross join generate_series(2, $2::integer) n where d.id = $1`,
    [id, count],
  );
}

test("2,000 deals are changed together, the server is killed in the middle: it goes on, and no deal is changed twice", async () => {
  await addDeals();
  const action = { kind: "change", fields: { channel: "Fair" } };
  const { id, total } = await client.ask("POST /deals/bulk", { filter: { status: "open" }, action });
  expect(total).toBe(count);
  const stateOf = () => client.ask(`GET /bulk-actions/${id}`);
  await until(stateOf, ({ counts }) => counts.done > 0);
  await product.kill();
  const { rows: left } = await database.owner.query("select state, done from bulk_actions where id = $1", [id]);
  expect(left[0]).toMatchObject({ state: "running" });
  expect(left[0].done).toBeLessThan(count);
  // As if the ten seconds had gone by in which a living process would have beaten.
  await database.owner.query("update bulk_actions set beat_at = now() - interval '1 minute' where id = $1", [id]);
  product = await begin();
  client = clientOf(product.url, client.headers);
  const over = await until(stateOf, ({ state }) => state !== "running");
  expect(over).toMatchObject({ state: "done", counts: { done: count, refused: 0 } });
  const { rows } = await database.owner.query(
    `select count(*)::integer as entries, count(distinct entity_id)::integer as deals from audit_entries
     where action = 'deal.changed' and changes ->> 'bulk' = $1`,
    [id],
  );
  expect(rows[0]).toEqual({ entries: count, deals: count });
  const versions = await database.owner.query("select distinct version from deals");
  expect(versions.rows).toEqual([{ version: 2 }]);
}, 60_000);

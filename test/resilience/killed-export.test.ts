import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { testDatabase } from "../../src/platform/database/test-database.ts";
import { openZip } from "../../src/platform/zip/read-zip.ts";
import { type Client, clientOf, createWorkspace, withKey } from "../product/client.ts";
import { environmentOf, type Product, runMain, startProduct, temporaryInstallation } from "../product/start-product.ts";

const installation = temporaryInstallation();
const folder = mkdtempSync(join(tmpdir(), "voronka-killed-export-"));
const archive = join(folder, "office.zip");
/** Of the log, since it is the cheapest to write: so that an export and an import take a second. */
const rows = 30_000;
let database: Awaited<ReturnType<typeof testDatabase>>;
let product: Product;
let client: Client;

const options = () => ({ dataDirectory: installation.dataDirectory, databaseUrl: database.url });

beforeAll(async () => {
  database = await testDatabase();
  product = await startProduct(options());
  client = await withKey(await createWorkspace(product.url));
  const writer = await database.owner.connect();
  await writer.query("set session_replication_role = replica");
  await writer.query(
    `insert into audit_entries (workspace_id, id, at, via, action, entity, entity_id, changes)
     select w.id, new_row_id(), now(), 'system', 'deal.changed', 'deal', new_row_id(), jsonb_build_object('text', (select string_agg(md5(n * i || ''), '') from generate_series(1, 8) i))
     from workspaces w, generate_series(1, $1::int) n`,
    [rows],
  );
  writer.release(true);
}, 120_000);
afterAll(async () => {
  await product?.stop();
  await database?.drop();
  await installation.remove();
  rmSync(folder, { recursive: true, force: true });
});

const one = async <T>(query: string): Promise<T | undefined> =>
  (await database.owner.query(query)).rows[0] as T | undefined;

test("an export whose server is killed in the middle is made anew, whole, and none of the first half is left in it", async () => {
  const { id } = await client.ask("POST /exports", {});
  const parts = async () => (await one<{ n: number }>("select count(*)::int as n from export_parts"))?.n ?? 0;
  await expect.poll(parts, { interval: 10, timeout: 20_000 }).toBeGreaterThan(0);
  await product.kill();
  expect((await one<{ state: string }>("select state from exports"))?.state).toBe("running");
  // As if the ten seconds were over after which nobody can be at work on it any more.
  await database.owner.query("update exports set beat_at = now() - interval '1 minute'");
  product = await startProduct(options());
  client = clientOf(product.url, client.headers);
  await expect.poll(async () => (await client.ask(`GET /exports/${id}`)).state, { timeout: 30_000 }).toBe("ready");
  const made = await one<{ attempt: number; bytes: number; kept: number }>(
    `select e.attempt, e.bytes, (select sum(length(content)) from export_parts p where p.export_id = e.id)::bigint as kept from exports e`,
  );
  expect(made).toMatchObject({ attempt: 2, kept: made?.bytes });
  const answer = await fetch(`${product.url}/api/v1/exports/${id}/file`, { headers: client.headers });
  writeFileSync(archive, Buffer.from(await answer.arrayBuffer()));
  const zip = await openZip(archive);
  expect(zip.names).toContain("manifest.json");
  zip.close();
}, 120_000);

test("an import of a workspace that is killed in the middle leaves nothing, and succeeds the next time", async () => {
  const args = ["import", "workspace", archive, "--as", "copy", "--json"];
  const first = runMain(args, environmentOf(options()));
  const isWriting = () =>
    one(
      "select 1 from pg_stat_activity where datname = current_database() and query like 'insert into \"audit_entries\"%' and state = 'active'",
    );
  await expect.poll(isWriting, { interval: 5, timeout: 30_000 }).toBeDefined();
  first.child.kill("SIGKILL");
  await first.ended;
  const slugs = async () => (await database.owner.query("select slug from workspaces order by slug")).rows;
  await expect.poll(isWriting, { timeout: 20_000 }).toBeUndefined();
  expect(await slugs()).toEqual([{ slug: "north" }]);
  const again = runMain(args, environmentOf(options()));
  expect((await again.ended).code, again.err()).toBe(0);
  expect(JSON.parse(again.out()).rows).toBeGreaterThan(rows);
  expect(await slugs()).toEqual([{ slug: "copy" }, { slug: "north" }]);
}, 120_000);

import { resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { clientOf, owner, sessionHeaders } from "../../../test/product/client.ts";
import { type Product, startProduct, temporaryInstallation } from "../../../test/product/start-product.ts";
import { isRefusal } from "../../kernel/refusal.ts";
import { dumpSchema } from "../../platform/database/dump-schema.ts";
import { migrationFiles } from "../../platform/database/migrate.ts";
import { prepareDatabase } from "../../platform/database/prepare.ts";
import { testDatabase } from "../../platform/database/test-database.ts";
import type { Manifest } from "../domain/manifest.ts";
import { readArchive } from "./read-archive.ts";
import { restoreAll, restoreBackup } from "./restore-backup.ts";
import { emptyDatabase } from "./test-installation.ts";

/** A backup of the first released schema (migrations up to 0011): one workspace that was at work. Never written again. */
const folder = resolve(import.meta.dirname, "../../../test/fixtures/released-0.1");
const installation = temporaryInstallation();
let manifest: Manifest;
let upgraded: Awaited<ReturnType<typeof emptyDatabase>>;
let product: Product | undefined;

beforeAll(async () => {
  const read = await readArchive(folder);
  if (isRefusal(read)) throw new Error(read.refused);
  manifest = read;
  upgraded = await emptyDatabase();
});
afterAll(async () => {
  await product?.stop();
  await upgraded.drop();
  await installation.remove();
});

const rowsOf = (table: string) => manifest.tables.find((one) => one.table === table)?.rows;

test("an installation of the first release becomes one of this version when this version starts", async () => {
  await prepareQueue();
  await asReleased();
  const applied = await prepareDatabase(upgraded.owner);
  expect(applied).toEqual(
    migrationFiles()
      .map(({ name }) => name)
      .filter((name) => !manifest.migrations.some((released) => released.name === name)),
  );
  const fresh = await testDatabase();
  expect(await dumpSchema(upgraded.owner)).toBe(await dumpSchema(fresh.owner));
  await fresh.drop();
});

test("every row of it is still there", async () => {
  for (const { schema, table, rows } of manifest.tables) {
    if (table === "schema_migrations" || schema === "graphile_worker") continue;
    // Changes of stays were rows of their own and are lists now.
    const lists = table === "stay_changes" ? ", unnest(calendar_ms)" : "";
    const { rowCount } = await upgraded.owner.query(`select from "${schema}"."${table}"${lists}`);
    expect([table, (rowCount ?? 0) >= rows], `${rowCount} of ${rows}`).toEqual([table, true]);
  }
});

test("its owner signs in with the old password, and every list and report of this version reads the old rows", async () => {
  product = await startProduct({ dataDirectory: installation.dataDirectory, databaseUrl: upgraded.url });
  const stranger = clientOf(product.url, { "x-voronka-request": "1" });
  const signedIn = await stranger.call("POST /sign-in", { email: owner.email, password: owner.password });
  expect(signedIn.status, JSON.stringify(signedIn.body)).toBe(200);
  const client = clientOf(product.url, sessionHeaders(signedIn));
  const { paths } = await client.ask("GET /openapi.json");
  const lists = Object.entries(paths as Record<string, Record<string, { parameters: { required: boolean }[] }>>)
    .filter(([path, { get }]) => get && !path.includes("{") && !/\/live$|\.png$/.test(path))
    .filter(([, { get }]) => get?.parameters.every(({ required }) => !required));
  expect(lists.length).toBeGreaterThan(20);
  for (const [path] of lists) {
    const answer = await client.call(`GET ${path}`);
    expect(answer.status, `${path}: ${JSON.stringify(answer.body).slice(0, 300)}`).toBeLessThan(300);
  }
  const deals = await client.ask("GET /deals?limit=100");
  expect(deals.items.length).toBe(rowsOf("deals"));
  const timeline = await client.ask(`GET /deals/${deals.items[0].id}/timeline`);
  expect(timeline.items.length).toBeGreaterThan(1);
  const documents = await Promise.all(
    deals.items.map(({ id }: { id: string }) => client.ask(`GET /documents?deal=${id}`)),
  );
  const [document] = documents.flatMap(({ items }) => items);
  const file = await client.call(`GET /files/${document.file.id}/content`);
  expect([file.status, String(file.body).slice(0, 8)]).toEqual([200, "%PDF-1.4"]);
});

test("a backup of the first release is restored and brought forward in one go", async () => {
  const target = await emptyDatabase();
  expect(await restoreBackup(target.owner, { folder })).toMatchObject({ tables: manifest.tables.length });
  expect(await prepareDatabase(target.owner)).toEqual([]);
  await target.drop();
});

async function prepareQueue(): Promise<void> {
  const { runMigrations } = await import("graphile-worker");
  await runMigrations({ pgPool: upgraded.owner });
}

/** The database as the first release left it. */
async function asReleased(): Promise<void> {
  const before = manifest.migrations.flatMap(({ name }) => migrationFiles().find((one) => one.name === name) ?? []);
  const client = await upgraded.owner.connect();
  await client.query("begin");
  const restored = await restoreAll(client, { folder, manifest, before, after: [], onTable: undefined });
  await client.query("commit");
  client.release(true);
  expect(isRefusal(restored)).toBe(false);
}

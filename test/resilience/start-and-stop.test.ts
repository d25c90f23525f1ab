import { once } from "node:events";
import { createServer } from "node:net";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { testDatabase } from "../../src/platform/database/test-database.ts";
import { runningPostmaster } from "../../src/platform/postgres/postmaster.ts";
import { type Client, clientOf, createWorkspace } from "../product/client.ts";
import {
  environmentOf,
  type Product,
  type ProductOptions,
  runMain,
  startProduct,
  temporaryInstallation,
} from "../product/start-product.ts";

const oneLine = /^voronka: [^\n]+\n$/;
const clear: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const step of clear.splice(0).reverse()) await step();
});

function installation() {
  const made = temporaryInstallation();
  clear.push(() => made.remove());
  return made.dataDirectory;
}

async function ownDatabase(): Promise<string> {
  const database = await testDatabase();
  clear.push(() => database.drop());
  return database.url;
}

async function product(options: ProductOptions) {
  const started = await startProduct(options);
  clear.push(() => started.stop());
  return started;
}

const postmaster = (dataDirectory: string) => runningPostmaster(join(dataDirectory, "postgres"));

describe.for(["embedded", "DATABASE_URL"])("with the %s database", (kind) => {
  // One installation through its life: to make a new one for each question costs more than all the questions.
  const { dataDirectory, remove } = temporaryInstallation();
  let database: Awaited<ReturnType<typeof testDatabase>> | undefined;
  let options: ProductOptions;
  let running: Product;
  let session: Client;

  beforeAll(async () => {
    if (kind === "DATABASE_URL") database = await testDatabase();
    options = { dataDirectory, databaseUrl: database?.url };
    running = await startProduct(options);
    session = await createWorkspace(running.url);
    await session.ask("POST /companies", { name: "ООО «Ромашка»" });
  });

  afterAll(async () => {
    await running?.stop();
    await database?.drop();
    await remove();
  });

  test("what was written is there after a stop and a start", async () => {
    await running.stop();
    running = await startProduct(options);
    const companies = await clientOf(running.url, session.headers).ask("GET /companies");
    expect(companies.items.map(({ name }: { name: string }) => name)).toEqual(["ООО «Ромашка»"]);
  });

  test("a second start on the same data folder is refused in one line that names the first", async () => {
    const second = runMain(["start"], environmentOf(options));
    expect(await second.ended).toEqual({ code: 1, signal: null });
    expect(second.err()).toMatch(oneLine);
    expect(second.err()).toContain(`process ${running.pid}`);
    expect(second.out()).toBe("");
    expect((await fetch(`${running.url}/health/ready`)).status).toBe(200);
  });

  test("bin/voronka stop ends the server and its database, and says nothing the second time", async () => {
    const first = runMain(["stop", "--json"], environmentOf(options));
    expect(await first.ended).toEqual({ code: 0, signal: null });
    expect(JSON.parse(first.out())).toMatchObject({ server: true });
    expect(await running.ended).toEqual({ code: 0, signal: null });
    expect(postmaster(dataDirectory)).toBeUndefined();
    const again = runMain(["stop", "--json"], environmentOf(options));
    expect(await again.ended).toEqual({ code: 0, signal: null });
    expect(JSON.parse(again.out())).toEqual({ server: false, database: false });
  });

  test("an occupied port is told in one line, and nothing is left running", async () => {
    await running.stop();
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    onTestFinished(() => void other.close());
    const { port } = other.address() as { port: number };
    const started = runMain(["start"], environmentOf({ ...options, port }));
    expect(await started.ended).toEqual({ code: 1, signal: null });
    expect(started.err()).toMatch(oneLine);
    expect(started.err()).toContain(String(port));
    expect(postmaster(dataDirectory)).toBeUndefined();
  });
});

test("a database that cannot be reached is told in one line", async () => {
  const options = { dataDirectory: installation(), databaseUrl: "postgres://nobody:secret@127.0.0.1:9/none" };
  const started = runMain(["start"], environmentOf(options));
  expect((await started.ended).code).toBe(1);
  expect(started.err()).toMatch(oneLine);
  expect(started.err()).not.toContain("secret");
});

test("a setting that cannot be meant is told by name, and an unknown argument is a wrong call", async () => {
  const options = { dataDirectory: installation() };
  const port = runMain(["start"], { ...environmentOf(options), PORT: "eighty" });
  expect((await port.ended).code).toBe(1);
  expect(port.err()).toMatch(oneLine);
  expect(port.err()).toContain("PORT");
  const argument = runMain(["start", "--verbose"], environmentOf(options));
  expect((await argument.ended).code).toBe(2);
  expect(argument.err()).toContain("--verbose");
});

test("a request under way is answered before the server ends", async () => {
  const running = await product({ dataDirectory: installation(), databaseUrl: await ownDatabase() });
  const client = await createWorkspace(running.url);
  const requests = Array.from({ length: 20 }, (_, place) =>
    client.call("POST /companies", { name: `Company ${place}` }),
  );
  await requests[0];
  const begun = Date.now();
  const ending = running.stop();
  const answers = await Promise.allSettled(requests);
  expect(await ending).toEqual({ code: 0, signal: null });
  expect(Date.now() - begun).toBeLessThan(10_000);
  const statuses = answers.map((answer) => (answer.status === "fulfilled" ? answer.value.status : "cut"));
  expect(statuses.filter((status) => status !== 201 && status !== 503 && status !== "cut")).toEqual([]);
  expect(statuses).toContain(201);
}, 30_000);

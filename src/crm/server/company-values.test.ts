import { afterAll, beforeAll, expect, test } from "vitest";
import { makeSampleServer } from "../../../test/sample-server.ts";
import { makeSampleWorkspace } from "../../../test/sample-workspace.ts";
import { testDatabase } from "../../platform/database/test-database.ts";
import { crmRoutes } from "./routes.ts";

let database: Awaited<ReturnType<typeof testDatabase>>;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

test("filters of the companies offer the values of all of one's own workspace, the most frequent first", async () => {
  const ours = await makeSampleWorkspace(database.owner, "ours");
  const theirs = await makeSampleWorkspace(database.owner, "theirs");
  const server = makeSampleServer(database, crmRoutes);
  const anna = ours.actor(ours.anna);
  const create = (more: object, actor = anna) => server.call(actor, "POST /companies", { name: "Завод", ...more });
  await create({ city: "Омск" });
  const gone = (await create({ city: "Псков" })).body;
  await create({ city: "Казань", industry: "химия" });
  await create({ city: "Казань" });
  await create({ city: "Тверь", channel: "Выставки" }, theirs.actor(theirs.anna));
  await server.call(anna, `DELETE /companies/${gone.id}`);
  const values = (await server.call(anna, "GET /companies/values")).body;
  expect(values).toEqual({ city: ["Казань", "Омск"], industry: ["химия"], channel: [] });
});

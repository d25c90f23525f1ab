import { afterAll, beforeAll, expect, test } from "vitest";
import { sampleRules as rules } from "../../../test/sample-rules.ts";
import { makeSampleServer } from "../../../test/sample-server.ts";
import { makeSampleWorkspace } from "../../../test/sample-workspace.ts";
import { testDatabase } from "../../platform/database/test-database.ts";
import { pipelineRoutes } from "./routes.ts";

let database: Awaited<ReturnType<typeof testDatabase>>;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

test("the box over deals finds every word, or its beginning, anywhere in the deal's title or its company's name, ё as е", async () => {
  const server = makeSampleServer(database, pipelineRoutes(rules));
  const { actor, boris, pipelineId, companyId } = await makeSampleWorkspace(database.owner, "ours");
  const ask = (request: string, body?: object) => server.call(actor(boris), request, body);
  for (const deal of [{ title: "Насосная станция", companyId }, { title: "Счётчик", companyId }, { title: "станция" }])
    await ask("POST /deals", { pipelineId, ...deal });
  const found = async (text: string) =>
    (await ask(`GET /deals/totals?text=${encodeURIComponent(text)}`)).body.count as number;
  expect(await found("станция")).toBe(2);
  expect(await found("ромашка")).toBe(2);
  expect(await found("РОМАШ насос")).toBe(1);
  expect(await found("счетчик")).toBe(1);
  expect(await found("станция счётчик")).toBe(0);
  expect(await found("  ")).toBe(3);
  expect(await found("%")).toBe(0);
  expect(await found("'; drop table deals; --")).toBe(0);
  // What another workspace has under the same words is not looked at.
  const theirs = await makeSampleWorkspace(database.owner, "theirs");
  await server.call(theirs.actor(theirs.boris), "POST /deals", { pipelineId: theirs.pipelineId, title: "Станция" });
  expect(await found("станция")).toBe(2);
});

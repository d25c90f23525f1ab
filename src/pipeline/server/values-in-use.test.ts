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

test("what is offered while typing are the values of deals that one sees, each once", async () => {
  const server = makeSampleServer(database, pipelineRoutes(rules));
  const { actor, anna, boris, pipelineId } = await makeSampleWorkspace(database.owner, "ours");
  const create = (more: object) =>
    server.call(actor(boris), "POST /deals", { title: "Lift", pipelineId, channel: "Fair", ...more });
  await create({ source: "Stand 7" });
  await create({ product: "Lifts" });
  const values = async (whose: typeof anna, sees?: "all") =>
    (await server.call(actor(whose, sees ? "head" : "salesperson", sees), "GET /deals/values")).body;
  expect(await values(boris)).toEqual({ channel: ["Fair"], source: ["Stand 7"], product: ["Lifts"] });
  expect(await values(anna)).toEqual({ channel: [], source: [], product: [] });
  // One more wording of the sight on the same connections: a head of a department after a salesperson.
  const ofDepartment = { ...actor(anna, "head"), sees: [anna, boris] };
  for (const _ of [1, 2, 3]) {
    expect((await server.call(ofDepartment, "GET /deals/values")).body).toMatchObject({ channel: ["Fair"] });
    expect((await values(boris)).channel).toEqual(["Fair"]);
  }
  expect((await values(anna, "all")).channel).toEqual(["Fair"]);
});

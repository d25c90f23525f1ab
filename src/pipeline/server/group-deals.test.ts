import { afterAll, beforeAll, expect, test } from "vitest";
import { sampleRules as rules } from "../../../test/sample-rules.ts";
import { makeSampleServer, type SampleServer } from "../../../test/sample-server.ts";
import { makeSampleWorkspace, type SampleWorkspace } from "../../../test/sample-workspace.ts";
import type { Actor } from "../../kernel/actor.ts";
import { testDatabase } from "../../platform/database/test-database.ts";
import { type DealGrouping, dealGroupings, groupFilter } from "../domain/deal-groups.ts";
import { pipelineRoutes } from "./routes.ts";

let database: Awaited<ReturnType<typeof testDatabase>>;
let server: SampleServer;
let ours: SampleWorkspace;
let head: Actor;

beforeAll(async () => {
  database = await testDatabase();
  server = makeSampleServer(database, pipelineRoutes(rules));
  ours = await makeSampleWorkspace(database.owner, "ours");
  const theirs = await makeSampleWorkspace(database.owner, "theirs");
  head = ours.actor(ours.boris, "head", "all");
  await theirs.addDeal(theirs.anna, { amountMinor: 900_00 });
  const { companyId } = ours;
  const made: readonly (readonly [string, object])[] = [
    [ours.anna, { channel: "Выставка", amountMinor: 100_00, expectedCloseOn: "2026-11-05" }],
    [ours.anna, { channel: "Выставка", amountMinor: 250_00, expectedCloseOn: "2026-12-01", companyId }],
    [ours.anna, { amountMinor: 40_00, currency: "USD", expectedCloseOn: "2026-11-30" }],
    [ours.boris, { channel: "Сайт", companyId }],
  ];
  for (const [owner, fields] of made) {
    const body = { title: "Насос", pipelineId: ours.pipelineId, ...fields };
    const { status } = await server.call(ours.actor(owner as never), "POST /deals", body);
    expect(status).toBe(201);
  }
});
afterAll(() => database.drop());

const groups = async (by: DealGrouping, actor = head, more = "") =>
  (await server.call(actor, `GET /deals/groups?by=${by}${more}`)).body.groups;
const rub = (minor: number) => ({ minor, currency: "RUB" });
const usd = (minor: number) => ({ minor, currency: "USD" });

test("by channel: two of 350 roubles from the exhibition, one from the site, and last the one without a channel", async () => {
  expect(await groups("channel")).toEqual([
    { key: "Выставка", name: "Выставка", count: 2, sums: [rub(350_00)] },
    { key: "Сайт", name: "Сайт", count: 1, sums: [] },
    { key: "", name: null, count: 1, sums: [usd(40_00)] },
  ]);
});

test("by month: November holds two in two currencies, December one, and the one without a date comes last", async () => {
  expect(await groups("closeMonth")).toEqual([
    { key: "2026-11", name: null, count: 2, sums: [rub(100_00), usd(40_00)] },
    { key: "2026-12", name: null, count: 1, sums: [rub(250_00)] },
    { key: "", name: null, count: 1, sums: [] },
  ]);
});

test("by person, company and stage, each under its name", async () => {
  expect(await groups("owner")).toMatchObject([
    { key: ours.anna, name: "Anna", count: 3 },
    { key: ours.boris, name: "Boris", count: 1 },
  ]);
  expect(await groups("company")).toMatchObject([
    { key: ours.companyId, name: "ООО «Ромашка»", count: 2 },
    { key: "", name: null, count: 2 },
  ]);
  expect(await groups("stage")).toMatchObject([{ key: ours.stages[0], name: "Meeting", count: 4 }]);
});

test("groups hold what the filters let through and the asker sees, never another workspace's", async () => {
  expect(await groups("channel", head, "&expectedCloseFrom=2026-12-01")).toMatchObject([{ key: "Выставка", count: 1 }]);
  expect(await groups("owner", ours.actor(ours.boris))).toMatchObject([{ name: "Boris", count: 1 }]);
});

test("the list of each group has as many deals as the group says", async () => {
  for (const by of dealGroupings) {
    for (const { key, count } of await groups(by)) {
      const query = new URLSearchParams(groupFilter(by, key, {}));
      const { body } = await server.call(head, `GET /deals?${query}`);
      expect([by, key, body.items.length]).toEqual([by, key, count]);
    }
  }
});

import { afterAll, beforeAll, expect, test } from "vitest";
import { sampleRules as rules } from "../../../test/sample-rules.ts";
import { makeSampleServer, type SampleServer } from "../../../test/sample-server.ts";
import { makeSampleWorkspace, type SampleWorkspace } from "../../../test/sample-workspace.ts";
import type { Actor } from "../../kernel/actor.ts";
import { testDatabase } from "../../platform/database/test-database.ts";
import { pipelineRoutes } from "./routes.ts";

let database: Awaited<ReturnType<typeof testDatabase>>;
let server: SampleServer;
let ours: SampleWorkspace;
let head: Actor;

beforeAll(async () => {
  database = await testDatabase();
  server = makeSampleServer(database, pipelineRoutes(rules));
  ours = await makeSampleWorkspace(database.owner, "ours");
  head = ours.actor(ours.boris, "head", "all");
  // Title, channel, the day of March on which it was lost.
  for (const [title, channel, lost] of [
    ["насос", "Сайт", 5],
    ["Ёлка", null, 3],
    ["Жатка", "Выставка", null],
    ["Ель", null, 9],
  ] as const) {
    const { body } = await server.call(head, "POST /deals", { title, channel, pipelineId: ours.pipelineId });
    if (lost === null) continue;
    await database.owner.query("update deals set status = 'lost', closed_at = $3 where workspace_id = $1 and id = $2", [
      ours.workspaceId,
      body.id,
      `2026-03-0${lost}T10:00:00Z`,
    ]);
  }
});
afterAll(() => database.drop());

/** All pages, two at a time. */
async function titlesBy(query: string): Promise<string[]> {
  const titles: string[] = [];
  for (let cursor = ""; ; ) {
    const { body } = await server.call(head, `GET /deals?limit=2&${query}${cursor}`);
    titles.push(...body.items.map(({ title }: { title: string }) => title));
    if (body.next === null) return titles;
    cursor = `&cursor=${body.next}`;
  }
}

test("by title case and ё mean nothing: Ёлка stands before Ель, насос last", async () => {
  expect(await titlesBy("sort=title&order=asc")).toEqual(["Ёлка", "Ель", "Жатка", "насос"]);
  expect(await titlesBy("sort=title&order=desc")).toEqual(["насос", "Жатка", "Ель", "Ёлка"]);
});

test("by channel and by the day closed the blanks come last, both ways, page by page", async () => {
  expect((await titlesBy("sort=channel&order=asc")).slice(0, 2)).toEqual(["Жатка", "насос"]);
  expect((await titlesBy("sort=channel&order=desc")).slice(0, 2)).toEqual(["насос", "Жатка"]);
  expect(await titlesBy("sort=closedAt&order=asc")).toEqual(["Ёлка", "насос", "Ель", "Жатка"]);
  expect(await titlesBy("sort=closedAt&order=desc")).toEqual(["Ель", "насос", "Ёлка", "Жатка"]);
  expect(await titlesBy("sort=closedAt&status=open")).toEqual(["Жатка"]);
});

import { afterAll, beforeAll, expect, test } from "vitest";
import { makeSampleServer, type SampleServer } from "../../../test/sample-server.ts";
import { makeSampleWorkspace, type SampleWorkspace } from "../../../test/sample-workspace.ts";
import type { Actor } from "../../kernel/actor.ts";
import { testDatabase } from "../../platform/database/test-database.ts";
import { crmRoutes } from "./routes.ts";

let database: Awaited<ReturnType<typeof testDatabase>>;
let server: SampleServer;
let ours: SampleWorkspace;
let head: Actor;

beforeAll(async () => {
  database = await testDatabase();
  server = makeSampleServer(database, crmRoutes);
  ours = await makeSampleWorkspace(database.owner, "ours");
  await makeSampleWorkspace(database.owner, "theirs");
  head = ours.actor(ours.boris, "head", "all");
  // Ромашка of the sample workspace has no city either, and was added last.
  for (const [name, city, day] of [
    ["Ветер", "Тверь", 3],
    ["Арбат", null, 1],
    ["Берег", "Казань", 2],
    ["Гранит", "Казань", 4],
  ] as const) {
    const { body } = await server.call(head, "POST /companies", { name, city });
    await database.owner.query("update companies set created_at = $1 where workspace_id = $2 and id = $3", [
      `2026-03-0${day}T10:00:00Z`,
      ours.workspaceId,
      body.id,
    ]);
  }
});
afterAll(() => database.drop());

/** All pages, two at a time. */
async function namesBy(query: string): Promise<string[]> {
  const names: string[] = [];
  for (let cursor = ""; ; ) {
    const { body } = await server.call(head, `GET /companies?limit=2&${query}${cursor}`);
    names.push(...body.items.map(({ name }: { name: string }) => name));
    if (body.next === null) return names;
    cursor = `&cursor=${body.next}`;
  }
}
const daisy = "ООО «Ромашка»";

test("companies come by name, city or day added, both ways, those without a city last, page by page", async () => {
  expect(await namesBy("")).toEqual(["Арбат", "Берег", "Ветер", "Гранит", daisy]);
  expect(await namesBy("sort=name&order=desc")).toEqual([daisy, "Гранит", "Ветер", "Берег", "Арбат"]);
  expect(await namesBy("sort=createdAt")).toEqual(["Арбат", "Берег", "Ветер", "Гранит", daisy]);
  expect(await namesBy("sort=createdAt&order=desc")).toEqual([daisy, "Гранит", "Ветер", "Берег", "Арбат"]);
  const [first, second, ...rest] = await namesBy("sort=city");
  expect([new Set([first, second]), rest[0], new Set(rest.slice(1))]).toEqual([
    new Set(["Берег", "Гранит"]),
    "Ветер",
    new Set(["Арбат", daisy]),
  ]);
  expect((await namesBy("sort=city&order=desc"))[0]).toBe("Ветер");
});

test("a cursor of another order is refused, a name of 300 letters is not", async () => {
  const { body: long } = await server.call(head, "POST /companies", { name: "Ё".repeat(300) });
  const page = await server.call(head, "GET /companies?limit=5&sort=name");
  const next = await server.call(head, `GET /companies?limit=5&sort=name&cursor=${page.body.next}`);
  expect([next.status, next.body.items.length]).toEqual([200, 1]);
  const foreign = await server.call(head, `GET /companies?sort=createdAt&cursor=${page.body.next}`);
  expect([foreign.status, foreign.body.code]).toEqual([400, "cursor_invalid"]);
  await server.call(head, `DELETE /companies/${long.id}`);
});

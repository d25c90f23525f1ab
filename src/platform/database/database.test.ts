import { afterAll, beforeAll, expect, test } from "vitest";
import type { WorkspaceId } from "../../kernel/ids.ts";
import { newId } from "../new-id.ts";
import { testDatabase } from "./test-database.ts";

let database: Awaited<ReturnType<typeof testDatabase>>;
const ours = newId<"workspace">() as WorkspaceId;
const theirs = newId<"workspace">() as WorkspaceId;

beforeAll(async () => {
  database = await testDatabase();
  for (const [id, slug] of [
    [ours, "ours"],
    [theirs, "theirs"],
  ]) {
    await database.owner.query(
      "insert into workspaces (id, slug, name, currency, time_zone, locale, created_at) values ($1, $2, $2, 'RUB', 'Europe/Moscow', 'ru', now())",
      [id, slug],
    );
  }
});
afterAll(() => database.drop());

test("a query without any condition sees the rows of its own workspace only", async () => {
  const seen = await database.read(ours, async ({ sql }) => sql.selectFrom("workspaces").select("slug").execute());
  expect(seen).toEqual([{ slug: "ours" }]);
});

test("a row cannot be written into another workspace", async () => {
  const writing = database.write(ours, async ({ sql }) =>
    sql.insertInto("departments").values({ workspace_id: theirs, id: newId(), name: "Sales" }).execute(),
  );
  await expect(writing).rejects.toThrow(/row-level security/);
});

test("a refusal rolls back what was written before it", async () => {
  await database.write(ours, async ({ sql }) => {
    await sql.insertInto("departments").values({ workspace_id: ours, id: newId(), name: "Half done" }).execute();
    return { refused: "no", kind: "conflict" };
  });
  const departments = await database.read(ours, async ({ sql }) => sql.selectFrom("departments").selectAll().execute());
  expect(departments).toEqual([]);
});

test("what is in the audit cannot be changed or removed by the application", async () => {
  const changing = database.write(ours, async ({ client }) => client.query("delete from audit_entries"));
  await expect(changing).rejects.toThrow(/permission denied/);
});

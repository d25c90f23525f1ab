import { afterAll, beforeAll, expect, test } from "vitest";
import { makeSampleServer, type SampleServer } from "../../../test/sample-server.ts";
import { makeSampleWorkspace, type SampleWorkspace } from "../../../test/sample-workspace.ts";
import type { Actor } from "../../kernel/actor.ts";
import { testDatabase } from "../../platform/database/test-database.ts";
import { viewRoutes } from "./routes.ts";

let database: Awaited<ReturnType<typeof testDatabase>>;
let ours: SampleWorkspace;
let theirs: SampleWorkspace;
let server: SampleServer;
let anna: Actor;
let boris: Actor;

beforeAll(async () => {
  database = await testDatabase();
  ours = await makeSampleWorkspace(database.owner, "ours");
  theirs = await makeSampleWorkspace(database.owner, "theirs");
  server = makeSampleServer(database, viewRoutes);
  anna = ours.actor(ours.anna);
  boris = ours.actor(ours.boris);
});
afterAll(() => database.drop());

const large = { amountFrom: "100000000", sort: "amount", columns: "name,amount,owner", group: "stage" };
const save = (actor: Actor, name: string, more: object = {}) =>
  server.call(actor, "POST /views", { entity: "deal", name, search: large, ...more });
const namesOf = async (actor: Actor, query = "") =>
  (await server.call(actor, `GET /views${query}`)).body.items.map(({ name }: { name: string }) => name);

test("a view keeps filters, order, columns and grouping; a shared one is everybody's of the workspace and nobody else's", async () => {
  const mine = await save(anna, "Крупные");
  expect([mine.status, mine.body]).toMatchObject([
    201,
    { name: "Крупные", search: large, layout: "list", isShared: false, mayChange: true, isDefault: false, version: 1 },
  ]);
  await save(anna, "Общий", { isShared: true, layout: "board", search: {} });
  await save(anna, "Клиенты", { isShared: true, entity: "company", search: { city: "Томск" } });
  expect(await namesOf(anna)).toEqual(["Крупные", "Общий", "Клиенты"]);
  expect(await namesOf(boris)).toEqual(["Общий", "Клиенты"]);
  expect(await namesOf(boris, "?entity=company")).toEqual(["Клиенты"]);
  expect(await namesOf(theirs.actor(theirs.anna, "owner", "all"))).toEqual([]);
  const pages = await server.call(anna, "GET /views?limit=1");
  expect(await namesOf(anna, `?limit=1&cursor=${pages.body.next}`)).toEqual(["Общий"]);
});

test("customers stand on no board, and what is no address is refused", async () => {
  const board = await save(anna, "Доска", { entity: "company", layout: "board" });
  expect([board.status, board.body.code]).toEqual([422, "view_board_of_deals"]);
  expect((await save(anna, "Чужое", { search: { "amount from": "1" } })).status).toBe(400);
  expect((await save(anna, "\u200b ")).status).toBe(400);
});

test("a shared view is changed by its author and by who manages the settings; somebody's own is unknown to others", async () => {
  const { body: one } = await save(anna, "Черновик", { isShared: true });
  const renamed = await server.call(anna, `PATCH /views/${one.id}`, { version: 1, name: "Готово" });
  expect(renamed.body).toMatchObject({ name: "Готово", isShared: true, search: large, version: 2 });
  const late = await server.call(anna, `PATCH /views/${one.id}`, { version: 1, name: "Поздно" });
  expect([late.status, late.body.code]).toEqual([409, "view_changed"]);
  const others = await server.call(boris, `PATCH /views/${one.id}`, { version: 2, name: "Моё" });
  expect([others.status, others.body.code]).toEqual([403, "view_not_yours"]);
  expect((await server.call(boris, `DELETE /views/${one.id}`)).status).toBe(403);
  const head = ours.actor(ours.boris, "head", "all");
  const kept = await server.call(head, `PATCH /views/${one.id}`, { version: 2, search: { owner: ours.boris } });
  expect(kept.body).toMatchObject({ search: { owner: ours.boris }, owner: { name: "Anna" }, mayChange: true });
  await server.call(anna, `PATCH /views/${one.id}`, { version: 3, isShared: false });
  const hidden = await server.call(head, `PATCH /views/${one.id}`, { version: 4, name: "Всё равно" });
  expect([hidden.status, hidden.body.code]).toEqual([404, "view_unknown"]);
  expect((await server.call(theirs.actor(theirs.anna, "owner", "all"), `DELETE /views/${one.id}`)).status).toBe(404);
});

test("what was deleted comes back as it was, and the log tells who did what", async () => {
  const { body: one } = await save(anna, "Удаляемый", { isShared: true });
  expect((await server.call(anna, `DELETE /views/${one.id}`)).body).toEqual({ done: true });
  expect(await namesOf(boris)).not.toContain("Удаляемый");
  expect((await server.call(anna, `DELETE /views/${one.id}`)).status).toBe(404);
  const back = await server.call(anna, `POST /views/${one.id}/restorations`, {});
  expect(back.body).toMatchObject({ name: "Удаляемый", search: large, isShared: true });
  const { rows } = await database.owner.query(
    "select action from audit_entries where workspace_id = $1 and entity_id = $2 order by id",
    [ours.workspaceId, one.id],
  );
  expect(rows.map(({ action }) => action)).toEqual(["saved_view.created", "saved_view.deleted", "saved_view.restored"]);
});

test("each person's list opens with the view of their own choice, one for deals and one for companies", async () => {
  const { body: one } = await save(anna, "С утра", { isShared: true });
  const { body: two } = await save(anna, "Мой вечер");
  const defaultsOf = async (actor: Actor) =>
    (await server.call(actor, "GET /views")).body.items
      .filter(({ isDefault }: { isDefault: boolean }) => isDefault)
      .map(({ name }: { name: string }) => name);
  expect((await server.call(boris, "PUT /default-views/deal", { viewId: one.id })).body).toEqual({
    entity: "deal",
    viewId: one.id,
  });
  await server.call(anna, "PUT /default-views/deal", { viewId: one.id });
  await server.call(anna, "PUT /default-views/deal", { viewId: two.id });
  expect([await defaultsOf(anna), await defaultsOf(boris)]).toEqual([["Мой вечер"], ["С утра"]]);
  const foreign = await server.call(boris, "PUT /default-views/deal", { viewId: two.id });
  expect([foreign.status, foreign.body.code]).toEqual([404, "view_unknown"]);
  expect((await server.call(boris, "PUT /default-views/company", { viewId: one.id })).status).toBe(404);
  await server.call(anna, "PUT /default-views/deal", { viewId: null });
  expect(await defaultsOf(anna)).toEqual([]);
});

test("every way to write a view asks for views.edit, so that a key that only reads has none", () => {
  const asked = viewRoutes.map(({ kind, permission }) => `${kind} ${permission}`);
  expect(new Set(asked)).toEqual(new Set(["read workspace.read", "write views.edit"]));
});

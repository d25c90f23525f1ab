import { afterAll, beforeAll, expect, test } from "vitest";
import { makeSampleServer, type SampleServer } from "../../../../test/sample-server.ts";
import { makeSampleWorkspace, type SampleWorkspace } from "../../../../test/sample-workspace.ts";
import type { Actor } from "../../../kernel/actor.ts";
import { testDatabase } from "../../../platform/database/test-database.ts";
import { newId } from "../../../platform/new-id.ts";
import { activitiesRoutes } from "../routes.ts";

let database: Awaited<ReturnType<typeof testDatabase>>;
let ours: SampleWorkspace;
let server: SampleServer;
let anna: Actor;
let boris: Actor;
let head: string;
let dealId: string;

/** Anna works in Sales, of which Vera is the head; Boris directs; Gleb heads another department. */
beforeAll(async () => {
  database = await testDatabase();
  ours = await makeSampleWorkspace(database.owner, "ours");
  server = makeSampleServer(database, activitiesRoutes(database));
  const [sales, other] = [newId(), newId()];
  head = newId();
  await database.owner.query(
    "insert into departments (workspace_id, id, name) values ($1, $2, 'Sales'), ($1, $3, 'Service')",
    [ours.workspaceId, sales, other],
  );
  await database.owner.query("update users set department_id = $2 where id = $1", [ours.anna, sales]);
  await database.owner.query("update users set role = 'director' where id = $1", [ours.boris]);
  await database.owner.query(
    `insert into users (workspace_id, id, name, role, department_id, is_active, created_at)
     values ($1, $2, 'Vera', 'head', $3, true, now()), ($1, $4, 'Gleb', 'head', $5, true, now()),
            ($1, $6, 'Left', 'director', null, false, now())`,
    [ours.workspaceId, head, sales, newId(), other, newId()],
  );
  anna = ours.actor(ours.anna);
  boris = ours.actor(ours.boris, "director", "all");
  dealId = await ours.addDeal(ours.anna);
});
afterAll(() => database.drop());

async function note(more: object = {}) {
  const made = await server.call(anna, "POST /activities", { kind: "note", subject: "Важное", dealId, ...more });
  expect(made.status).toBe(201);
  return made.body;
}
const say = (actor: Actor, activityId: string, body: string, mentions: string[] = []) =>
  server.call(actor, `POST /activities/${activityId}/comments`, { body, mentions });
const toldTo = async (userId: string, activityId: string) =>
  (
    await database.owner.query(
      `select params ->> 'excerpt' as said, withdrawn_at is null as holds from notifications
       where user_id = $1 and kind = 'mention' and params ->> 'activityId' = $2 order by id`,
      [userId, activityId],
    )
  ).rows;

test("who sees the deal can be mentioned: its owner, the head of the owner's department, the director, and nobody else", async () => {
  const { body } = await server.call(anna, `GET /mentionable-people?deal=${dealId}`);
  expect(body.items.map(({ name }: { name: string }) => name)).toEqual(["Anna", "Boris", "Vera"]);
  const { id } = await note();
  const ofActivity = await server.call(boris, `GET /mentionable-people?activity=${id}`);
  expect(ofActivity.body).toEqual(body);
  const hidden = await ours.addDeal(ours.boris);
  expect((await server.call(anna, `GET /mentionable-people?deal=${hidden}`)).status).toBe(404);
  const { rows } = await database.owner.query("select id from users where name in ('Gleb', 'Left')");
  for (const stranger of [...rows.map((row) => row.id as string), newId()]) {
    const refused = await say(anna, id, "@Gleb, посмотри", [stranger]);
    expect(refused.body.errors).toMatchObject([{ path: "mentions", code: "mention_unseen" }]);
  }
});

test("a note that mentions a colleague tells them once, with its words, and never its writer", async () => {
  const made = await note({ result: "@Boris,\n согласуй скидку", mentions: [ours.boris, ours.anna] });
  expect(made.mentions).toEqual([
    { id: ours.anna, name: "Anna" },
    { id: ours.boris, name: "Boris" },
  ]);
  expect(await toldTo(ours.boris, made.id)).toEqual([{ said: "@Boris, согласуй скидку", holds: true }]);
  expect(await toldTo(ours.anna, made.id)).toEqual([]);
  await server.call(anna, `PATCH /activities/${made.id}`, {
    version: 1,
    result: "@Boris @Vera",
    mentions: [ours.boris, head],
  });
  expect(await toldTo(ours.boris, made.id)).toHaveLength(1);
  expect(await toldTo(head, made.id)).toEqual([{ said: "@Boris @Vera", holds: true }]);
});

test("what the colleague is told names the comment, so that the screen can lead to it", async () => {
  const made = await note();
  const { body: said } = await say(boris, made.id, "@Anna", [ours.anna]);
  const { rows } = await database.owner.query(
    "select params from notifications where kind = 'mention' and params ->> 'activityId' = $1",
    [made.id],
  );
  expect(rows).toMatchObject([{ params: { activityId: made.id, commentId: said.id, excerpt: "@Anna" } }]);
});

test("an answer stands in the thread and in the deal's history, first to last", async () => {
  const { id } = await note();
  await say(boris, id, "Сколько?", [ours.anna]);
  await say(anna, id, "Пять процентов");
  const timeline = await server.call(anna, `GET /deals/${dealId}/timeline?kind=note`);
  const entry = timeline.body.items.find((item: { activity: { id: string } }) => item.activity.id === id);
  expect(entry.activity.commentCount).toBe(2);
  expect(entry.comments.map((one: { body: string; author: object }) => [one.body, one.author])).toEqual([
    ["Сколько?", { id: ours.boris, name: "Boris" }],
    ["Пять процентов", { id: ours.anna, name: "Anna" }],
  ]);
  const first = await server.call(anna, `GET /activities/${id}/comments?limit=1`);
  const rest = await server.call(anna, `GET /activities/${id}/comments?limit=1&cursor=${first.body.next}`);
  expect([first.body.items[0].body, rest.body.items[0].body, rest.body.next]).toEqual([
    "Пять процентов",
    "Сколько?",
    null,
  ]);
});

test("a list of activities has what was said with each, where it is asked for", async () => {
  const company = newId();
  await database.owner.query(
    `insert into companies (workspace_id, id, name, created_at, updated_at) values ($1, $2, 'Ромашка', now(), now())`,
    [ours.workspaceId, company],
  );
  const silent = await note({ dealId: null, companyId: company });
  const loud = await note({ dealId: null, companyId: company });
  await say(anna, loud.id, "Раз");
  await say(anna, loud.id, "Два");
  const list = await server.call(anna, `GET /activities?company=${company}&comments=true`);
  const said = list.body.items.map((one: { id: string; comments: { body: string }[] }) => [
    one.id,
    one.comments.map(({ body }) => body),
  ]);
  expect(Object.fromEntries(said)).toEqual({ [silent.id]: [], [loud.id]: ["Раз", "Два"] });
  const plain = await server.call(anna, `GET /activities?company=${company}`);
  expect(plain.body.items[0]).not.toHaveProperty("comments");
});

test("only the author changes or deletes a comment; what is deleted comes back, and its mention is taken back meanwhile", async () => {
  const { id } = await note();
  const { body: said } = await say(anna, id, "@Boris", [ours.boris]);
  expect((await server.call(boris, `PATCH /comments/${said.id}`, { body: "Нет", version: 1 })).body.code).toBe(
    "comment_of_another",
  );
  expect((await server.call(boris, `DELETE /comments/${said.id}`)).status).toBe(403);
  const changed = await server.call(anna, `PATCH /comments/${said.id}`, {
    body: "@Boris @Vera",
    mentions: [ours.boris, head],
    version: 1,
  });
  expect(changed.body).toMatchObject({ body: "@Boris @Vera", version: 2 });
  expect(changed.body.editedAt).not.toBeNull();
  const stale = await server.call(anna, `PATCH /comments/${said.id}`, { body: "Другое", version: 1 });
  expect(stale.body.code).toBe("version_conflict");
  expect((await server.call(anna, `DELETE /comments/${said.id}`)).body.deletedAt).not.toBeNull();
  expect((await server.call(anna, `GET /activities/${id}`)).body.commentCount).toBe(0);
  expect(await toldTo(head, id)).toEqual([{ said: "@Boris @Vera", holds: false }]);
  await server.call(anna, `POST /comments/${said.id}/restorations`, {});
  expect(await toldTo(head, id)).toEqual([{ said: "@Boris @Vera", holds: true }]);
  expect((await server.call(boris, `GET /activities/${id}/comments`)).body.items).toHaveLength(1);
  const { rows } = await database.owner.query("select action from audit_entries where entity_id = $1 order by id", [
    said.id,
  ]);
  expect(rows.map(({ action }) => action)).toEqual([
    "comment.created",
    "comment.changed",
    "comment.deleted",
    "comment.restored",
  ]);
});

test("without a deal a mention is taken back as well, by deleting the comment or all that it stands under", async () => {
  const { id } = await note({ dealId: null, result: "@Boris", mentions: [ours.boris] });
  const { body: said } = await say(anna, id, "@Vera", [head]);
  await say(anna, id, "@Boris, ещё раз", [ours.boris]);
  await server.call(anna, `DELETE /comments/${said.id}`);
  expect(await toldTo(head, id)).toEqual([{ said: "@Vera", holds: false }]);
  expect((await toldTo(ours.boris, id)).map(({ holds }) => holds)).toEqual([true, true]);
  await server.call(anna, `DELETE /activities/${id}`);
  expect((await toldTo(ours.boris, id)).map(({ holds }) => holds)).toEqual([false, false]);
  await server.call(anna, `POST /activities/${id}/restorations`, {});
  expect((await toldTo(ours.boris, id)).map(({ holds }) => holds)).toEqual([true, true]);
  expect((await toldTo(head, id)).map(({ holds }) => holds)).toEqual([false]);
});

test("who does not see the activity, or is of another workspace, neither reads nor says anything", async () => {
  const { id } = await note();
  const { body: said } = await say(anna, id, "Между нами");
  const dealer = ours.actor(ours.boris, "dealer");
  const theirs = await makeSampleWorkspace(database.owner, "theirs");
  for (const stranger of [dealer, theirs.actor(theirs.anna, "owner", "all")]) {
    expect((await server.call(stranger, `GET /activities/${id}/comments`)).status).toBe(404);
    expect((await say(stranger, id, "Я тут")).status).toBe(404);
    expect((await server.call(stranger, `DELETE /comments/${said.id}`)).status).toBe(404);
  }
});

test("who is mentioned anew is told although the words stay the same; the same once more changes nothing", async () => {
  const { id } = await note();
  const { body: said } = await say(anna, id, "Посмотрите смету");
  const named = { body: "Посмотрите смету", mentions: [ours.boris] };
  const changed = await server.call(anna, `PATCH /comments/${said.id}`, { ...named, version: 1 });
  expect(changed.body).toMatchObject({ version: 2, mentions: [{ id: ours.boris }] });
  expect(await toldTo(ours.boris, id)).toEqual([{ said: "Посмотрите смету", holds: true }]);
  const again = await server.call(anna, `PATCH /comments/${said.id}`, { ...named, version: 2 });
  expect(again.body).toMatchObject({ version: 2 });
});

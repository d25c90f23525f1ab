import { afterAll, beforeAll, expect, test } from "vitest";
import { makeSampleServer, type SampleServer } from "../../../test/sample-server.ts";
import { makeSampleWorkspace, type SampleWorkspace } from "../../../test/sample-workspace.ts";
import type { Actor } from "../../kernel/actor.ts";
import { liveChannel } from "../../platform/database/run-unit.ts";
import { testDatabase } from "../../platform/database/test-database.ts";
import { newId } from "../../platform/new-id.ts";
import { activitiesRoutes } from "./routes.ts";

let database: Awaited<ReturnType<typeof testDatabase>>;
let ours: SampleWorkspace;
let theirs: SampleWorkspace;
let server: SampleServer;
let anna: Actor;
let dealId: string;
const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
const yesterday = new Date(Date.now() - 86_400_000).toISOString();

beforeAll(async () => {
  database = await testDatabase();
  ours = await makeSampleWorkspace(database.owner, "ours");
  theirs = await makeSampleWorkspace(database.owner, "theirs");
  server = makeSampleServer(database, activitiesRoutes(database));
  anna = ours.actor(ours.anna);
  dealId = await ours.addDeal(ours.anna);
});
afterAll(() => database.drop());

const plan = (more: object = {}) =>
  server.call(anna, "POST /activities", { kind: "call", subject: "Call back", plannedAt: tomorrow, dealId, ...more });
const codes = (answer: { body: { errors: { path: string; code: string }[] } }) =>
  answer.body.errors.map(({ path, code }) => `${path}: ${code}`);
const actionsOf = async (id: string) =>
  (await database.owner.query("select action from audit_entries where entity_id = $1 order by id", [id])).rows.map(
    (row) => row.action,
  );

test("a planned call belongs to the deal, to its company and to the caller", async () => {
  const made = await plan({ contactId: ours.contactId });
  expect(made).toMatchObject({
    status: 201,
    body: {
      deal: { id: dealId, name: "Compressor" },
      company: { id: ours.companyId },
      contact: { name: "Лилия Сафина" },
      owner: { name: "Anna" },
      doneAt: null,
      version: 1,
    },
  });
  expect(await actionsOf(made.body.id)).toEqual(["activity.created"]);
});

test("a meeting is planned only with place, date and time", async () => {
  const bare = await plan({ kind: "meeting", plannedAt: null });
  expect(bare.status).toBe(422);
  expect(codes(bare)).toEqual(["plannedAt: meeting_date_missing", "place: meeting_place_missing"]);
  expect(codes(await plan({ kind: "meeting", hasTime: false, place: "Office" }))).toEqual([
    "hasTime: meeting_time_missing",
  ]);
  expect((await plan({ kind: "meeting", place: "Office" })).status).toBe(201);
});

test("a call that nobody answered is done, and says so", async () => {
  const made = await plan({ doneAt: yesterday, isHeld: false });
  expect([made.status, made.body.isHeld]).toEqual([201, false]);
});

test("what is done cannot lie in the future; only a meeting is held, only a call gets through", async () => {
  expect(codes(await plan({ doneAt: tomorrow }))).toEqual(["doneAt: activity_done_in_future"]);
  expect(codes(await plan({ kind: "task", doneAt: yesterday, isHeld: true }))).toEqual([
    "isHeld: activity_held_not_meeting",
  ]);
  expect(codes(await plan({ plannedAt: null }))).toEqual(["plannedAt: activity_date_missing"]);
  expect(codes(await plan({ kind: "task", direction: "in" }))).toEqual(["direction: activity_direction_unfit"]);
});

test("a change is told only to those who see the activity: by its deal's responsible, or by its own", async () => {
  const listening = await database.owner.connect();
  const heard: { readonly name: string; readonly owners?: readonly string[] }[] = [];
  listening.on("notification", ({ payload }) => heard.push(JSON.parse(payload ?? "{}")));
  await listening.query(`listen ${liveChannel}`);
  const owners = async (more: object) => {
    heard.length = 0;
    expect((await plan(more)).status).toBe(201);
    await listening.query("select");
    return heard.filter(({ name }) => name === "activity.changed").map((event) => event.owners);
  };
  expect(await owners({ ownerId: ours.boris })).toEqual([[ours.anna]]);
  expect(await owners({ dealId: null })).toEqual([[ours.anna]]);
  listening.release(true);
});

test("a note is done when it is written", async () => {
  expect((await plan({ kind: "note", plannedAt: undefined })).body.doneAt).not.toBeNull();
});

test("people and customers of another workspace are unknown here, and so are its deals and activities", async () => {
  const foreign = await plan({ ownerId: theirs.anna, companyId: theirs.companyId, contactId: theirs.contactId });
  expect(codes(foreign)).toEqual([
    "ownerId: activity_owner_unknown",
    "companyId: activity_company_unknown",
    "contactId: activity_contact_unknown",
  ]);
  const theirDeal = await theirs.addDeal(theirs.anna);
  expect((await plan({ dealId: theirDeal })).status).toBe(404);
  const theirActivity = await server.call(theirs.actor(theirs.anna), "POST /activities", {
    kind: "call",
    subject: "Theirs",
    plannedAt: tomorrow,
  });
  expect((await server.call(anna, `GET /activities/${theirActivity.body.id}`)).status).toBe(404);
  expect((await server.call(anna, `PATCH /activities/${theirActivity.body.id}`, { version: 1 })).status).toBe(404);
  expect((await server.call(anna, `GET /deals/${theirDeal}/timeline`)).status).toBe(404);
});

test("a salesperson who gives an activity without a deal to a colleague out of sight is told why not", async () => {
  const given = await plan({ dealId: null, ownerId: ours.boris });
  expect([given.status, given.body.errors]).toMatchObject([422, [{ path: "ownerId", code: "activity_owner_unseen" }]]);
  const own = await plan({ dealId: null });
  const away = await server.call(anna, `PATCH /activities/${own.body.id}`, { version: 1, ownerId: ours.boris });
  expect(away.body.errors).toMatchObject([{ path: "ownerId", code: "activity_owner_unseen" }]);
  expect((await server.call(anna, `GET /activities/${own.body.id}`)).body.owner.id).toBe(ours.anna);
});

test("an activity is seen by whoever sees its deal", async () => {
  const { body: made } = await plan();
  const boris = ours.actor(ours.boris);
  expect((await server.call(boris, `GET /activities/${made.id}`)).status).toBe(404);
  expect((await server.call(boris, `DELETE /activities/${made.id}`)).status).toBe(404);
  expect((await server.call(boris, `POST /activities/${made.id}/completions`, {})).status).toBe(404);
  expect((await server.call(boris, "GET /activities")).body.items).toEqual([]);
  expect((await server.call(boris, `GET /deals/${dealId}/next-step`)).status).toBe(404);
  expect((await server.call(ours.actor(ours.boris, "owner", "all"), `GET /activities/${made.id}`)).status).toBe(200);
});

test("a completion plans the next step in the same transaction, or does neither", async () => {
  const { body: made } = await plan();
  const refused = await server.call(anna, `POST /activities/${made.id}/completions`, {
    result: "Agreed",
    next: { kind: "meeting", subject: "Meet", plannedAt: tomorrow },
  });
  expect(refused.status).toBe(422);
  expect(codes(refused)).toEqual(["next.place: meeting_place_missing"]);
  expect((await server.call(anna, `GET /activities/${made.id}`)).body).toMatchObject({ doneAt: null, version: 1 });

  const done = await server.call(anna, `POST /activities/${made.id}/completions`, {
    version: 1,
    doneAt: yesterday,
    result: "Agreed",
    next: { kind: "meeting", subject: "Meet", plannedAt: tomorrow, place: "Their site" },
  });
  expect(done.body.activity).toMatchObject({ doneAt: yesterday, result: "Agreed", isHeld: null, version: 2 });
  expect(done.body.next).toMatchObject({ deal: { id: dealId }, place: "Their site", doneAt: null });
  expect((await server.call(anna, `POST /activities/${made.id}/completions`, {})).body.code).toBe(
    "activity_already_done",
  );
  expect((await server.call(anna, `POST /activities/${made.id}/reopenings`, {})).body).toMatchObject({ doneAt: null });
  expect(await actionsOf(made.id)).toEqual(["activity.created", "activity.completed", "activity.reopened"]);
});

test("a meeting that is completed was held unless said otherwise", async () => {
  const first = (await plan({ kind: "meeting", place: "Office" })).body;
  const second = (await plan({ kind: "meeting", place: "Office" })).body;
  expect((await server.call(anna, `POST /activities/${first.id}/completions`, {})).body.activity.isHeld).toBe(true);
  const missed = await server.call(anna, `POST /activities/${second.id}/completions`, { isHeld: false });
  expect(missed.body.activity.isHeld).toBe(false);
  expect(missed.body.next).toBeNull();
});

test("a change by an old version is refused, and a deletion is undone", async () => {
  const { body: made } = await plan();
  const changed = await server.call(anna, `PATCH /activities/${made.id}`, { version: 1, subject: "Call twice" });
  expect(changed.body).toMatchObject({ subject: "Call twice", version: 2 });
  const stale = await server.call(anna, `PATCH /activities/${made.id}`, { version: 1, subject: "Late" });
  expect(stale).toMatchObject({ status: 409, body: { code: "version_conflict" } });
  await server.call(anna, `DELETE /activities/${made.id}?version=2`);
  expect((await server.call(anna, `GET /activities/${made.id}`)).status).toBe(404);
  expect((await server.call(anna, `POST /activities/${made.id}/restorations`, {})).body.deletedAt).toBeNull();
  expect(await actionsOf(made.id)).toEqual([
    "activity.created",
    "activity.updated",
    "activity.deleted",
    "activity.restored",
  ]);
});

test("lists tell open from overdue from done, page by page, and the next step is the earliest open one", async () => {
  const own = await ours.addDeal(ours.anna);
  const at = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
  for (const [subject, hours] of [
    ["late", -50],
    ["soon", 30],
    ["later", 90],
  ] as const) {
    await plan({ dealId: own, subject, plannedAt: at(hours) });
  }
  await plan({ dealId: own, subject: "done", plannedAt: null, doneAt: at(-1) });
  const subjects = async (query: string) =>
    (await server.call(anna, `GET /activities?deal=${own}&${query}`)).body.items.map(
      (item: { subject: string }) => item.subject,
    );
  expect(await subjects("state=open")).toEqual(["late", "soon", "later"]);
  expect(await subjects("state=overdue")).toEqual(["late"]);
  expect(await subjects("state=done")).toEqual(["done"]);
  expect(await subjects("")).toEqual(["later", "soon", "done", "late"]);
  expect(await subjects(`state=open&from=${at(24).slice(0, 10)}&to=${at(40).slice(0, 10)}`)).toEqual(["soon"]);
  const page = (await server.call(anna, `GET /activities?deal=${own}&state=open&limit=2`)).body;
  expect(page.items).toHaveLength(2);
  expect(await subjects(`state=open&limit=2&cursor=${page.next}`)).toEqual(["later"]);
  expect((await server.call(anna, `GET /deals/${own}/next-step`)).body.nextStep.subject).toBe("late");
  const idle = await ours.addDeal(ours.anna);
  expect((await server.call(anna, `GET /deals/${idle}/next-step`)).body.nextStep).toBeNull();
});

test("a dealer does not come to know a customer by naming it on an activity", async () => {
  const dealer = ours.actor(ours.boris, "dealer");
  const mine = { kind: "task", subject: "Mine", plannedAt: "2026-03-05T10:00:00Z" };
  const { rows } = await database.owner.query(
    `insert into companies (workspace_id, id, name, created_at, updated_at) values ($1, $2, 'Hidden', now(), now()) returning id`,
    [ours.workspaceId, newId()],
  );
  const answer = await server.call(dealer, "POST /activities", { ...mine, companyId: rows[0].id });
  expect(answer.body.errors).toMatchObject([{ path: "companyId", code: "activity_company_unknown" }]);
  expect((await server.call(dealer, "POST /activities", mine)).status).toBe(201);
});

import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { sampleRules } from "../../../test/sample-rules.ts";
import { makeSampleServer, type SampleServer } from "../../../test/sample-server.ts";
import { makeSampleWorkspace, type SampleWorkspace } from "../../../test/sample-workspace.ts";
import type { Actor } from "../../kernel/actor.ts";
import { pipelineRoutes } from "../../pipeline/index.ts";
import { liveChannel, runUnit } from "../../platform/database/run-unit.ts";
import { testDatabase } from "../../platform/database/test-database.ts";
import { createTranslator } from "../../platform/translate.ts";
import { openChannels } from "./channels.ts";
import { notify } from "./notify.ts";
import { notificationRoutes } from "./routes.ts";

let database: Awaited<ReturnType<typeof testDatabase>>;
let ours: SampleWorkspace;
let server: SampleServer;
let anna: Actor;
let head: Actor;
const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

beforeAll(async () => {
  database = await testDatabase();
  const channels = openChannels(database, { address: () => "http://localhost:3000" });
  server = makeSampleServer(database, [
    ...pipelineRoutes(sampleRules),
    ...notificationRoutes({ database, channels, translator: createTranslator({}), log: silent }),
  ]);
});
beforeEach(async () => {
  ours = await makeSampleWorkspace(database.owner, `w${Math.random().toString(36).slice(2)}`);
  anna = ours.actor(ours.anna);
  head = ours.actor(ours.boris, "head", [ours.boris, ours.anna]);
});
afterAll(() => database.drop());

const inbox = async (actor: Actor) => (await server.call(actor, "GET /notifications")).body.items;
const kinds = async (actor: Actor) => (await inbox(actor)).map((one: { kind: string }) => one.kind);
const unread = async (actor: Actor) => (await server.call(actor, "GET /notifications/unread")).body.count;
const versionOf = async (id: string) =>
  (await database.owner.query("select version from deals where id = $1", [id])).rows[0].version as number;
const move = async (by: Actor, id: string, stage: 0 | 1 | 2) =>
  server.call(by, `POST /deals/${id}/moves`, { toStage: ours.stages[stage], version: await versionOf(id) });

test("who is given a deal hears of it, who gives it does not", async () => {
  const id = await ours.addDeal(ours.boris);
  const given = await server.call(head, `PATCH /deals/${id}`, { ownerId: ours.anna, version: 1 });
  expect(given.status).toBe(200);
  expect(await inbox(anna)).toMatchObject([
    { kind: "deal_assigned", deal: { id, title: "Compressor" }, by: { name: "Boris" }, readAt: null },
  ]);
  expect(await inbox(head)).toEqual([]);
});

test("a move of one's own deal by another is told; by oneself it is not", async () => {
  const id = await ours.addDeal(ours.anna);
  expect((await move(anna, id, 1)).status).toBe(200);
  expect(await inbox(anna)).toEqual([]);
  expect((await move(head, id, 0)).status).toBe(200);
  expect(await inbox(anna)).toMatchObject([{ kind: "deal_moved", params: { how: "moved", stage: "Meeting" } }]);
});

test("a win and a loss by another are told as such", async () => {
  const [won, lost] = [await ours.addDeal(ours.anna), await ours.addDeal(ours.anna)];
  await move(head, won, 2);
  const { body: reason } = await server.call(head, "POST /loss-reasons", { name: "Price" });
  await server.call(head, `POST /deals/${lost}/losses`, {
    lossReason: reason.id,
    comment: "",
    version: await versionOf(lost),
  });
  expect((await inbox(anna)).map((one: { params: { how: string } }) => one.params.how)).toEqual(["lost", "won"]);
});

test("an undone move is told no longer, read or not", async () => {
  const id = await ours.addDeal(ours.anna);
  await move(head, id, 1);
  const [{ id: told }] = await inbox(anna);
  await server.call(anna, `POST /notifications/${told}/readings`, {});
  const undone = await server.call(head, `POST /deals/${id}/undos`, { version: await versionOf(id) });
  expect(undone.status).toBe(200);
  expect(await inbox(anna)).toEqual([]);
});

test("a deleted deal takes its notifications with it, and brings them back when it is restored", async () => {
  const id = await ours.addDeal(ours.anna);
  await move(head, id, 1);
  expect(await unread(anna)).toBe(1);
  await server.call(head, `DELETE /deals/${id}`);
  expect([await unread(anna), await kinds(anna)]).toEqual([0, []]);
  await server.call(head, `POST /deals/${id}/restorations`, {});
  expect(await unread(anna)).toBe(1);
});

test("whoever loses sight of a deal loses sight of its notifications", async () => {
  const id = await ours.addDeal(ours.anna);
  await move(head, id, 1);
  await server.call(head, `PATCH /deals/${id}`, { ownerId: ours.boris, version: await versionOf(id) });
  expect(await kinds(anna)).toEqual([]);
});

test("several changes of one deal by one person are one piece of news, unread again with each", async () => {
  const id = await ours.addDeal(ours.anna);
  await server.call(head, `PATCH /deals/${id}`, { need: "Air", version: 1 });
  const [{ id: told }] = await inbox(anna);
  await server.call(anna, `POST /notifications/${told}/readings`, {});
  await server.call(head, `PATCH /deals/${id}`, { source: "Fair", version: 2 });
  expect(await inbox(anna)).toMatchObject([
    { kind: "deal_changed", params: { fields: ["need", "source"] }, readAt: null },
  ]);
});

test("all are read at once, but not what came after the newest that was seen", async () => {
  const id = await ours.addDeal(ours.anna);
  await move(head, id, 1);
  const [{ id: seen }] = await inbox(anna);
  await move(head, id, 0);
  const read = await server.call(anna, "POST /notifications/readings", { upTo: seen });
  expect(read.body).toEqual({ count: 1 });
  expect((await server.call(anna, "POST /notifications/readings", { upTo: null })).body).toEqual({ count: 0 });
});

test("nobody reads or marks another's notifications, nor those of another workspace", async () => {
  const id = await ours.addDeal(ours.anna);
  await move(head, id, 1);
  const [{ id: told }] = await inbox(anna);
  expect((await server.call(head, `POST /notifications/${told}/readings`, {})).status).toBe(404);
  const theirs = await makeSampleWorkspace(database.owner, `t${Math.random().toString(36).slice(2)}`);
  const stranger = { ...theirs.actor(theirs.anna), userId: ours.anna };
  expect(await inbox(stranger)).toEqual([]);
});

test("a kind that is switched off on screen is not shown, and one that is off everywhere not even written", async () => {
  const off = { screen: false };
  await server.call(anna, "PATCH /notification-settings", { choices: { deal_moved: off } });
  const id = await ours.addDeal(ours.anna);
  await move(head, id, 1);
  expect(await unread(anna)).toBe(0);
  const { rows } = await database.owner.query("select from notifications where workspace_id = $1", [ours.workspaceId]);
  expect(rows).toEqual([]);
});

test("choices are kept one by one, and what was not chosen is the usual", async () => {
  await server.call(anna, "PATCH /notification-settings", { choices: { deal_moved: { mail: true } } });
  await server.call(anna, "PATCH /notification-settings", {
    choices: { deal_moved: { push: true } },
    quiet: { from: "22:00", to: "08:00" },
  });
  const { body } = await server.call(anna, "GET /notification-settings");
  expect(body.choices.deal_moved).toEqual({ screen: true, mail: true, push: true, telegram: false });
  expect(body.choices.deal_assigned).toEqual({ screen: true, mail: true, push: true, telegram: true });
  expect(body).toMatchObject({ quiet: { from: "22:00", to: "08:00" }, mailRhythm: "at_once", reminderMinutes: 15 });
  expect(body.channels.mail).toEqual({ isAvailable: false, address: null });
  const wrong = await server.call(anna, "PATCH /notification-settings", { quiet: { from: "22:00", to: "22:00" } });
  expect([wrong.status, wrong.body.code]).toEqual([422, "quiet_hours_invalid"]);
});

test("the same key is told a person once", async () => {
  const once = () =>
    runUnit(database, head, (unit) =>
      notify(unit, { kind: "mention", to: [ours.anna, ours.boris], key: "note:1", params: {} }),
    );
  await once();
  await once();
  expect([await kinds(anna), await kinds(head)]).toEqual([["mention"], []]);
});

test("a notification of a stay is no longer shown once the deal has moved on, and again when that is undone", async () => {
  const id = await ours.addDeal(ours.anna);
  const { rows } = await database.owner.query("select id from visits where deal_id = $1", [id]);
  await runUnit(database, head, (unit) =>
    notify(unit, { kind: "stage_time_soon", to: [ours.anna], dealId: id, visitId: rows[0].id, params: { share: 0.8 } }),
  );
  expect(await kinds(anna)).toEqual(["stage_time_soon"]);
  await move(anna, id, 1);
  expect([await kinds(anna), await unread(anna)]).toEqual([[], 0]);
  await server.call(anna, `POST /deals/${id}/undos`, { version: await versionOf(id) });
  expect(await kinds(anna)).toEqual(["stage_time_soon"]);
});

test("the person's screens hear at once that there is something new, and only when it was kept", async () => {
  const listener = await database.owner.connect();
  const heard: string[] = [];
  listener.on("notification", ({ payload }) => heard.push(payload ?? ""));
  await listener.query(`listen ${liveChannel}`);
  const id = await ours.addDeal(ours.anna);
  await runUnit(database, head, async (unit) => {
    await notify(unit, { kind: "mention", to: [ours.anna], params: {} });
    return { refused: "no", kind: "conflict" as const };
  });
  await move(head, id, 1);
  await expect.poll(() => heard.filter((text) => text.includes('"notification"')).length).toBe(1);
  expect(JSON.parse(heard.find((text) => text.includes('"notification"')) ?? "")).toMatchObject({
    ids: { user: ours.anna },
    owners: [ours.anna],
  });
  listener.release(true);
});

test("people who are no longer active hear nothing", async () => {
  await database.owner.query("update users set is_active = false where workspace_id = $1 and id = $2", [
    ours.workspaceId,
    ours.anna,
  ]);
  await move(head, await ours.addDeal(ours.anna), 1);
  expect(await kinds(anna)).toEqual([]);
});

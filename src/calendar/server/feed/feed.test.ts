import ICAL from "ical.js";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeSampleServer, type SampleServer } from "../../../../test/sample-server.ts";
import { makeSampleWorkspace, type SampleWorkspace } from "../../../../test/sample-workspace.ts";
import { activitiesRoutes } from "../../../activities/index.ts";
import type { Actor } from "../../../kernel/actor.ts";
import { testDatabase } from "../../../platform/database/test-database.ts";
import { createTranslator } from "../../../platform/translate.ts";
import { en } from "../../locales/en.ts";
import { ru } from "../../locales/ru.ts";
import { calendarRoutes } from "../routes.ts";
import { writeIcs } from "./write-ics.ts";

let database: Awaited<ReturnType<typeof testDatabase>>;
let ours: SampleWorkspace;
let server: SampleServer;
let anna: Actor;
/** The limit counts by a clock of its own: it goes on by a minute before each request, where a test does not hold it. */
let time = Date.parse("2026-11-23T09:00:00Z");
let isHeld = false;
const clock = () => time;

beforeAll(async () => {
  database = await testDatabase();
  ours = await makeSampleWorkspace(database.owner, "ours");
  const translator = createTranslator({ calendar: { ru, en } });
  server = makeSampleServer(database, [
    ...activitiesRoutes(database),
    ...calendarRoutes({ database, translator, clock }),
  ]);
  anna = ours.actor(ours.anna);
});
afterAll(() => database.drop());

const day = 86_400_000;
const made = Date.parse("2026-11-20T08:00:00Z");
const entry = {
  id: "0199e3a0-5c1e-7a40-9d3b-2f6c1d8e4b70",
  summary: "Встреча: показать; «насос», \\ и 😀 — очень длинная тема, которую надо сложить по семьдесят пять октетов",
  description: "Первая строка\nвторая, с запятой; и точкой с запятой",
  place: "Москва, ул. Правды, 24",
  at: Date.parse("2026-11-23T09:00:00Z"),
  hasTime: true,
  durationMinutes: 90,
  isCancelled: false,
  createdAt: made,
  updatedAt: made,
  version: 3,
};

/** Read by another library than the one that writes. */
function eventsOf(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return calendar.getAllSubcomponents("vevent").map((one) => {
    const event = new ICAL.Event(one);
    return {
      uid: event.uid,
      sequence: event.sequence,
      summary: event.summary,
      description: event.description,
      place: event.location,
      start: event.startDate.toString(),
      end: event.endDate.toString(),
      zone: event.startDate.zone.tzid,
      status: one.getFirstPropertyValue("status"),
    };
  });
}

test("texts of any signs come back as they were, in lines of 75 octets at most, each ended as the standard asks", () => {
  const text = writeIcs([entry], { name: "Дела", zone: "Europe/Moscow" });
  expect(eventsOf(text)).toEqual([
    {
      uid: "0199e3a0-5c1e-7a40-9d3b-2f6c1d8e4b70@voronka",
      sequence: 2,
      summary: entry.summary,
      description: entry.description,
      place: entry.place,
      start: "2026-11-23T09:00:00Z",
      end: "2026-11-23T10:30:00Z",
      zone: "UTC",
      status: "CONFIRMED",
    },
  ]);
  expect(text.split("\r\n").filter((line) => Buffer.byteLength(line) > 75)).toEqual([]);
  expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
  expect(writeIcs([entry], { name: "Дела", zone: "Europe/Moscow" })).toBe(text);
});

test("what has no hour stands on its day in the workspace's zone, also where that day is another in UTC", () => {
  // Midnight of 24 November in Moscow is 21:00 of the 23rd in UTC.
  const whole = { ...entry, hasTime: false, at: Date.parse("2026-11-23T21:00:00Z"), isCancelled: true };
  expect(eventsOf(writeIcs([whole], { name: "Дела", zone: "Europe/Moscow" }))).toMatchObject([
    { start: "2026-11-24", end: "2026-11-25", status: "CANCELLED" },
  ]);
});

const open = async (path: string) => {
  if (!isHeld) time += 60_000;
  const response = await server.http.inject({ method: "GET", url: path });
  return { status: response.statusCode, headers: response.headers, text: response.body };
};
const feedOf = async (actor: Actor): Promise<string> =>
  (await server.call(actor, "POST /calendar-feed", {})).body.path as string;
const plan = async (more: object) =>
  (await server.call(anna, "POST /activities", { kind: "call", plannedAt: new Date(Date.now() + day), ...more })).body;

test("a person's feed has their own activities; a change raises the sequence, and what was deleted is cancelled", async () => {
  const dealId = await ours.addDeal(ours.anna, { title: "Насос" });
  const call = await plan({ subject: "Call back", dealId });
  await plan({ subject: "Of Boris", dealId, ownerId: ours.boris });
  const path = await feedOf(anna);
  const first = await open(path);
  expect([first.status, first.headers["content-type"], first.headers["cache-control"]]).toEqual([
    200,
    "text/calendar; charset=utf-8",
    "private, no-store",
  ]);
  const told = { uid: `${call.id}@voronka`, summary: "Call: Call back", description: "Насос", place: null };
  expect(eventsOf(first.text)).toMatchObject([{ ...told, sequence: 0, status: "CONFIRMED" }]);
  await server.call(anna, `PATCH /activities/${call.id}`, { version: 1, place: "Office" });
  expect(eventsOf((await open(path)).text)).toMatchObject([{ uid: told.uid, sequence: 1, place: "Office" }]);
  await server.call(anna, `DELETE /activities/${call.id}`);
  expect(eventsOf((await open(path)).text)).toMatchObject([{ uid: told.uid, sequence: 2, status: "CANCELLED" }]);
  const { body } = await server.call(anna, "GET /calendar-feed");
  expect(Date.parse(body.feed.readAt)).toBeGreaterThanOrEqual(Date.parse(body.feed.madeAt));
});

test("whoever has more than 5,000 activities still sees those that come next", async () => {
  const crowded = await makeSampleWorkspace(database.owner, "crowded");
  await database.owner.query(
    `insert into activities (workspace_id, id, kind, subject, owner_id, planned_at, created_at, updated_at)
     select $1::uuid, new_row_id(), 'call', 'n' || n, $2::uuid, now() - interval '80 days' + n * interval '1 minute', now(), now()
     from generate_series(1, 5000) n
     union all select $1, new_row_id(), 'meeting', 'Tomorrow', $2, now() + interval '1 day', now(), now()`,
    [crowded.workspaceId, crowded.anna],
  );
  const { text } = await open(await feedOf(crowded.actor(crowded.anna)));
  expect([text.match(/BEGIN:VEVENT/g)?.length, text.includes("Tomorrow")]).toEqual([5000, true]);
  expect(text).not.toContain("n1\r\n");
});

test("a new address ends the one before, a shut one opens nothing, and neither does one of somebody who has left", async () => {
  const boris = ours.actor(ours.boris);
  const [old, next] = [await feedOf(boris), await feedOf(boris)];
  expect([(await open(old)).status, (await open(next)).status]).toEqual([404, 200]);
  await database.owner.query("update users set is_active = false where id = $1", [ours.boris]);
  expect((await open(next)).status).toBe(404);
  await database.owner.query("update users set is_active = true where id = $1", [ours.boris]);
  expect((await server.call(boris, "DELETE /calendar-feed")).body).toEqual({ feed: null });
  expect((await open(next)).status).toBe(404);
  const { rows } = await database.owner.query(
    "select action, changes::text as said from audit_entries where entity_id = $1 order by id",
    [ours.boris],
  );
  expect(rows.map(({ action }) => action)).toEqual(["calendar_feed.made", "calendar_feed.made", "calendar_feed.ended"]);
  const stored = await database.owner.query("select token_hash from calendar_feeds");
  const key = new URL(next, "http://x").searchParams.get("key") ?? "?";
  expect(JSON.stringify([rows, stored.rows])).not.toContain(key);
});

test("a key neither makes an address, which would outlive it, nor shuts the person's own", async () => {
  const path = await feedOf(anna);
  const key: Actor = { ...anna, via: "api", scopes: ["activities.read"] };
  for (const request of ["POST /calendar-feed", "DELETE /calendar-feed"]) {
    const refused = await server.call(key, request, request.startsWith("POST") ? {} : undefined);
    expect([refused.status, refused.body.code]).toEqual([403, "calendar_feed_by_hand"]);
  }
  expect((await open(path)).status).toBe(200);
});

test("two requests may come at once, the third is told to wait a second, and after it is answered", async () => {
  const path = await feedOf(anna);
  isHeld = true;
  expect([(await open(path)).status, (await open(path)).status]).toEqual([200, 200]);
  const third = await open(path);
  expect([third.status, third.headers["retry-after"]]).toEqual([429, "1"]);
  time += 1000;
  expect((await open(path)).status).toBe(200);
  isHeld = false;
});

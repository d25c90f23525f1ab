import { afterAll, beforeAll, expect, test } from "vitest";
import { makeSampleServer, type SampleServer } from "../../../test/sample-server.ts";
import { makeSampleWorkspace, type SampleWorkspace } from "../../../test/sample-workspace.ts";
import type { Actor } from "../../kernel/actor.ts";
import type { UserId } from "../../kernel/ids.ts";
import { testDatabase } from "../../platform/database/test-database.ts";
import { newId } from "../../platform/new-id.ts";
import { callQualityRoutes } from "./routes.ts";

let database: Awaited<ReturnType<typeof testDatabase>>;
let ours: SampleWorkspace;
let theirs: SampleWorkspace;
let server: SampleServer;
let head: Actor;
let anna: Actor;
let boris: Actor;

beforeAll(async () => {
  database = await testDatabase();
  ours = await makeSampleWorkspace(database.owner, "ours");
  theirs = await makeSampleWorkspace(database.owner, "theirs");
  server = makeSampleServer(database, callQualityRoutes);
  anna = ours.actor(ours.anna);
  boris = ours.actor(ours.boris);
  // Boris heads Anna here, and sees her and himself.
  head = ours.actor(ours.boris, "head", [ours.boris, ours.anna]);
});
afterAll(() => database.drop());

async function addCall(owner: UserId, doneAt: string, more: { minutes?: number; isHeld?: boolean } = {}) {
  const id = newId();
  await database.owner.query(
    `insert into activities (workspace_id, id, kind, subject, owner_id, done_at, is_held, duration_minutes, created_at, updated_at)
     values ($1, $2, 'call', 'Звонок', $3, $4, $5, $6, $4, $4)`,
    [ours.workspaceId, id, owner, doneAt, more.isHeld ?? null, more.minutes ?? 5],
  );
  return id;
}

async function addScorecard(name = "Исходящий") {
  const { body } = await server.call(head, "POST /call-scorecards", {
    name,
    criteria: [
      { name: "Потребность", weight: 30 },
      { name: "Следующий шаг", weight: 10, isCritical: true },
    ],
  });
  const [need, step] = body.criteria.map(({ id }: { id: string }) => id);
  return { id: body.id as string, need, step, version: body.version };
}

const november = "from=2026-11-02&to=2026-11-16";

test("a head reviews a call, the salesperson sees the score of 75 % and objects with words; a change asks for the answer anew", async () => {
  const call = await addCall(ours.anna, "2026-11-03T08:00:00Z");
  const card = await addScorecard();
  const made = await server.call(head, "POST /call-reviews", {
    callId: call,
    scorecardId: card.id,
    marks: { [card.need]: "partly", [card.step]: "yes" }, // 15 + 10 of 40
    notes: [
      { second: 95, text: "перебил" },
      { second: 12, text: "хорошо" },
    ],
    recordingUrl: "https://telephony.example/1",
    comment: "Спросите о сроках",
  });
  expect(made).toMatchObject({ status: 201, body: { score: 25 / 40, owner: { name: "Anna" }, mayAnswer: false } });
  expect(made.body.notes.map(({ second }: { second: number }) => second)).toEqual([12, 95]);
  const path = `/call-reviews/${made.body.id}`;
  expect((await server.call(anna, `GET ${path}`)).body).toMatchObject({ mayChange: false, mayAnswer: true });
  expect((await server.call(anna, `POST ${path}/answers`, { answer: "objected" })).body.code).toBe(
    "review_answer_needs_words",
  );
  const answered = await server.call(anna, `POST ${path}/answers`, { answer: "objected", comment: "Клиент спешил" });
  expect(answered.body).toMatchObject({ answer: "objected", answerComment: "Клиент спешил", mayAnswer: false });
  const changed = await server.call(head, `PATCH ${path}`, {
    marks: { [card.need]: "yes", [card.step]: "no" },
    version: answered.body.version,
  });
  expect(changed.body).toMatchObject({ score: 0, answer: null, comment: "Спросите о сроках" });
  expect((await server.call(head, `DELETE ${path}`)).status).toBe(200);
  expect((await server.call(anna, `GET /call-reviews?${november}`)).body.items).toEqual([]);
  expect((await server.call(head, `POST ${path}/restorations`, {})).body).toMatchObject({ deletedAt: null, score: 0 });
});

test("a call is reviewed once by each, never by whose call it is, and only of people in sight", async () => {
  const call = await addCall(ours.anna, "2026-11-04T08:00:00Z");
  const own = await addCall(ours.boris, "2026-11-04T08:00:00Z");
  const missed = await addCall(ours.anna, "2026-11-04T08:00:00Z", { isHeld: false });
  const card = await addScorecard();
  const marks = { [card.need]: "yes", [card.step]: "yes" };
  const review = (actor: Actor, callId: string) =>
    server.call(actor, "POST /call-reviews", { callId, scorecardId: card.id, marks });
  const both = await Promise.all([review(head, call), review(head, call)]);
  expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
  expect((await review(head, own)).body.code).toBe("review_of_own_call");
  expect((await review(head, missed)).body.code).toBe("call_unknown");
  expect((await review(ours.actor(ours.boris, "head"), call)).body.code).toBe("call_unknown");
  const stranger = theirs.actor(theirs.anna, "owner", "all");
  expect((await review(stranger, call)).status).toBe(404);
});

test("a review answers every criterion of its scorecard, names known mistakes, and its recording is an address of the web", async () => {
  const call = await addCall(ours.anna, "2026-11-05T08:00:00Z");
  const card = await addScorecard();
  const other = newId();
  const { body } = await server.call(head, "POST /call-reviews", {
    callId: call,
    scorecardId: card.id,
    marks: { [card.need]: "yes", [other]: "no" },
    mistakes: [other],
    recordingUrl: "javascript:alert(1)",
  });
  expect(body.code).toBe("review_invalid");
  expect(body.errors.map(({ path, code }: { path: string; code: string }) => `${path} ${code}`)).toEqual([
    `marks.${card.step} review_mark_missing`,
    `marks.${other} review_mark_unknown`,
    "mistakes.0 review_mistake_unknown",
    "recordingUrl review_address_wrong",
  ]);
});

test("a changed scorecard is a new number, and a review keeps the criteria it was made by", async () => {
  const call = await addCall(ours.anna, "2026-11-06T08:00:00Z");
  const card = await addScorecard("Редакции");
  const made = await server.call(head, "POST /call-reviews", {
    callId: call,
    scorecardId: card.id,
    marks: { [card.need]: "yes", [card.step]: "yes" },
  });
  const change = {
    criteria: [
      { id: card.need, name: "Потребность", weight: 50 },
      { name: "Цена", weight: 50 },
    ],
  };
  const changed = await server.call(head, `PATCH /call-scorecards/${card.id}`, { ...change, version: card.version });
  expect(changed.body).toMatchObject({ number: 2, version: 2 });
  expect(changed.body.criteria[0].id).toBe(card.need);
  const { body } = await server.call(head, `GET /call-reviews/${made.body.id}`);
  expect(body.scorecard.number).toBe(1);
  expect(body.criteria.map(({ name }: { name: string }) => name)).toEqual(["Потребность", "Следующий шаг"]);
  const stale = await server.call(head, `PATCH /call-scorecards/${card.id}`, { name: "x", version: card.version });
  expect(stale.body.code).toBe("version_conflict");
  const archived = await server.call(head, `PATCH /call-scorecards/${card.id}`, { isArchived: true, version: 2 });
  expect(archived.body.archivedAt).not.toBeNull();
  const again = await addCall(ours.anna, "2026-11-06T09:00:00Z");
  const late = { callId: again, scorecardId: card.id, marks: {} };
  expect((await server.call(head, "POST /call-reviews", late)).body.code).toBe("scorecard_archived");
});

test("of thousands of years the last sixty weeks are told at once, and of the year 9999 nothing", async () => {
  const { body } = await server.call(head, "GET /call-quality?from=1000-01-01&to=9998-12-30");
  expect(body.total.weeks).toHaveLength(60);
  expect(body.total.weeks.at(-1).week).toBe("9998-12-28");
  const endless = await server.call(head, "GET /call-quality?from=9999-12-01&to=9999-12-30");
  expect(endless.status).toBe(400);
  const backwards = await server.call(head, "GET /call-quality?from=2026-11-16&to=2026-11-02");
  expect(backwards.body.total.weeks).toEqual([]);
});

test("figures of a period count its calls by the workspace's days, by person and week, and each figure lists its reviews", async () => {
  const card = await addScorecard("Итоги");
  const mistake = (await server.call(head, "POST /call-mistakes", { name: "Перебивает" })).body.id;
  const review = async (doneAt: string, need: string, mistakes: readonly string[]) => {
    const callId = await addCall(ours.anna, doneAt);
    const marks = { [card.need]: need, [card.step]: "yes" };
    return server.call(head, "POST /call-reviews", { callId, scorecardId: card.id, marks, mistakes });
  };
  // Monday 15 June begins in Moscow at 21:00 of Sunday in UTC.
  await review("2026-06-14T20:59:59Z", "no", [mistake]);
  await review("2026-06-14T21:00:00Z", "yes", [mistake]);
  await review("2026-06-22T08:00:00Z", "no", []); // 10 of 40
  await addCall(ours.anna, "2026-06-23T08:00:00Z");
  const period = "from=2026-06-15&to=2026-06-29";
  const { body } = await server.call(head, `GET /call-quality?${period}`);
  expect(body).toMatchObject({ reviewsPerWeek: 2, settingsVersion: 0 });
  expect(body.people).toEqual([
    {
      person: { id: ours.anna, name: "Anna" },
      reviews: 2,
      score: (1 + 0.25) / 2,
      weeks: [
        { week: "2026-06-15", reviews: 1, score: 1 },
        { week: "2026-06-22", reviews: 1, score: 0.25 },
      ],
      criteria: [
        { id: card.need, name: "Потребность", done: 1, applied: 2 },
        { id: card.step, name: "Следующий шаг", done: 2, applied: 2 },
      ],
      mistakes: [{ id: mistake, name: "Перебивает", count: 1 }],
      thisWeek: 1,
      calls: 3,
      unanswered: 2,
    },
  ]);
  const listed = async (query: string) =>
    (await server.call(head, `GET /call-reviews?${period}${query}`)).body.items.length;
  expect(await listed("")).toBe(2);
  expect(await listed(`&mistake=${mistake}`)).toBe(1);
  expect(await listed(`&missed=${card.need}`)).toBe(1);
  const first = await server.call(head, `GET /call-reviews?${period}&limit=1`);
  expect(await listed(`&limit=1&cursor=${first.body.next}`)).toBe(1);
  expect((await server.call(boris, `GET /call-quality?${period}`)).body.people).toEqual([]);
  const plan = { reviewsPerWeek: 3, version: 0 };
  expect((await server.call(head, "PATCH /call-quality-settings", plan)).body).toEqual({
    reviewsPerWeek: 3,
    version: 1,
  });
  expect((await server.call(head, "PATCH /call-quality-settings", plan)).body.code).toBe("version_conflict");
});

test("calls are drawn from those held and not reviewed, of people in sight, the same ones by the same seed", async () => {
  const calls = await Promise.all(
    Array.from({ length: 8 }, (_, index) => addCall(ours.anna, `2026-05-05T0${index}:00:00Z`, { minutes: index + 1 })),
  );
  await addCall(ours.anna, "2026-05-05T09:00:00Z", { isHeld: false });
  const card = await addScorecard("Выбор");
  const marks = { [card.need]: "yes", [card.step]: "yes" };
  await server.call(head, "POST /call-reviews", { callId: calls[0], scorecardId: card.id, marks });
  const draw = (actor: Actor, seed: number) =>
    server.call(actor, `GET /calls-to-review?from=2026-05-01&to=2026-06-01&person=${ours.anna}&seed=${seed}&count=3`);
  const { body } = await draw(head, 4);
  expect(body).toMatchObject({ of: 7 });
  expect(body.items).toHaveLength(3);
  expect(body.items.map(({ id }: { id: string }) => id)).not.toContain(calls[0]);
  expect((await draw(head, 4)).body).toEqual(body);
  expect((await draw(ours.actor(ours.boris, "head"), 4)).body).toEqual({ of: 0, items: [] });
});

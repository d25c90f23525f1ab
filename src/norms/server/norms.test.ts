import { afterAll, beforeAll, expect, test } from "vitest";
import { makeSampleServer, type SampleServer } from "../../../test/sample-server.ts";
import { makeSampleWorkspace, type SampleWorkspace } from "../../../test/sample-workspace.ts";
import type { Actor } from "../../kernel/actor.ts";
import { addDays, dateOf, mondayOf } from "../../kernel/zoned-time.ts";
import { testDatabase } from "../../platform/database/test-database.ts";
import { newId } from "../../platform/new-id.ts";
import { defaultTables, generalTableId } from "../domain/norm-table.ts";
import { normsRoutes } from "./routes.ts";

let database: Awaited<ReturnType<typeof testDatabase>>;
let ours: SampleWorkspace;
let server: SampleServer;
let head: Actor;

const today = dateOf(Date.now(), "Europe/Moscow");
const general = defaultTables.find(({ id }) => id === generalTableId);
const reach = { roles: [], departments: [], regions: [] };
const input = (more: object) => ({
  name: "Own",
  holdsFrom: today,
  reach,
  calls: "dialled",
  day: general?.day,
  week: general?.week,
  ...more,
});
const codes = (body: { errors: { path: string; code: string }[] }) =>
  body.errors.map(({ path, code }) => `${path} ${code}`);

async function work(kind: string, at: string, more: { dealId?: string; isHeld?: boolean } = {}) {
  await database.owner.query(
    `insert into activities (workspace_id, id, kind, subject, deal_id, owner_id, done_at, is_held, created_at, updated_at)
     values ($1, $2, $3, 'Said', $4, $5, $6, $7, $6, now())`,
    [ours.workspaceId, newId(), kind, more.dealId ?? null, ours.anna, at, more.isHeld ?? null],
  );
}

beforeAll(async () => {
  database = await testDatabase();
  ours = await makeSampleWorkspace(database.owner, "ours");
  await makeSampleWorkspace(database.owner, "theirs");
  server = makeSampleServer(database, normsRoutes);
  head = ours.actor(ours.anna, "director", "all");
});
afterAll(() => database.drop());

test("a workspace begins with the general table and that of Moscow, the more particular first", async () => {
  const { body } = await server.call(head, "GET /norm-tables");
  expect(body.items.map(({ usual }: { usual: string }) => usual)).toEqual(["moscow", "general"]);
});

test("a table with a row out of reach, or one that leaves days without a rating, is refused and says which row", async () => {
  const [first, ...rest] = general?.day ?? [];
  const twice = await server.call(head, "POST /norm-tables", input({ day: [first, first, ...rest] }));
  expect([twice.status, codes(twice.body)]).toEqual([422, ["day.1 norm_row_unreachable"]]);
  const open = await server.call(head, "POST /norm-tables", input({ week: [first] }));
  expect(codes(open.body)).toEqual(["week.0 norm_gap"]);
});

test("a change holds from its day on: from yesterday it is refused, and the week gone by keeps its ratings", async () => {
  // Twenty-four calls on a Monday long ago, five of them in vain, are below; the fifth-and-twentieth is not there.
  for (let call = 0; call < 24; call++) await work("call", "2026-03-02T09:00:00Z", { isHeld: call >= 5 });
  const lenient = {
    ...input({ calls: "connected" }),
    day: [{ ...general?.day[0], meetings: { from: 0, to: null }, calls: { from: 19, to: null } }, general?.day.at(-1)],
  };
  const late = await server.call(head, `POST /norm-tables/${generalTableId}/versions`, {
    ...lenient,
    holdsFrom: addDays(today, -1),
  });
  expect(late.body.code).toBe("norm_from_past");
  const changed = await server.call(head, `POST /norm-tables/${generalTableId}/versions`, lenient);
  expect(changed.body).toMatchObject({ usual: "general", now: { holdsFrom: today, calls: "connected" } });
  const { body } = await server.call(head, "GET /work-weeks/2026-03-02");
  const anna = body.people.find(({ person }: { person: { name: string } }) => person.name === "Anna");
  expect(anna.days[0]).toMatchObject({ callsDialled: 24, callsConnected: 19, rating: "below" });
  expect(anna.week).toMatchObject({ meetings: 0, rating: "below", isWorthALook: false });
});

test("the general table cannot be ended; another can", async () => {
  const made = await server.call(
    head,
    "POST /norm-tables",
    input({ name: "Heads", reach: { ...reach, roles: ["head"] } }),
  );
  expect(made.status).toBe(201);
  const ended = await server.call(head, `POST /norm-tables/${made.body.id}/endings`, { holdsFrom: addDays(today, 3) });
  expect(ended.body).toMatchObject({
    now: { name: "Heads" },
    later: [{ holdsFrom: addDays(today, 3), isEnded: true }],
  });
  const general = await server.call(head, `POST /norm-tables/${generalTableId}/endings`, { holdsFrom: today });
  expect([general.status, general.body.code]).toEqual([409, "norm_table_general"]);
});

test("behind each figure of the week stand as many contacts as it says, and only the own ones for a salesperson", async () => {
  const person = ours.anna;
  const behind = async (what: string) =>
    (await server.call(head, `GET /done-contacts?person=${person}&from=2026-03-02&to=2026-03-03&what=${what}`)).body
      .items;
  expect([(await behind("calls_dialled")).length, (await behind("calls_connected")).length]).toEqual([24, 19]);
  expect((await behind("all"))[0].judgement).toMatchObject({ counts: false, reason: "not_connected" });
  const unseen = await server.call(
    ours.actor(ours.boris),
    `GET /done-contacts?person=${person}&from=2026-03-02&to=2026-03-03`,
  );
  expect(unseen.body.code).toBe("norm_person_unknown");
  const his = await server.call(ours.actor(ours.boris), `GET /work-weeks/${mondayOf("2026-03-02")}`);
  expect(his.body.people).toHaveLength(1);
});

test("the last contact before a move forward counts by it, and a stage without rules counts nothing", async () => {
  const dealId = await ours.addDeal(ours.anna);
  await work("email", "2026-03-10T07:00:00Z", { dealId });
  await work("call", "2026-03-10T08:00:00Z", { dealId });
  await database.owner.query(
    "update visits set left_at = '2026-03-10T12:00:00Z', left_as = 'moved', to_stage_id = $2 where deal_id = $1",
    [dealId, ours.stages[1]],
  );
  const judged = async () =>
    (await server.call(head, `GET /done-contacts?person=${ours.anna}&from=2026-03-10&to=2026-03-11`)).body.items.map(
      ({ judgement }: { judgement: { reason: string } }) => judgement.reason,
    );
  expect(await judged()).toEqual(["no_advance", "moved_forward"]);
  const ofDeal = async () => (await server.call(head, `GET /deals/${dealId}/advances`)).body;
  expect(
    (await ofDeal()).contacts.map(({ judgement }: { judgement: { counts: boolean } }) => judgement.counts),
  ).toEqual([false, true]);
  const unseen = await server.call(ours.actor(ours.boris), `GET /deals/${dealId}/advances`);
  expect(unseen.body.code).toBe("norm_deal_unknown");
  const none = await server.call(head, `PUT /advance-rules/${ours.stages[0]}`, { rules: [] });
  expect(none.body).toMatchObject({ isUsual: false, rules: [] });
  expect(await judged()).toEqual(["no_rule", "no_rule"]);
  await server.call(head, `PUT /advance-rules/${ours.stages[0]}`, { rules: null });
});

test("a daily plan of the role stands beside what was done, on days worked", async () => {
  const plan = { userId: null, role: "salesperson", kind: "qualification", holdsFrom: "2036-03-03", planned: 3 };
  expect((await server.call(head, "PUT /daily-plans", { items: [plan] })).status).toBe(200);
  const { body } = await server.call(head, "GET /work-weeks/2036-03-10");
  const [{ days }] = body.people;
  expect(days.map(({ effective }: { effective: { planned: number } }) => effective.planned).slice(5)).toEqual([0, 0]);
  expect(Math.max(...days.map(({ effective }: { effective: { planned: number } }) => effective.planned))).toBe(3);
  const past = await server.call(head, "PUT /daily-plans", { items: [{ ...plan, holdsFrom: addDays(today, -1) }] });
  expect(past.body.code).toBe("norm_from_past");
});

test("two days away of five leave three fifths of the week's norm: five meetings of eight are good, four below", async () => {
  await database.owner.query(
    `insert into absences (workspace_id, id, user_id, kind, from_date, to_date, part, created_by, created_at)
     values ($1, $2, $3, 'vacation', '2026-05-21', '2026-05-22', 'day', $3, now())`,
    [ours.workspaceId, newId(), ours.anna],
  );
  const rating = async () => {
    const { body } = await server.call(head, "GET /work-weeks/2026-05-18");
    return body.people.find(({ person }: { person: { name: string } }) => person.name === "Anna").week.rating;
  };
  for (let meeting = 0; meeting < 4; meeting++) await work("meeting", "2026-05-18T09:00:00Z");
  expect(await rating()).toBe("below");
  await work("meeting", "2026-05-19T09:00:00Z");
  expect(await rating()).toBe("good");
});

test("a table that is ended stays ended, whatever was set for a later day", async () => {
  const { body } = await server.call(head, "POST /norm-tables", input({ name: "Summer" }));
  const later = input({ name: "Autumn", holdsFrom: addDays(today, 9) });
  await server.call(head, `POST /norm-tables/${body.id}/versions`, later);
  const ended = await server.call(head, `POST /norm-tables/${body.id}/endings`, { holdsFrom: addDays(today, 3) });
  expect(ended.body.later).toMatchObject([{ holdsFrom: addDays(today, 3), isEnded: true }]);
});

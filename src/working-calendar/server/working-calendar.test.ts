import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeSampleServer, type SampleServer } from "../../../test/sample-server.ts";
import { makeSampleWorkspace, type SampleWorkspace } from "../../../test/sample-workspace.ts";
import { runReport } from "../../analytics/index.ts";
import { actorOf } from "../../identity/index.ts";
import type { Actor } from "../../kernel/actor.ts";
import { isRefusal } from "../../kernel/refusal.ts";
import { workingMilliseconds } from "../../kernel/working-time.ts";
import { runUnit } from "../../platform/database/run-unit.ts";
import { testDatabase } from "../../platform/database/test-database.ts";
import { newId } from "../../platform/new-id.ts";
import { recount, recountAll } from "./recount.ts";
import { workingCalendarRoutes } from "./routes.ts";

let database: Awaited<ReturnType<typeof testDatabase>>;
let ours: SampleWorkspace;
let server: SampleServer;
let director: Actor;
const calendar = "/working-calendars/2026";

/** The actor as the next request would bring it: with the calendar of now. */
async function fresh(): Promise<Actor> {
  const found = await actorOf(database, ours.workspaceId, ours.anna, "screen");
  if (isRefusal(found)) throw new Error(found.refused);
  return { ...found, sees: "all" };
}
const day = (date: string, kind: string, more: object = {}) => ({ date, kind, ...more });
const version = async () => (await server.call(director, `GET ${calendar}`)).body.version as number;
const setDays = async (...days: object[]) =>
  server.call(director, `POST ${calendar}/days`, { version: await version(), days });

/** Anna's deal on the first stage from the 2nd to the 5th of March 2026, Monday 9:00 to Thursday 18:00: 36 working hours. */
async function addStay(): Promise<string> {
  const dealId = await ours.addDeal(ours.anna);
  await database.owner.query(
    `update visits set entered_at = '2026-03-02T06:00Z', left_at = '2026-03-05T15:00Z', left_as = 'moved', to_stage_id = $2, working_ms = 36 * 3600000
     where deal_id = $1`,
    [dealId, ours.stages[1]],
  );
  return dealId;
}

beforeAll(async () => {
  database = await testDatabase();
  ours = await makeSampleWorkspace(database.owner, "ours");
  server = makeSampleServer(database, workingCalendarRoutes);
  director = ours.actor(ours.anna, "director", "all");
});
afterAll(() => database.drop());

test("until one is set: Monday to Friday 9 to 18, Russian holidays, 247 days in 2026", async () => {
  const { body } = await server.call(director, `GET ${calendar}`);
  expect(body).toMatchObject({
    version: 0,
    opensAt: "09:00",
    closesAt: "18:00",
    weekdays: [1, 2, 3, 4, 5],
    recount: null,
  });
  expect(body.months.map(({ workingDays }: { workingDays: number }) => workingDays)).toEqual([
    15, 19, 21, 22, 19, 21, 23, 21, 22, 22, 20, 22,
  ]);
  expect(body.days.find(({ date }: { date: string }) => date === "2026-11-04")).toMatchObject({
    isOwn: false,
    byLaw: "off",
  });
  expect(body.shortenedByLaw).toEqual(["2026-04-30", "2026-05-08", "2026-06-11", "2026-11-03"]);
});

test("a holiday that is added takes nine hours out of an older stay, and the report of times tells it; undone, they are back", async () => {
  await addStay();
  const workingMedian = async () => {
    const report = await runReport(database, await fresh(), "time-in-stage", {});
    if (isRefusal(report)) throw new Error(report.refused);
    return (report.json as { stages: { workingMedian: number }[] }).stages[0]?.workingMedian;
  };
  expect(await workingMedian()).toBe(36);
  const changed = await setDays(day("2026-03-04", "off", { name: "Birthday of the company" }));
  expect(changed.body).toMatchObject({ version: 1, before: [{ date: "2026-03-04", kind: "usual" }] });
  expect((await server.call(director, `GET ${calendar}`)).body.recount).toMatchObject({ isFinished: false });
  await recount(database, ours.workspaceId);
  expect(await workingMedian()).toBe(27);
  expect((await server.call(director, `GET ${calendar}`)).body.recount).toEqual({
    done: 1,
    total: 1,
    isFinished: true,
  });

  await setDays(day("2026-03-04", "hours", { opensAt: "10:00", closesAt: "14:30" }));
  await recount(database, ours.workspaceId);
  expect(await workingMedian()).toBe(31.5);
  await setDays(...changed.body.before);
  await recount(database, ours.workspaceId);
  expect(await workingMedian()).toBe(36);
});

test("the actor's calendar is one object until the workspace changes it, and the next request has the new one", async () => {
  const [one, other] = [await fresh(), await fresh()];
  expect(one.workspace.workingCalendar).toBe(other.workspace.workingCalendar);
  await setDays(day("2026-08-10", "off"));
  const next = await fresh();
  expect(next.workspace.workingCalendar).not.toBe(one.workspace.workingCalendar);
  expect(next.workspace.workingCalendar.days["2026-08-10"]).toBe("off");
});

test("two who edit at once: the second is told, and nothing of it is kept", async () => {
  const seen = await version();
  await setDays(day("2026-08-11", "off"));
  const { status, body } = await server.call(director, `POST ${calendar}/days`, {
    version: seen,
    days: [day("2026-08-12", "off")],
  });
  expect([status, body.code]).toEqual([409, "working_calendar_changed"]);
  const { body: after } = await server.call(director, `GET ${calendar}`);
  expect(after.days.some(({ date }: { date: string }) => date === "2026-08-12")).toBe(false);
});

test("hours that end before they begin, a day twice, a day of another year and years nobody counts are refused", async () => {
  const code = async (...days: object[]) => (await setDays(...days)).body.code;
  expect(await code(day("2026-08-12", "hours", { opensAt: "18:00", closesAt: "09:00" }))).toBe(
    "working_hours_backwards",
  );
  expect(await code(day("2026-08-12", "hours"))).toBe("working_hours_backwards");
  expect(await code(day("2026-08-12", "off"), day("2026-08-12", "worked"))).toBe("working_day_twice");
  expect(await code(day("2027-08-12", "off"))).toBe("working_year_unknown");
  expect((await server.call(director, "GET /working-calendars/1989")).status).toBe(400);
  expect((await server.call(director, "GET /working-calendars/2101")).status).toBe(400);
});

test("a month without working days is kept, has none, and a reset makes the year what the law says", async () => {
  const july = Array.from({ length: 31 }, (_, index) => day(`2026-07-${String(index + 1).padStart(2, "0")}`, "off"));
  const { body } = await setDays(...july);
  const month = async () => (await server.call(director, `GET ${calendar}`)).body.months[6];
  expect(await month()).toEqual({ month: 7, workingDays: 0, workingHours: 0 });
  const reset = await server.call(director, `POST ${calendar}/resets`, { version: body.version, withShortened: true });
  expect(await month()).toEqual({ month: 7, workingDays: 23, workingHours: 207 });
  const { body: year } = await server.call(director, `GET ${calendar}`);
  expect(year.days.filter(({ isOwn }: { isOwn: boolean }) => isOwn)).toHaveLength(4);
  const hours = year.months.reduce((sum: number, one: { workingHours: number }) => sum + one.workingHours, 0);
  expect(hours).toBe(2219); // 247 × 9 − 4
  // Its undo brings July's days off back: 23 on weekdays; weekends were off anyway.
  await server.call(director, `POST ${calendar}/days`, { version: reset.body.version, days: reset.body.before });
  expect((await month()).workingDays).toBe(0);
  await server.call(director, `POST ${calendar}/resets`, { version: reset.body.version + 1 });
});

test("a file with a wrong line changes nothing; the right one first shows what it would change, then does it", async () => {
  const load = async (text: string, isTrial: boolean) =>
    (await server.call(director, `POST ${calendar}/imports`, { version: await version(), text, isTrial })).body;
  const wrong = await load("date,kind\n2026-11-04,off\n2026-11-31,off\n", false);
  expect(wrong).toMatchObject({
    isWritten: false,
    wrong: [{ line: 3, code: "date_wrong", value: "2026-11-31" }],
    changes: [],
  });
  // Only two days off in the whole year: 261 weekdays less two.
  const trial = await load("date,kind\n2026-11-04,off\n2026-12-31,off\n", true);
  expect(trial).toMatchObject({ isWritten: false, workingDays: { before: 247, after: 259 } });
  expect(trial.changes).toHaveLength(12);
  const done = await load("date,kind\n2026-11-04,off\n2026-12-31,off\n", false);
  expect(done).toMatchObject({ isWritten: true, workingDays: { after: 259 } });
  const { body } = await server.call(director, `GET ${calendar}`);
  expect(body.months[0].workingDays).toBe(22); // January without its holidays
  await server.call(director, `POST ${calendar}/resets`, { version: body.version });
});

test("six days from 10 to 19 count in all years, also for what is past", async () => {
  const body = {
    version: await version(),
    opensAt: "10:00",
    closesAt: "19:00",
    weekdays: [6, 1, 2, 3, 4, 5],
    holidays: "none",
  };
  const changed = await server.call(director, `PATCH ${calendar}`, body);
  expect(changed.status).toBe(200);
  await recount(database, ours.workspaceId);
  const { rows } = await database.owner.query(
    "select working_ms / 3600000.0 as hours from visits where left_at is not null",
  );
  // Monday 10 to Thursday 18: three days of nine hours and one of eight.
  expect(rows.map(({ hours }) => Number(hours))).toEqual([35]);
  const backwards = await server.call(director, `PATCH ${calendar}`, {
    ...body,
    version: await version(),
    closesAt: "10:00",
  });
  expect(backwards.body.code).toBe("working_hours_backwards");
});

test("for any stays and any days of their own, the database counts what the kernel counts", async () => {
  const own = [
    day("2026-03-03", "hours", { opensAt: "00:00", closesAt: "07:30" }),
    day("2026-03-06", "hours", { opensAt: "13:00", closesAt: "24:00" }),
    day("2026-03-07", "worked"),
    day("2026-03-10", "off"),
  ];
  await setDays(...own);
  const moment = fc.integer({ min: Date.parse("2026-02-27T00:00Z"), max: Date.parse("2026-03-13T00:00Z") });
  const stays = fc
    .sample(fc.tuple(moment, moment), { numRuns: 60, seed: 17 })
    .map((ends) => ends.sort((a, b) => a - b));
  const calendar = (await fresh()).workspace.workingCalendar;
  const expected = new Map<string, number>();
  for (const [entered = 0, left = 0] of stays) {
    const dealId = await ours.addDeal(ours.anna);
    expected.set(dealId, workingMilliseconds(entered, left, calendar));
    await database.owner.query(
      "update visits set entered_at = $2, left_at = $3, left_as = 'lost', working_ms = 0 where deal_id = $1",
      [dealId, new Date(entered), new Date(left)],
    );
  }
  await runUnit(database, director, recountAll);
  await recount(database, ours.workspaceId);
  const { rows } = await database.owner.query("select deal_id, working_ms from visits where deal_id = any ($1)", [
    [...expected.keys()],
  ]);
  expect(new Map(rows.map(({ deal_id, working_ms }) => [deal_id, working_ms]))).toEqual(expected);
  await database.owner.query("delete from visits where deal_id = any ($1)", [[...expected.keys()]]);
  await setDays(...own.map(({ date }) => day(date, "usual")));
});

test("in Vladivostok the same stay has other working hours", async () => {
  await database.owner.query("update workspaces set time_zone = 'Asia/Vladivostok' where id = $1", [ours.workspaceId]);
  await runUnit(database, director, recountAll);
  await recount(database, ours.workspaceId);
  const { rows } = await database.owner.query(
    "select working_ms / 3600000.0 as hours from visits where left_at is not null",
  );
  // From Monday 16:00 to Friday 1:00, by 10 to 19: three hours and three days of nine.
  expect(rows.map(({ hours }) => Number(hours))).toEqual([30]);
  await database.owner.query("update workspaces set time_zone = 'Europe/Moscow' where id = $1", [ours.workspaceId]);
});

test("another workspace keeps its own calendar", async () => {
  const theirs = await makeSampleWorkspace(database.owner, "theirs");
  const { body } = await server.call(theirs.actor(theirs.anna, "director", "all"), `GET ${calendar}`);
  expect(body).toMatchObject({ version: 0, opensAt: "09:00", recount: null });
});

test("absences: overlaps, unknown people, people out of sight and slips are refused; a deleted one can come back if its place is free", async () => {
  const boris = { personId: ours.boris, kind: "vacation", from: "2026-12-07", to: "2026-12-11" };
  const created = await server.call(director, "POST /absences", boris);
  expect(created.body).toMatchObject({ days: 5, person: { name: "Boris" }, version: 1 });
  const code = async (body: object, actor = director) => (await server.call(actor, "POST /absences", body)).body.code;
  expect(await code({ ...boris, from: "2026-12-11", to: "2026-12-14" })).toBe("absence_overlaps");
  expect(await code({ ...boris, from: "2026-12-20", to: "2026-12-14" })).toBe("absence_backwards");
  expect(await code({ ...boris, personId: newId() })).toBe("absence_person_unknown");
  expect(
    await code({ ...boris, from: "2026-12-21", to: "2026-12-21" }, ours.actor(ours.anna, "head", [ours.anna])),
  ).toBe("absence_person_unknown");
  const path = `/absences/${created.body.id}`;
  const changed = await server.call(director, `PATCH ${path}`, {
    kind: "sick_leave",
    from: "2026-12-07",
    to: "2026-12-08",
    version: 1,
  });
  expect(changed.body).toMatchObject({ kind: "sick_leave", days: 2, version: 2 });
  expect(
    (await server.call(director, `PATCH ${path}`, { kind: "trip", from: "2026-12-07", to: "2026-12-08", version: 1 }))
      .body.code,
  ).toBe("absence_changed");
  await server.call(director, `DELETE ${path}`);
  const other = await server.call(director, "POST /absences", {
    ...boris,
    from: "2026-12-08",
    to: "2026-12-08",
    part: "morning",
  });
  expect(other.body.days).toBe(0.5);
  expect((await server.call(director, `POST ${path}/restorations`, {})).body.code).toBe("absence_overlaps");
  await server.call(director, `DELETE /absences/${other.body.id}`);
  expect((await server.call(director, `POST ${path}/restorations`, {})).status).toBe(200);
  const list = await server.call(ours.actor(ours.boris), "GET /absences?from=2026-12-01&to=2027-01-01");
  expect(list.body.items).toMatchObject([{ from: "2026-12-07", to: "2026-12-08" }]);
  expect(list.body.people).toMatchObject([{ name: "Boris" }]);
});

test("two absences of one person written at the same moment: one of them is refused", async () => {
  const body = { personId: ours.anna, kind: "trip", from: "2026-10-05", to: "2026-10-06" };
  const answers = await Promise.all([1, 2, 3].map(() => server.call(director, "POST /absences", body)));
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
});

test("a region: its days and people; whoever comes into another leaves it, and a name is there once", async () => {
  const region = {
    name: "Tatarstan",
    days: [{ date: "2026-08-31", name: "Republic Day" }],
    departmentIds: [],
    personIds: [ours.boris],
  };
  const first = await server.call(director, "POST /working-regions", region);
  expect(first.status).toBe(201);
  const code = async (body: object) => (await server.call(director, "POST /working-regions", body)).body.code;
  expect(await code({ ...region, name: "tatarstan" })).toBe("region_name_taken");
  expect(await code({ ...region, name: "Other", personIds: [newId()] })).toBe("region_member_unknown");
  expect(await code({ ...region, name: "Other", days: [{ date: "1980-01-01" }] })).toBe("region_days_wrong");
  await server.call(director, "POST /working-regions", { ...region, name: "Bashkortostan", days: [] });
  const { body } = await server.call(director, "GET /working-regions");
  expect(
    body.items.map(({ name, personIds }: { name: string; personIds: string[] }) => [name, personIds.length]),
  ).toEqual([
    ["Bashkortostan", 1],
    ["Tatarstan", 0],
  ]);
  const { status } = await server.call(director, `PATCH /working-regions/${first.body.id}`, { ...region, version: 7 });
  expect(status).toBe(409);
  expect((await server.call(director, `DELETE /working-regions/${first.body.id}`)).body).toEqual({ done: true });
});

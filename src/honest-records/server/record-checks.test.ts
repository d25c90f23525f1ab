import { afterAll, beforeAll, expect, test } from "vitest";
import { makeSampleServer, type SampleServer } from "../../../test/sample-server.ts";
import { makeSampleWorkspace, type SampleWorkspace } from "../../../test/sample-workspace.ts";
import { testDatabase } from "../../platform/database/test-database.ts";
import { newId } from "../../platform/new-id.ts";
import { honestRecordsRoutes } from "./routes.ts";

let database: Awaited<ReturnType<typeof testDatabase>>;
let ours: SampleWorkspace;
let server: SampleServer;

async function done(
  workspace: SampleWorkspace,
  owner: string,
  doneAt: string,
  notedAt: string,
  more: { kind?: string; by?: string } = {},
) {
  await database.owner.query(
    `insert into activities (workspace_id, id, kind, subject, owner_id, done_at, recorded_by, created_at, updated_at)
     values ($1, $2, $3, $4::text, $5, $4::timestamptz, $6, $7, $7)`,
    [workspace.workspaceId, newId(), more.kind ?? "call", doneAt, owner, more.by ?? "typed", notedAt],
  );
}

beforeAll(async () => {
  database = await testDatabase();
  ours = await makeSampleWorkspace(database.owner, "ours");
  const theirs = await makeSampleWorkspace(database.owner, "theirs");
  server = makeSampleServer(database, honestRecordsRoutes);
  // Boris, Wednesday the 18th: one call of the telephony, the same call typed, and one typed that it never saw.
  await done(ours, ours.boris, "2026-11-18T07:00:00Z", "2026-11-18T07:00:00Z", { by: "telephony" });
  await done(ours, ours.boris, "2026-11-18T07:10:00Z", "2026-11-18T07:12:00Z");
  await done(ours, ours.boris, "2026-11-18T09:00:00Z", "2026-11-18T09:00:00Z");
  // Friday's five meetings typed on Sunday evening within four minutes.
  for (const hour of ["06", "07", "08", "10", "12"]) {
    await done(ours, ours.boris, `2026-11-20T${hour}:00:00Z`, `2026-11-22T17:0${Number(hour) % 5}:00Z`, {
      kind: "meeting",
    });
  }
  // Moscow's Monday begins at 21:00 of Sunday in UTC.
  await done(ours, ours.anna, "2026-11-15T20:59:00Z", "2026-11-15T20:59:00Z");
  await done(ours, ours.anna, "2026-11-15T21:00:00Z", "2026-11-15T21:00:00Z", { by: "mail", kind: "email" });
  await done(theirs, theirs.anna, "2026-11-18T07:00:00Z", "2026-11-25T07:00:00Z");
});
afterAll(() => database.drop());

const week = "from=2026-11-16&to=2026-11-23";
const director = () => ours.actor(ours.anna, "director", "all");

test("by person: where the records came from, how late they were typed, and why some deserve a look", async () => {
  const { body } = await server.call(director(), `GET /record-checks?${week}`);
  expect(body.people.map(({ name, count }: { name: string; count: number }) => [name, count])).toEqual([
    ["Anna", 1],
    ["Boris", 8],
  ]);
  expect(body.people[1]).toMatchObject({
    bySource: { typed: 7, telephony: 1, mail: 0, calendar: 0, import: 0 },
    byMark: { late: 5, bulk: 5, typed_only: 5, unseen_call: 1 },
    typedOnlyDays: 1,
    isSeenByMachines: true,
    lateShare: 5 / 7,
    // The fourth of seven: Friday 10:00 to Sunday 17:00.
    medianDelayHours: 55,
  });
  expect(body.people[1].days.map(({ date, count }: { date: string; count: number }) => [date, count])).toEqual([
    ["2026-11-18", 3],
    ["2026-11-20", 5],
  ]);
});

test("a figure opens the very activities, as many as it says", async () => {
  const open = async (query: string) =>
    (await server.call(director(), `GET /record-checks/${ours.boris}/activities?${query}`)).body;
  const unseen = await open(`${week}&mark=unseen_call`);
  expect(unseen).toMatchObject({
    count: 1,
    items: [{ subject: "2026-11-18T09:00:00Z", source: "typed", marks: ["unseen_call"] }],
  });
  expect((await open(`${week}&source=telephony`)).count).toBe(1);
  expect((await open(`${week}&mark=bulk`)).items.map(({ marks }: { marks: string[] }) => marks)).toEqual(
    Array.from({ length: 5 }, () => ["late", "bulk", "typed_only"]),
  );
});

test("heads see their people alone, and nobody else's workspace", async () => {
  const head = ours.actor(ours.anna, "head", [ours.anna]);
  const { body } = await server.call(head, `GET /record-checks?${week}`);
  expect(body.people.map(({ name }: { name: string }) => name)).toEqual(["Anna"]);
  expect((await server.call(head, `GET /record-checks/${ours.boris}/activities?${week}`)).status).toBe(404);
});

test("a period backwards or of three months is refused", async () => {
  const code = async (period: string) => (await server.call(director(), `GET /record-checks?${period}`)).body.code;
  expect(await code("from=2026-11-16&to=2026-11-16")).toBe("record_period_wrong");
  expect(await code("from=2026-09-01&to=2026-12-01")).toBe("record_period_wrong");
});

test("with a threshold of three days nothing is late; of two who change thresholds the second is told", async () => {
  const { version: _, ...thresholds } = (await server.call(director(), `GET /record-checks?${week}`)).body.thresholds;
  const body = { ...thresholds, lateHours: 72, version: 0 };
  expect((await server.call(director(), "PATCH /record-thresholds", body)).body).toMatchObject({
    lateHours: 72,
    version: 1,
  });
  expect((await server.call(director(), "PATCH /record-thresholds", body)).body.code).toBe("record_thresholds_changed");
  const after = await server.call(director(), `GET /record-checks?${week}`);
  expect(after.body.people[1].byMark.late).toBe(0);
});

test("the moment of noting is when it was done for the first time said to be done", async () => {
  const id = newId();
  const set = (text: string) => database.owner.query(text, [id]);
  await database.owner.query(
    `insert into activities (workspace_id, id, kind, subject, owner_id, planned_at, created_at, updated_at)
     values ($1, $2, 'call', 'Planned', $3, '2026-11-10T07:00Z', '2026-11-09T07:00Z', '2026-11-09T07:00Z')`,
    [ours.workspaceId, id, ours.anna],
  );
  await set("update activities set done_at = '2026-11-10T07:00Z', updated_at = '2026-11-12T07:00Z' where id = $1");
  await set("update activities set done_at = '2026-11-10T08:00Z', updated_at = '2026-11-13T07:00Z' where id = $1");
  const { rows } = await database.owner.query("select noted_at from reporting.activity_records where id = $1", [id]);
  expect(rows[0].noted_at.toISOString()).toBe("2026-11-12T07:00:00.000Z");
});

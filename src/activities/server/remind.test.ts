import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { makeSampleServer, type SampleServer } from "../../../test/sample-server.ts";
import { makeSampleWorkspace, type SampleWorkspace } from "../../../test/sample-workspace.ts";
import { systemActor } from "../../identity/index.ts";
import { isRefusal } from "../../kernel/refusal.ts";
import { runUnit } from "../../platform/database/run-unit.ts";
import { testDatabase } from "../../platform/database/test-database.ts";
import type { Unit } from "../../platform/database/unit.ts";
import { remindOfActivities, tellOverdueSteps } from "./remind.ts";
import { activitiesRoutes } from "./routes.ts";

let database: Awaited<ReturnType<typeof testDatabase>>;
let ours: SampleWorkspace;
let server: SampleServer;
let dealId: string;

beforeAll(async () => {
  database = await testDatabase();
  server = makeSampleServer(database, activitiesRoutes(database));
});
beforeEach(async () => {
  ours = await makeSampleWorkspace(database.owner, `w${Math.random().toString(36).slice(2)}`);
  dealId = await ours.addDeal(ours.anna);
});
afterAll(() => database.drop());

/** Planned for 14:00 of a Wednesday in Moscow. */
const call = async (more: object = {}) => {
  const { body, status } = await server.call(ours.actor(ours.anna), "POST /activities", {
    kind: "call",
    subject: "Call back",
    plannedAt: "2036-11-19T14:00:00+03:00",
    dealId,
    ...more,
  });
  expect(status, JSON.stringify(body)).toBe(201);
  return body;
};
async function at(time: string, work: (unit: Unit) => Promise<void> = remindOfActivities): Promise<void> {
  const system = await systemActor(database, ours.workspaceId);
  if (isRefusal(system)) throw new Error(system.refused);
  await runUnit(database, system, work, { now: Date.parse(`2036-11-${time}:00+03:00`) });
}
const told = async () =>
  (
    await database.owner.query("select kind, params from notifications where workspace_id = $1 order by id", [
      ours.workspaceId,
    ])
  ).rows;
const count = async () => (await told()).length;

test("a call is reminded of a quarter of an hour before, once", async () => {
  await call();
  await at("19T13:44");
  expect(await count()).toBe(0);
  await at("19T13:45");
  await at("19T13:46");
  expect(await told()).toMatchObject([{ kind: "activity_reminder", params: { subject: "Call back" } }]);
});

test("a person's habit and an activity's own wish change that; the activity's wish wins", async () => {
  await database.owner.query(
    "insert into notification_settings (workspace_id, user_id, reminder_minutes) values ($1, $2, 60)",
    [ours.workspaceId, ours.anna],
  );
  await call();
  expect((await call({ reminder: "none" })).reminder).toBe("none");
  expect((await call({ reminder: 120, subject: "Two hours" })).reminder).toBe(120);
  await at("19T12:00");
  expect((await told()).map((one) => one.params.subject)).toEqual(["Two hours"]);
  await at("19T13:00");
  expect(await count()).toBe(2);
});

test("planned anew for another time, an activity is reminded of anew", async () => {
  const { id, version } = await call();
  await at("19T13:45");
  await server.call(ours.actor(ours.anna), `PATCH /activities/${id}`, {
    version,
    plannedAt: "2036-11-20T10:00:00+03:00",
  });
  await at("20T09:45");
  expect(await count()).toBe(2);
});

test("what is done, deleted, or planned for a day without a time is not reminded of", async () => {
  const done = await call();
  await server.call(ours.actor(ours.anna), `POST /activities/${done.id}/completions`, {});
  const deleted = await call();
  await server.call(ours.actor(ours.anna), `DELETE /activities/${deleted.id}`);
  await call({ hasTime: false });
  await at("19T13:50");
  expect(await count()).toBe(0);
});

test("planned at shorter notice than the reminder, an activity is reminded of at its time", async () => {
  const { id } = await call();
  await database.owner.query("update activities set updated_at = '2036-11-19T13:50:00+03:00' where id = $1", [id]);
  await at("19T13:51");
  expect(await count()).toBe(0);
  await at("19T14:00");
  expect(await count()).toBe(1);
});

test("after the server was down for an hour, what began long ago is not reminded of any more", async () => {
  await call();
  await at("19T14:16");
  expect(await count()).toBe(0);
});

test("overdue steps are told on the morning of a working day, at the hour of the digest, once", async () => {
  await call({ subject: "Older", plannedAt: "2036-11-19T10:00:00+03:00" });
  await call();
  await at("20T08:29", tellOverdueSteps);
  expect(await count()).toBe(0);
  await at("20T08:30", tellOverdueSteps);
  await at("20T08:31", tellOverdueSteps);
  expect(await told()).toMatchObject([{ kind: "steps_overdue", params: { count: 2, first: "Older" } }]);
  // Saturday and Sunday are silent, Monday tells again.
  for (const day of ["22", "23", "24"]) await at(`${day}T08:30`, tellOverdueSteps);
  expect(await count()).toBe(2);
});

test("steps of deals that are over are not overdue", async () => {
  await call();
  await database.owner.query("update deals set status = 'lost', closed_at = now() where id = $1", [dealId]);
  await at("20T08:30", tellOverdueSteps);
  expect(await count()).toBe(0);
});

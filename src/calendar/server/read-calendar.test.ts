import { afterAll, beforeAll, expect, test } from "vitest";
import { makeSampleServer, type SampleServer } from "../../../test/sample-server.ts";
import { makeSampleWorkspace, type SampleWorkspace } from "../../../test/sample-workspace.ts";
import type { Actor } from "../../kernel/actor.ts";
import { testDatabase } from "../../platform/database/test-database.ts";
import { newId } from "../../platform/new-id.ts";
import { createTranslator } from "../../platform/translate.ts";
import { calendarRoutes } from "./routes.ts";

let database: Awaited<ReturnType<typeof testDatabase>>;
let ours: SampleWorkspace;
let server: SampleServer;
let head: Actor;

async function plan(
  workspace: SampleWorkspace,
  owner: string,
  at: string,
  more: { hasTime?: boolean; done?: string } = {},
) {
  await database.owner.query(
    `insert into activities (workspace_id, id, kind, subject, owner_id, planned_at, has_time, done_at, created_at, updated_at)
     values ($1, $2, 'call', $3, $4, $5, $6, $7, now(), now())`,
    [workspace.workspaceId, newId(), at, owner, at, more.hasTime ?? true, more.done ?? null],
  );
}

beforeAll(async () => {
  database = await testDatabase();
  ours = await makeSampleWorkspace(database.owner, "ours");
  const theirs = await makeSampleWorkspace(database.owner, "theirs");
  server = makeSampleServer(database, calendarRoutes({ database, translator: createTranslator({}) }));
  head = ours.actor(ours.anna, "director", "all");
  // The week of Monday the 9th of March 2037, Moscow (UTC+3).
  await plan(ours, ours.anna, "2037-03-08T20:59:00Z"); // Sunday 23:59
  await plan(ours, ours.anna, "2037-03-08T21:00:00Z"); // Monday 00:00
  await plan(ours, ours.boris, "2037-03-13T21:00:00Z", { hasTime: false }); // Saturday
  await plan(ours, ours.anna, "2037-03-15T21:00:00Z"); // next Monday
  await plan(ours, ours.anna, "2026-03-02T09:00:00Z"); // long overdue
  await plan(ours, ours.anna, "2037-03-11T09:00:00Z", { done: "2026-03-03T09:00:00Z" });
  await plan(theirs, theirs.anna, "2037-03-10T09:00:00Z");
  const dealId = await ours.addDeal(ours.boris, { amountMinor: 560_000_00 });
  await database.owner.query("update deals set expected_close_on = '2037-03-15' where id = $1", [dealId]);
});
afterAll(() => database.drop());

const week = "GET /calendar?from=2037-03-09&to=2037-03-16";
const subjects = (entries: readonly { subject: string }[]) => entries.map(({ subject }) => subject);

test("a week from Monday to Sunday in the workspace's zone, with the closing of Sunday and what is overdue", async () => {
  const { body } = await server.call(head, week);
  expect(subjects(body.entries)).toEqual(["2037-03-08T21:00:00Z", "2037-03-13T21:00:00Z"]);
  expect(body.entries[1]).toMatchObject({ hasTime: false, owner: { name: "Boris" } });
  expect(body.closings).toMatchObject([{ on: "2037-03-15", amount: { minor: 560_000_00, currency: "RUB" } }]);
  expect(body.overdue.count).toBe(1);
  expect(subjects(body.overdue.entries)).toEqual(["2026-03-02T09:00:00Z"]);
  expect(body.people.map(({ name }: { name: string }) => name)).toEqual(["Anna", "Boris"]);
});

test("what is done stands where it was done, not where it was planned", async () => {
  const { body } = await server.call(head, "GET /calendar?from=2026-03-02&to=2026-03-04");
  expect(body.entries).toMatchObject([{ isDone: false }, { isDone: true, at: "2026-03-03T09:00:00.000Z" }]);
});

test("Boris sees neither Anna's calls nor her name; of the head's people one may be chosen", async () => {
  const his = await server.call(ours.actor(ours.boris), week);
  expect(his.body.entries).toHaveLength(1);
  expect(his.body.people).toHaveLength(1);
  const hers = await server.call(head, `${week}&owner=${ours.anna}`);
  expect([hers.body.entries.length, hers.body.closings.length]).toEqual([1, 0]);
});

test("a period backwards, or of more than two months, is refused", async () => {
  const code = async (period: string) => (await server.call(head, `GET /calendar?${period}`)).body.code;
  expect(await code("from=2037-03-09&to=2037-03-09")).toBe("calendar_period_wrong");
  expect(await code("from=2037-03-09&to=2037-06-09")).toBe("calendar_period_wrong");
});

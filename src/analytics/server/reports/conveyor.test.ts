import { afterAll, beforeAll, expect, test } from "vitest";
import { addHistories } from "../../../../test/sample-history.ts";
import { makeSampleServer, type SampleServer } from "../../../../test/sample-server.ts";
import { makeSampleWorkspace, type SampleWorkspace } from "../../../../test/sample-workspace.ts";
import type { Actor } from "../../../kernel/actor.ts";
import { testDatabase } from "../../../platform/database/test-database.ts";
import { newId } from "../../../platform/new-id.ts";
import { analyticsRoutes } from "../routes.ts";

let database: Awaited<ReturnType<typeof testDatabase>>;
let ours: SampleWorkspace;
let server: SampleServer;
let director: Actor;
const at = (day: number, hour = 10) => Date.parse(`2026-03-${String(day).padStart(2, "0")}T${hour}:00:00+03:00`);
const moved = { leftAs: "moved" } as const;

async function done(dealId: string, contacts: readonly (readonly [string, number, boolean?])[]): Promise<void> {
  for (const [kind, when, isHeld = null] of contacts) {
    await database.owner.query(
      `insert into activities (workspace_id, id, kind, subject, deal_id, owner_id, done_at, is_held, created_at, updated_at)
       values ($1, $2, $3, 'Contact', $4, $5, $6, $7, now(), now())`,
      [ours.workspaceId, newId(), kind, dealId, ours.anna, new Date(when), isHeld],
    );
  }
}

beforeAll(async () => {
  database = await testDatabase();
  ours = await makeSampleWorkspace(database.owner, "ours");
  server = makeSampleServer(database, analyticsRoutes({ database }));
  director = ours.actor(ours.anna, "director", "all");
  // The first stage: a call, then a meeting. The second has no chain.
  const chain = JSON.stringify(["call", "meeting"].map((activity) => ({ activity, subject: activity })));
  await database.owner.query("update stages set contact_chain = $2 where id = $1", [ours.stages[0], chain]);
  const went = [
    { stage: 0, enteredAt: at(2), leftAt: at(6), ...moved },
    { stage: 1, enteredAt: at(6) },
  ];
  const stays = [{ stage: 0, enteredAt: at(2) }];
  const lost = [{ stage: 0, enteredAt: at(2), leftAt: at(6), leftAs: "lost" as const }];
  const ids = await addHistories(database.owner, ours, [
    { visits: went },
    { visits: went },
    { visits: went },
    { visits: stays },
    { visits: lost },
    { ownerId: ours.boris, visits: stays },
    { ownerId: ours.boris, visits: stays },
  ]);
  const deal = (place: number) => ids[place] ?? "";
  // Anna: completed; went on without the meeting, which did not take place; went on with nothing done (the call came before);
  await done(deal(0), [
    ["call", at(3)],
    ["email", at(3, 12)],
    ["meeting", at(4), true],
  ]);
  await done(deal(1), [
    ["call", at(3)],
    ["meeting", at(4), false],
  ]);
  await done(deal(2), [
    ["call", at(1)],
    ["meeting", at(9), true],
  ]);
  // under way, the second call being a repeat; lost after the call, which breaks nothing.
  await done(deal(3), [
    ["call", at(3)],
    ["call", at(4)],
  ]);
  await done(deal(4), [["call", at(3)]]);
  // Boris: the meeting before the call; nothing.
  await done(deal(5), [
    ["meeting", at(3), true],
    ["call", at(4)],
  ]);
});
afterAll(() => database.drop());

test("of seven deals five began the chain, three followed it, one to its end, and two broke it", async () => {
  const { body } = await server.call(director, "GET /reports/conveyor?asOf=2026-03-14");
  expect(body).toMatchObject({ deals: 7, begun: 5, followed: 3, completed: 1, broken: 2, share: 3 / 7 });
  expect(body.stages).toMatchObject([
    { stage: "Meeting", contacts: 2, deals: 7, begun: 5, followed: 3, completed: 1, broken: 2 },
  ]);
  expect(body.people).toMatchObject([
    { value: "Anna", deals: 5, begun: 4, followed: 3, completed: 1, broken: 1, share: 3 / 5 },
    { value: "Boris", deals: 2, begun: 1, followed: 0, completed: 0, broken: 1, share: 0 },
  ]);
});

test("as of the evening of the 3rd nobody had gone on: five began, four in order, and Boris's meeting was ahead of its turn", async () => {
  const { body } = await server.call(director, "GET /reports/conveyor?asOf=2026-03-03T20:00:00%2B03:00");
  expect(body).toMatchObject({ deals: 7, begun: 5, followed: 4, completed: 0, broken: 1 });
});

test("Boris sees his own two deals; a period in which no deal came to the stage has none", async () => {
  const his = await server.call(ours.actor(ours.boris), "GET /reports/conveyor?asOf=2026-03-14");
  expect(his.body).toMatchObject({ deals: 2, begun: 1 });
  const april = await server.call(director, "GET /reports/conveyor?from=2026-04-01");
  expect(april.body).toMatchObject({ deals: 0, share: null, message: { code: "no_data" } });
});

test("its picture is drawn, and a paper is in the reader's language, whatever the workspace's", async () => {
  const picture = await server.call(director, "GET /reports/conveyor.png?asOf=2026-03-14");
  expect((picture.body as Buffer).subarray(1, 4).toString("latin1")).toBe("PNG");
  const inLanguage = async (language: string) => {
    const url = "/api/v1/reports/conveyor.csv?asOf=2026-03-14";
    const { body } = await server.http.inject({ url, headers: { "accept-language": language } });
    return body.split(/\r?\n/)[0];
  };
  expect(await inLanguage("ru")).toContain("Этап;Ответственный;");
  expect(await inLanguage("en")).toContain("Stage,Person,");
  expect(await inLanguage("fi")).toContain("Stage,Person,");
});

test("the file has a line for the stage and one for each person", async () => {
  const { body } = await server.call(director, "GET /reports/conveyor.csv?asOf=2026-03-14");
  const lines = String(body).trim().split(/\r?\n/);
  expect(lines.filter((line) => line.includes("Meeting"))).toHaveLength(3);
});

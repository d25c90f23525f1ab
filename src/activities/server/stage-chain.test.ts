import { afterAll, beforeAll, expect, test } from "vitest";
import { makeSampleServer, type SampleServer } from "../../../test/sample-server.ts";
import { makeSampleWorkspace, type SampleWorkspace } from "../../../test/sample-workspace.ts";
import { testDatabase } from "../../platform/database/test-database.ts";
import { activitiesRoutes } from "./routes.ts";

let database: Awaited<ReturnType<typeof testDatabase>>;
let ours: SampleWorkspace;
let server: SampleServer;
let dealId: string;
const chain = [
  { activity: "call", subject: "Introduce ourselves" },
  { activity: "email", subject: "Send the agenda" },
  { activity: "meeting", subject: "Show the solution" },
];

beforeAll(async () => {
  database = await testDatabase();
  ours = await makeSampleWorkspace(database.owner, "ours");
  server = makeSampleServer(database, activitiesRoutes(database));
  dealId = await ours.addDeal(ours.anna);
  await database.owner.query("update stages set contact_chain = $2 where id = $1", [
    ours.stages[0],
    JSON.stringify(chain),
  ]);
});
afterAll(() => database.drop());

const anna = () => ours.actor(ours.anna);
const read = async () => (await server.call(anna(), `GET /deals/${dealId}/chain`)).body;

test("a deal that just came to the stage is offered the first contact, at a time of the working day", async () => {
  const { steps, next, afterNext } = await read();
  expect(steps.map(({ doneAt }: { doneAt: string | null }) => doneAt)).toEqual([null, null, null]);
  expect(next).toMatchObject({ kind: "call", subject: "Introduce ourselves", hasTime: true });
  expect(afterNext).toMatchObject({ kind: "email", hasTime: false });
  const hour = new Date(Date.parse(next.plannedAt) + 3 * 3_600_000).getUTCHours();
  expect(hour).toBeGreaterThanOrEqual(9);
  expect(hour).toBeLessThan(18);
});

test("the call completed, its offered next contact is planned in the same breath, and the chain tells what is behind and ahead", async () => {
  const { next, afterNext } = await read();
  const call = await server.call(anna(), "POST /activities", { ...next, dealId });
  expect(call.status).toBe(201);
  const completion = `POST /activities/${call.body.id}/completions`;
  const done = await server.call(anna(), completion, { result: "Agreed", next: afterNext });
  expect(done.body.next).toMatchObject({ kind: "email", subject: "Send the agenda", deal: { id: dealId } });
  const after = await read();
  expect(after.steps).toMatchObject([{ activityId: call.body.id }, { doneAt: null }, { doneAt: null }]);
  expect(after.next).toMatchObject({ kind: "email" });
  expect(after.afterNext).toMatchObject({ kind: "meeting", hasTime: true });
});

test("what was done before the deal came to the stage, and a meeting that did not take place, tick nothing", async () => {
  const early = { kind: "email", subject: "Old letter", doneAt: "2026-03-01T09:00:00Z", dealId };
  await server.call(anna(), "POST /activities", early);
  const missed = { kind: "meeting", subject: "Missed", doneAt: "2026-03-03T09:00:00Z", isHeld: false, dealId };
  await server.call(anna(), "POST /activities", missed);
  const { steps } = await read();
  expect(steps.filter(({ doneAt }: { doneAt: string | null }) => doneAt !== null)).toHaveLength(1);
});

test("the chain of a deal that one may not see is not told", async () => {
  const { status, body } = await server.call(ours.actor(ours.boris), `GET /deals/${dealId}/chain`);
  expect([status, body.code]).toEqual([404, "deal_unknown"]);
});

import { afterAll, beforeAll, expect, test } from "vitest";
import { makeSampleServer, type SampleServer } from "../../../test/sample-server.ts";
import { makeSampleWorkspace, type SampleWorkspace } from "../../../test/sample-workspace.ts";
import type { Actor } from "../../kernel/actor.ts";
import type { UserId } from "../../kernel/ids.ts";
import { runReading } from "../../platform/database/run-unit.ts";
import { testDatabase } from "../../platform/database/test-database.ts";
import { personalDays } from "../../working-calendar/index.ts";
import { teamRefusals } from "../domain/refusals.ts";
import { en } from "../locales/en.ts";
import { ru } from "../locales/ru.ts";
import { rampOf } from "./ramp-of.ts";
import { teamRoutes } from "./routes.ts";

let database: Awaited<ReturnType<typeof testDatabase>>;
let server: SampleServer;
let ours: SampleWorkspace;
let head: Actor;
let boris: Actor;

beforeAll(async () => {
  database = await testDatabase();
  ours = await makeSampleWorkspace(database.owner, "ours");
  server = makeSampleServer(database, teamRoutes);
  head = ours.actor(ours.anna, "head", [ours.anna, ours.boris]);
  boris = ours.actor(ours.boris);
});
afterAll(() => database.drop());

const call = (request: string, body?: unknown, actor = head) => server.call(actor, request, body);

test("who joined on the 20th works from then on, is asked a part of the norm, and no day after the last", async () => {
  const dates = { joinedOn: "2037-03-20", leftOn: "2037-03-27", version: 0 };
  expect((await call(`PUT /team/people/${ours.boris}`, dates)).body).toMatchObject({ version: 1 });
  expect((await call(`PUT /team/people/${ours.boris}`, dates)).body.code).toBe("team_version_conflict");
  expect((await call(`PUT /team/people/${ours.boris}`, { ...dates, leftOn: "2037-03-19", version: 1 })).status).toBe(
    422,
  );
  const people = [ours.anna, ours.boris] as UserId[];
  const asked = { people, from: "2037-03-01", to: "2037-04-01" };
  const days = await runReading(database, head, (reading) => personalDays(reading, asked));
  // The 20th of March 2037 is a Friday; the last day the next Friday: 6 days. Of Anna it is not known: the whole month.
  expect(days.get(ours.boris as UserId)?.map(({ date }) => date.slice(8))).toEqual([
    "20",
    "23",
    "24",
    "25",
    "26",
    "27",
  ]);
  expect(days.get(ours.anna as UserId)?.length).toBe(22);
  const ramp = await runReading(database, head, (reading) => rampOf(reading, people));
  expect([ramp(ours.boris as UserId, "2037-04-01"), ramp(ours.boris as UserId, "2037-04-20")]).toEqual([0.3, 0.6]);
  expect(ramp(ours.anna as UserId, "2037-04-01")).toBe(1);
});

test("the ramp is the workspace's own, and never falls", async () => {
  expect((await call("PUT /team/ramp", { shares: [50, 40], version: 0 })).body.code).toBe("team_ramp_wrong");
  expect((await call("PUT /team/ramp", { shares: [50, 100], version: 0 })).body).toEqual({
    shares: [50, 100],
    version: 1,
  });
  const ramp = await runReading(database, head, (reading) => rampOf(reading, [ours.boris as UserId]));
  expect(ramp(ours.boris as UserId, "2037-04-01")).toBe(0.5);
});

test("a contest has stages of its own: a candidate passes them in order of days, is hired, and the contest is closed", async () => {
  const stages = ["Interview", "Test day", "Offer"];
  const { body: contest } = await call("POST /hiring-contests", {
    name: "Salesperson",
    stages,
    openedOn: "2037-02-01",
  });
  const add = { contestId: contest.id, name: "Olga Petrova", contact: "+7 900 000-00-00", onDate: "2037-02-03" };
  const { body: olga } = await call("POST /contest-candidates", add);
  const pass = (more: object) =>
    call(`POST /contest-candidates/${olga.id}/steps`, { stage: 2, onDate: "2037-02-10", ...more });
  expect((await pass({ stage: 4 })).body.code).toBe("candidate_stage_wrong");
  expect((await pass({ onDate: "2037-02-02" })).body.code).toBe("candidate_day_wrong");
  expect((await pass({ result: "Sold a pen", score: 80 })).body.steps).toMatchObject([
    { stage: 1, onDate: "2037-02-03", score: null },
    { stage: 2, onDate: "2037-02-10", result: "Sold a pen", score: 80 },
  ]);
  const settle = { outcome: "hired", onDate: "2037-02-12", because: "The best" };
  expect((await call(`POST /contest-candidates/${olga.id}/outcomes`, settle)).body.outcome).toBe("hired");
  expect((await pass({ stage: 3, onDate: "2037-02-13" })).body.code).toBe("candidate_settled");
  const closing = { closedOn: "2037-02-14", result: "One hired", version: 1 };
  expect((await call(`POST /hiring-contests/${contest.id}/closings`, closing)).body.closedOn).toBe("2037-02-14");
  expect((await call("POST /contest-candidates", add)).body.code).toBe("contest_closed");
  expect((await call(`DELETE /contest-candidates/${olga.id}`)).status).toBe(200);
  expect((await call("GET /hiring-contests")).body.items).toMatchObject([{ result: "One hired", candidates: [] }]);
  // Nothing that was known of the person is left, in the log neither.
  const { rows } = await database.owner.query("select changes::text as told from audit_entries where entity_id = $1", [
    olga.id,
  ]);
  expect(rows.length).toBeGreaterThan(2);
  expect(rows.map(({ told }) => told).join()).not.toMatch(/pen|Olga|900|best/i);
});

test("a newcomer's steps fall due by days since the beginning; the mentor signs the mentor's, nobody the own", async () => {
  const steps = [
    { title: "Meet the team", day: 0, signer: "mentor" },
    { title: "First call together", day: 5, signer: "mentor" },
    { title: "Test on products", day: 30, signer: "head" },
  ];
  const { body: template } = await call("POST /onboarding-templates", { name: "Salesperson", steps });
  const { workspaceId } = ours;
  const [{ id: mentorId }] = (
    await database.owner.query(
      "insert into users (workspace_id, id, name, role, created_at) values ($1, gen_random_uuid(), 'Vera', 'salesperson', now()) returning id",
      [workspaceId],
    )
  ).rows;
  const begin = { userId: ours.boris, mentorId, templateId: template.id, startedOn: "2037-03-20" };
  const { body: onboarding } = await call("POST /onboardings", begin);
  expect(onboarding.steps.map(({ dueOn }: { dueOn: string }) => dueOn)).toEqual([
    "2037-03-20",
    "2037-03-25",
    "2037-04-19",
  ]);
  const sign = (position: number, actor: Actor) =>
    call(`POST /onboardings/${onboarding.id}/sign-offs`, { position, doneOn: "2037-03-21" }, actor);
  const vera = ours.actor(mentorId);
  expect((await sign(1, boris)).body.code).toBe("onboarding_not_signer");
  expect((await sign(1, vera)).body.steps[0]).toMatchObject({ doneOn: "2037-03-21", doneBy: { name: "Vera" } });
  expect((await sign(3, vera)).body.code).toBe("onboarding_not_signer");
  expect((await sign(3, head)).body.steps[2].doneBy.name).toBe("Anna");
});

test("a test has its results from 0 to 100 and who passed; one sees the own", async () => {
  const test = { kind: "test", topic: "Price list", heldOn: "2037-04-01", passMark: 70 };
  const result = (userId: string, score: number | null) => ({ userId, score });
  expect((await call("POST /trainings", { ...test, results: [result(ours.boris, null)] })).body.code).toBe(
    "training_score_missing",
  );
  const results = [result(ours.anna, 70), result(ours.boris, 69)];
  const { body } = await call("POST /trainings", { ...test, results });
  expect(body.results).toMatchObject([
    { person: { name: "Anna" }, isPassed: true },
    { person: { name: "Boris" }, isPassed: false },
  ]);
  const own = (await call("GET /team", undefined, boris)).body;
  expect(own.trainings[0].results).toMatchObject([{ score: 69 }]);
  expect(own.people).toMatchObject([{ name: "Boris" }]);
  const set = { version: 1, results: [result(ours.boris, 90)] };
  expect((await call(`PUT /trainings/${body.id}/results`, set)).body.results).toMatchObject([
    { score: 90, isPassed: true },
  ]);
  const elsewhere = ours.actor(ours.anna, "head", [ours.anna]);
  await call("POST /trainings", { ...test, topic: "Ours and theirs", results });
  const shared = (await call("GET /team", undefined, elsewhere)).body.trainings.find(
    ({ topic }: { topic: string }) => topic === "Ours and theirs",
  );
  // A head of others would take Boris's result along with the own people's.
  expect((await call(`DELETE /trainings/${shared.id}`, undefined, elsewhere)).body.code).toBe("training_of_others");
  expect((await call(`DELETE /trainings/${shared.id}`)).status).toBe(200);
  expect((await call(`DELETE /trainings/${body.id}`)).status).toBe(200);
});

test("another workspace knows nobody of ours", async () => {
  const theirs = await makeSampleWorkspace(database.owner, "theirs");
  const stranger = theirs.actor(theirs.anna, "director", "all");
  const { body } = await call("GET /team", undefined, stranger);
  expect(body).toMatchObject({ onboardings: [], templates: [], trainings: [], ramp: { version: 0 } });
  expect((await call("GET /hiring-contests", undefined, stranger)).body.items).toEqual([]);
  const dates = { joinedOn: null, leftOn: null, version: 0 };
  expect((await call(`PUT /team/people/${ours.boris}`, dates, stranger)).status).toBe(404);
});

test("every refusal has its message in both languages", () => {
  for (const messages of [ru.refusal, en.refusal]) expect(Object.keys(messages)).toEqual(Object.keys(teamRefusals));
});

import { afterAll, beforeAll, expect, test } from "vitest";
import { sampleRules } from "../../../test/sample-rules.ts";
import { makeSampleServer, type SampleServer } from "../../../test/sample-server.ts";
import { makeSampleWorkspace, type SampleWorkspace } from "../../../test/sample-workspace.ts";
import type { Actor } from "../../kernel/actor.ts";
import { testDatabase } from "../../platform/database/test-database.ts";
import { newId } from "../../platform/new-id.ts";
import { callListRoutes } from "./routes.ts";

let database: Awaited<ReturnType<typeof testDatabase>>;
let ours: SampleWorkspace;
let server: SampleServer;
const routes = callListRoutes(sampleRules);
let head: Actor;
let anna: Actor;
let boris: Actor;

beforeAll(async () => {
  database = await testDatabase();
  ours = await makeSampleWorkspace(database.owner, "ours");
  server = makeSampleServer(database, routes);
  anna = ours.actor(ours.anna);
  boris = ours.actor(ours.boris);
  head = ours.actor(ours.boris, "head", "all");
});
afterAll(() => database.drop());

async function addCompany(name: string, phone: string | null = "+74951234567"): Promise<string> {
  const id = newId();
  await database.owner.query(
    `insert into companies (workspace_id, id, name, phone, phone_normalized, city, created_at, updated_at)
     values ($1, $2, $3, $4, $4, $5, now(), now())`,
    [ours.workspaceId, id, name, phone, name.split(" ")[0]],
  );
  return id;
}

const called = (companyId: string, at: string) =>
  database.owner.query(
    `insert into activities (workspace_id, id, kind, subject, company_id, owner_id, done_at, created_at, updated_at)
     values ($1, $2, 'call', 'Call', $3, $4, $5, $5, $5)`,
    [ours.workspaceId, newId(), companyId, ours.boris, at],
  );

async function addList(companyIds: readonly string[], name = "Base") {
  const { body } = await server.call(head, "POST /call-lists", {
    name,
    pipelineId: ours.pipelineId,
    people: [ours.anna, ours.boris],
    callsPerDay: 20,
  });
  const added = await server.call(head, `POST /call-lists/${body.id}/companies`, { companyIds });
  return { id: body.id as string, version: body.version as number, added: added.body };
}

const take = async (actor: Actor, list: { id: string }) =>
  (await server.call(actor, `POST /call-lists/${list.id}/takings`, {})).body;
const record = (actor: Actor, list: { id: string }, body: object) =>
  server.call(actor, `POST /call-lists/${list.id}/results`, body);
const soon = () => new Date(Date.now() + 3_600_000).toISOString();

test("a company goes on one open list, and those without a phone, with an open deal or called lately are left out by name", async () => {
  const [free, mute, busy, fresh] = await Promise.all([
    addCompany("Alpha 1"),
    addCompany("Alpha 2", null),
    addCompany("Alpha 3"),
    addCompany("Alpha 4"),
  ]);
  const dealId = await ours.addDeal(ours.anna);
  await database.owner.query("update deals set company_id = $2 where id = $1", [dealId, busy]);
  await called(fresh, new Date(Date.now() - 29 * 86_400_000).toISOString());
  const list = await addList([free, mute, busy, fresh].map(String));
  expect(list.added).toEqual({ added: 1, leftOut: { onList: 0, noPhone: 1, openDeal: 1, calledRecently: 1 } });
  const other = await addList([free], "Second");
  expect(other.added).toEqual({ added: 0, leftOut: { onList: 1, noPhone: 0, openDeal: 0, calledRecently: 0 } });
  const byFilter = await server.call(head, `POST /call-lists/${other.id}/companies`, { filter: { city: "Alpha" } });
  expect(byFilter.body).toEqual({ added: 0, leftOut: { onList: 1, noPhone: 1, openDeal: 1, calledRecently: 1 } });
});

test("two who ask for the next company at the same moment get two, and the one in hand stays in hand", async () => {
  const companies = await Promise.all([addCompany("Beta 1"), addCompany("Beta 2")]);
  const list = await addList(companies);
  const path = `POST /call-lists/${list.id}/takings`;
  const [{ body: one }, { body: two }] = await Promise.all([
    server.call(anna, path, {}),
    // A server of its own: one tells its callers apart by who asked last.
    makeSampleServer(database, routes).call(boris, path, {}),
  ]);
  expect(new Set([one.company.id, two.company.id])).toEqual(new Set(companies));
  expect((await take(anna, list)).company.id).toBe(one.company.id);
  const stolen = await record(boris, list, { companyId: one.company.id, outcome: "no_answer" });
  expect(stolen.body.code).toBe("call_in_other_hands");
  expect((await server.call(anna, `POST /call-lists/${list.id}/releases`, { companyId: one.company.id })).body).toEqual(
    {
      released: true,
    },
  );
  await database.owner.query(
    "update call_list_companies set held_until = now() - interval '1 second' where list_id = $1",
    [list.id],
  );
  expect((await take(anna, list)).company).not.toBeNull();
});

test("an unanswered call comes back to whoever made it, a refusal needs its reason, and nobody is called twice", async () => {
  const company = await addCompany("Gamma 1");
  const list = await addList([company]);
  expect((await take(anna, list)).company).toMatchObject({ id: company, state: "waiting", attempts: 0 });
  const missed = await record(anna, list, { companyId: company, outcome: "no_answer" });
  expect(missed.body).toMatchObject({ state: "later", dealId: null });
  expect((await take(boris, list)).company).toBeNull();
  expect((await take(anna, list)).company).toBeNull();
  await database.owner.query("update call_list_companies set next_at = now() where company_id = $1", [company]);
  expect((await take(boris, list)).company).toBeNull();
  expect((await take(anna, list)).company).toMatchObject({ attempts: 1, lastCalls: [{ isReached: false }] });
  const refused = { companyId: company, outcome: "refused" };
  expect((await record(anna, list, refused)).body).toMatchObject({
    code: "call_result_invalid",
    errors: [{ path: "comment", code: "call_result_reason_missing" }],
  });
  expect((await record(anna, list, { ...refused, comment: "Есть поставщик" })).body.state).toBe("refused");
  expect((await take(anna, list)).company).toBeNull();
});

test("whoever was called from elsewhere since, or got a deal, is passed over", async () => {
  const [talked, dealt, free] = await Promise.all([
    addCompany("Delta 1"),
    addCompany("Delta 2"),
    addCompany("Delta 3"),
  ]);
  const list = await addList([talked, dealt, free].map(String));
  await called(String(talked), new Date().toISOString());
  const dealId = await ours.addDeal(ours.boris);
  await database.owner.query("update deals set company_id = $2 where id = $1", [dealId, dealt]);
  expect((await take(anna, list)).company.id).toBe(free);
});

test("a negotiation opens a deal of the company at the first stage, and results by person count against the norm", async () => {
  const [first, second] = await Promise.all([addCompany("Eta 1"), addCompany("Eta 2")]);
  const list = await addList([first, second].map(String), "Форум");
  await take(anna, list);
  const contact = {
    companyId: first,
    outcome: "personal_contact",
    nextAt: soon(),
    comment: "Директор, пришлём каталог",
  };
  expect((await record(anna, list, contact)).body.state).toBe("personal_contact");
  await take(anna, list);
  const { body } = await record(anna, list, { companyId: second, outcome: "negotiation", comment: "Ждут встречу" });
  const { rows } = await database.owner.query("select title, stage_id, owner_id, company_id from deals where id = $1", [
    body.dealId,
  ]);
  expect(rows).toEqual([{ title: "Eta 2", stage_id: ours.stages[0], owner_id: ours.anna, company_id: second }]);
  const activities = await database.owner.query(
    "select kind, subject, is_held, deal_id, result from activities where company_id = $1",
    [second],
  );
  expect(activities.rows).toEqual([
    { kind: "call", subject: "Форум", is_held: true, deal_id: body.dealId, result: "Ждут встречу" },
  ]);
  const results = await server.call(head, `GET /call-lists/${list.id}/results?from=2000-01-01&to=2100-01-01`);
  expect(results.body.total).toEqual({
    calls: 2,
    reached: 2,
    firstContacts: 0,
    personalContacts: 1,
    negotiations: 1,
    refused: 0,
    won: 0,
  });
  expect(
    results.body.people.map(({ person, calls }: { person: { name: string }; calls: number }) => [person.name, calls]),
  ).toEqual([
    ["Anna", 2],
    ["Boris", 0],
  ]);
  expect(
    (await server.call(anna, "GET /call-lists")).body.items.find(({ name }: { name: string }) => name === "Форум"),
  ).toMatchObject({
    companies: 2,
    calledToday: 2,
    counts: { personal_contact: 1, negotiation: 1, waiting: 0 },
  });
});

test("a list is seen by those who call by it, their heads and whoever made it, and called by those named alone", async () => {
  const { body: list } = await server.call(head, "POST /call-lists", {
    name: "Чужой",
    pipelineId: ours.pipelineId,
    people: [ours.anna],
  });
  const stranger = ours.actor(ours.boris, "salesperson", [ours.boris]);
  const outsider = ours.actor(newId<"user">(), "salesperson", []);
  expect((await server.call(outsider, `GET /call-lists/${list.id}`)).status).toBe(404);
  // Boris made it, so he sees it, and yet is not the one who calls.
  expect((await server.call(stranger, `POST /call-lists/${list.id}/takings`, {})).body.code).toBe("call_not_yours");
  const unseen = { name: "x", pipelineId: ours.pipelineId, people: [ours.anna] };
  expect((await server.call(stranger, "POST /call-lists", unseen)).body.errors).toMatchObject([
    { path: "people.0", code: "call_list_person_unknown" },
  ]);
  const closed = await server.call(head, `PATCH /call-lists/${list.id}`, { isClosed: true, version: list.version });
  expect(closed.body.closedAt).not.toBeNull();
  expect((await server.call(anna, `POST /call-lists/${list.id}/takings`, {})).body.code).toBe("call_list_closed");
});

test("a customer of somebody who left the list is called by another, and one that got a deal meanwhile by nobody", async () => {
  const [left, dealt] = [await addCompany("Theta 1"), await addCompany("Theta 2")];
  const list = await addList([left, dealt]);
  const first = (await take(anna, list)).company.id;
  await record(anna, list, { companyId: first, outcome: "call_later", nextAt: soon() });
  const second = (await take(anna, list)).company.id;
  await record(anna, list, { companyId: second, outcome: "call_later", nextAt: soon() });
  await database.owner.query(
    "update call_list_companies set next_at = now() - interval '1 minute' where list_id = $1",
    [list.id],
  );
  expect((await take(boris, list)).company).toBeNull();
  const dealId = await ours.addDeal(ours.boris);
  await database.owner.query("update deals set company_id = $2 where id = $1", [dealId, second]);
  await server.call(head, `PATCH /call-lists/${list.id}`, { people: [ours.boris], version: list.version });
  expect((await take(boris, list)).company).toMatchObject({ id: first, state: "later" });
  await record(boris, list, { companyId: first, outcome: "no_answer" });
  expect(await take(boris, list)).toMatchObject({ company: null });
});

test("a list that is opened again leaves to another what that one has taken meanwhile", async () => {
  const company = await addCompany("Iota 1");
  const old = await addList([company], "Old");
  const closed = await server.call(head, `PATCH /call-lists/${old.id}`, { isClosed: true, version: old.version });
  const other = await addList([company], "New");
  expect(other.added.added).toBe(1);
  const again = await server.call(head, `PATCH /call-lists/${old.id}`, {
    isClosed: false,
    version: closed.body.version,
  });
  expect(again.body).toMatchObject({ closedAt: null, companies: 0 });
  expect((await take(anna, old)).company).toBeNull();
  expect((await take(boris, other)).company.id).toBe(company);
});

test("a company that is skipped goes to the end: the next one comes, not the same again; a due one is due in an hour", async () => {
  const list = await addList([await addCompany("Kappa 1"), await addCompany("Kappa 2")]);
  const skip = (companyId: string) => server.call(anna, `POST /call-lists/${list.id}/releases`, { companyId });
  const first = (await take(anna, list)).company.id;
  await skip(first);
  const second = (await take(anna, list)).company.id;
  expect(second).not.toBe(first);
  await skip(second);
  expect((await take(anna, list)).company.id).toBe(first);
  await record(anna, list, { companyId: first, outcome: "call_later", nextAt: soon() });
  await database.owner.query("update call_list_companies set next_at = now() where company_id = $1", [first]);
  expect((await take(anna, list)).company.id).toBe(first);
  await skip(first);
  const next = await take(anna, list);
  expect(next.company.id).toBe(second);
  expect(Date.parse(next.nextAt)).toBeGreaterThan(Date.now() + 3_000_000);
});

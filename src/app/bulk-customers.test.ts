import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { sampleRules } from "../../test/sample-rules.ts";
import { makeSampleServer, type SampleServer } from "../../test/sample-server.ts";
import { makeSampleWorkspace, type SampleWorkspace } from "../../test/sample-workspace.ts";
import { type BulkRules, bulkEn, bulkRoutes, bulkRu } from "../bulk/index.ts";
import { beginBulk } from "../bulk/server/begin-bulk.ts";
import { runBulk } from "../bulk/server/bulk-tasks.ts";
import { crmEn, crmRu } from "../crm/index.ts";
import { companySubject, contactSubject } from "../crm/server/bulk/customer-subjects.ts";
import { bulkCustomerRoutes } from "../crm/server/bulk/routes.ts";
import { crmRoutes } from "../crm/server/routes.ts";
import { customFieldRoutes } from "../custom-fields/index.ts";
import type { Actor } from "../kernel/actor.ts";
import { runUnit } from "../platform/database/run-unit.ts";
import { testDatabase } from "../platform/database/test-database.ts";
import type { TaskContext } from "../platform/jobs/worker.ts";
import { createTranslator } from "../platform/translate.ts";

const rules: BulkRules = {
  may: sampleRules.may,
  subjects: { deal: companySubject, company: companySubject, contact: contactSubject },
};
let database: Awaited<ReturnType<typeof testDatabase>>;
let server: SampleServer;
let ours: SampleWorkspace;
let head: Actor;
let made = 0;
const quiet = { error: () => undefined } as unknown as TaskContext["log"];

beforeAll(async () => {
  database = await testDatabase();
  const translator = createTranslator({ crm: { ru: crmRu, en: crmEn }, bulk: { ru: bulkRu, en: bulkEn } });
  const bulk = [...bulkRoutes(rules), ...bulkCustomerRoutes(rules, translator)];
  server = makeSampleServer(database, [...crmRoutes, ...customFieldRoutes, ...bulk]);
});
afterAll(() => database.drop());
beforeEach(async () => {
  ours = await makeSampleWorkspace(database.owner, `customers${++made}`);
  head = ours.actor(ours.boris, "head", "all");
});

const ask = (request: string, body?: unknown, actor = head) => server.call(actor, request, body);
const company = async (name: string, more: object = {}) => (await ask("POST /companies", { name, ...more })).body;
const read = async (id: string) => (await ask(`GET /companies/${id}`)).body.company;

test("three companies get a responsible, a city and an own field at once; all of it is taken back, but for one changed since", async () => {
  const field = { entity: "company", name: "Segment", kind: "text", isOnCard: true };
  const { key } = (await ask("POST /custom-fields", field)).body;
  const ids = [];
  for (const name of ["Alpha", "Beta", "Gamma"]) ids.push((await company(name, { city: "Tver" })).id);
  const handed = await ask("POST /companies/bulk", { ids, action: { kind: "assign", ownerId: ours.anna } });
  expect(handed).toMatchObject({ status: 201, body: { entity: "company", state: "done", counts: { done: 3 } } });
  const fields = { city: "Perm", custom: { [key]: "Large" } };
  const changed = (await ask("POST /companies/bulk", { ids, action: { kind: "change", fields } })).body;
  expect(changed.counts).toMatchObject({ done: 3, refused: 0 });
  const beta = await read(ids[1]);
  expect(beta).toMatchObject({ city: "Perm", owner: { name: "Anna" }, custom: { [key]: "Large" } });
  await ask(`PATCH /companies/${ids[2]}`, { industry: "Pumps", version: beta.version });
  const undone = (await ask(`POST /bulk-actions/${changed.id}/undo`, {})).body;
  expect(undone).toMatchObject({ state: "undone", counts: { undone: 2, kept: 1 } });
  expect(await read(ids[0])).toMatchObject({ city: "Tver", custom: {} });
  const kept = await ask(`GET /bulk-actions/${changed.id}/customers?state=kept`);
  expect(kept.body.items).toEqual([
    {
      id: ids[2],
      name: "Gamma",
      state: "kept",
      reason: { code: "bulk_changed_since", message: "Somebody has changed it since." },
    },
  ]);
});

test("contacts found by a filter are deleted and brought back; a company that is not there is refused by name", async () => {
  for (const name of ["Ivan Petrov", "Petr Petrov"]) await ask("POST /contacts", { name, role: "decides" });
  expect((await ask("GET /contacts/totals?role=decides")).body).toEqual({ count: 2 });
  const gone = (await ask("POST /contacts/bulk", { filter: { role: "decides" }, action: { kind: "delete" } })).body;
  expect(gone).toMatchObject({ entity: "contact", total: 2, counts: { done: 2 } });
  expect((await ask("GET /contacts")).body.items).toHaveLength(1);
  expect((await ask(`POST /bulk-actions/${gone.id}/undo`, {})).body.counts).toMatchObject({ undone: 2, kept: 0 });
  expect((await ask("GET /contacts")).body.items).toHaveLength(3);
  const nowhere = { kind: "change", fields: { companyId: ours.anna } };
  const refused = (await ask("POST /contacts/bulk", { ids: [ours.contactId], action: nowhere })).body;
  expect(refused.counts).toMatchObject({ done: 0, refused: 1 });
  const told = (await ask(`GET /bulk-actions/${refused.id}/customers`)).body.items;
  expect(told[0].reason.code).toBe("customer_company_unknown");
});

test("60 companies go to the worker, in one name and with one entry of the audit each; a name is not given to many", async () => {
  await database.owner.query(
    `insert into companies (workspace_id, id, name, created_at, updated_at)
     select $1, new_row_id(), 'Firm ' || n, now(), now() from generate_series(1, 59) n`,
    [ours.workspaceId],
  );
  const { id, total } = (
    await ask("POST /companies/bulk", { filter: {}, action: { kind: "change", fields: { channel: "Fair" } } })
  ).body;
  expect(total).toBe(60);
  await runBulk({ database, log: quiet }, rules, ours.workspaceId, id);
  expect((await ask(`GET /bulk-actions/${id}`)).body).toMatchObject({ state: "done", counts: { done: 60 } });
  const { rows } = await database.owner.query(
    "select count(*)::integer as count from audit_entries where action = 'company.updated' and changes ->> 'bulk' = $1",
    [id],
  );
  expect(rows[0].count).toBe(60);
  const named = { ids: [ours.companyId], action: { kind: "change", fields: { name: "One" } } };
  expect((await ask("POST /companies/bulk", named)).body.code).toBe("input_invalid");
});

test("whoever is switched off meanwhile changes no more rows: what was begun is cancelled, and what is over stays over", async () => {
  await database.owner.query(
    `insert into companies (workspace_id, id, name, created_at, updated_at)
     select $1, gen_random_uuid(), 'Off ' || n, now(), now() from generate_series(1, 60) n`,
    [ours.workspaceId],
  );
  const begin = async (city: string) =>
    (await ask("POST /companies/bulk", { filter: {}, action: { kind: "change", fields: { city } } })).body.id;
  const [over, begun] = [await begin("Perm"), await begin("Tver")];
  await runBulk({ database, log: quiet }, rules, ours.workspaceId, over);
  await database.owner.query("update users set is_active = false where id = $1", [ours.boris]);
  for (const id of [over, begun]) await runBulk({ database, log: quiet }, rules, ours.workspaceId, id);
  expect((await ask(`GET /bulk-actions/${over}`)).body).toMatchObject({ state: "done", counts: { done: 61 } });
  expect((await ask(`GET /bulk-actions/${begun}`)).body).toMatchObject({ state: "cancelled", counts: { done: 0 } });
});

test("a dealer reaches the own customers alone, and another workspace none", async () => {
  const mine = (await company("Mine", { ownerId: ours.anna })).id;
  const dealer = ours.actor(ours.anna, "dealer");
  const all = (await ask("POST /companies/bulk", { filter: {}, action: { kind: "delete" } }, dealer)).body;
  expect(all.total).toBe(1);
  expect((await ask(`GET /companies/${mine}`)).status).toBe(404);
  expect((await ask(`GET /companies/${ours.companyId}`)).status).toBe(200);
  const theirs = await makeSampleWorkspace(database.owner, `strangers${made}`);
  const stranger = theirs.actor(theirs.boris, "head", "all");
  const tried = (await ask("POST /companies/bulk", { ids: [ours.companyId], action: { kind: "delete" } }, stranger))
    .body;
  expect(tried.counts).toMatchObject({ done: 0, refused: 1 });
  expect((await ask(`GET /bulk-actions/${all.id}`, undefined, stranger)).status).toBe(404);
});

test("more rows than 50,000 are refused whole, however many a filter lets through", async () => {
  const rows = { text: "select gen_random_uuid() from generate_series(1, $1::integer)", values: [70_000] };
  const action = { kind: "delete" } as const;
  const begun = await runUnit(database, head, (unit) =>
    beginBulk(unit, rules, { entity: "company", action, ids: undefined, filter: {}, chosenBy: async () => rows }),
  );
  expect(begun).toMatchObject({ refused: "bulk_too_many", params: { count: 50_000 } });
  expect((await ask("GET /bulk-actions")).body.items).toEqual([]);
});

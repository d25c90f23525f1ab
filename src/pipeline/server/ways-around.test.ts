import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { sampleRules as rules } from "../../../test/sample-rules.ts";
import { makeSampleServer, type SampleServer } from "../../../test/sample-server.ts";
import { makeSampleWorkspace, type SampleWorkspace } from "../../../test/sample-workspace.ts";
import type { Actor } from "../../kernel/actor.ts";
import { testDatabase } from "../../platform/database/test-database.ts";
import { newId } from "../../platform/new-id.ts";
import { pipelineRoutes } from "./routes.ts";

/** PIP-3: the ways around the gate that somebody may try, and the places where no deal may open. */
let database: Awaited<ReturnType<typeof testDatabase>>;
let server: SampleServer;
let ours: SampleWorkspace;
let anna: Actor;
let head: Actor;
let pipeline: { id: string; version: number; stages: { id: string; name: string; entryConditions: object[] }[] };
let deal: { id: string; version: number };
let count = 0;

beforeAll(async () => {
  database = await testDatabase();
  server = makeSampleServer(database, pipelineRoutes(rules));
  ours = await makeSampleWorkspace(database.owner, "ours");
  anna = ours.actor(ours.anna);
  head = ours.actor(ours.boris, "head", "all");
});
afterAll(() => database.drop());

beforeEach(async () => {
  const stages = [
    { name: "Request received" },
    { name: "Meeting held", entryConditions: [{ kind: "contact_named", role: "decides" }] },
    { name: "Proposal accepted", entryConditions: [{ kind: "field", field: "amount" }] },
    { name: "Paid" },
  ];
  pipeline = (await server.call(head, "POST /pipelines", { name: `Equipment ${++count}`, stages })).body;
  deal = (await server.call(anna, "POST /deals", { title: "Pumps", pipelineId: pipeline.id })).body;
});

const stageId = (name: string) => pipeline.stages.find((stage) => stage.name === name)?.id ?? "";
const without = (name: string) =>
  pipeline.stages
    .filter((stage) => stage.name !== name)
    .map(({ id, name, entryConditions }) => ({ id, name, entryConditions }));
const move = (to: string, more: object = {}, actor = anna) =>
  server.call(actor, `POST /deals/${deal.id}/moves`, { toStage: stageId(to), version: deal.version, ...more });
const read = async () => (await server.call(head, `GET /deals/${deal.id}`)).body;
const act = async (verb: string, body: object, actor = anna) => {
  const answer = await server.call(actor, `POST /deals/${deal.id}/${verb}`, { version: deal.version, ...body });
  if (answer.status === 200) deal = answer.body;
  return answer;
};
const lossReason = async () => (await server.call(anna, "GET /loss-reasons")).body.items[0].id;

const editTo = (stages: object[], body: object, actor = head) =>
  server.call(actor, `PUT /pipelines/${pipeline.id}`, {
    version: pipeline.version,
    name: `Equipment ${count}, edited`,
    stages,
    ...body,
  });

test("the audit keeps what a stage asked for before its conditions were taken away, and after", async () => {
  const stages = pipeline.stages.map(({ id, name }) => ({ id, name }));
  expect((await editTo(stages, {})).status).toBe(200);
  const { rows } = await database.owner.query(
    "select changes->'stages' as stages from audit_entries where action = 'pipeline.changed' and entity_id = $1",
    [pipeline.id],
  );
  const asked = (at: number) =>
    rows[0].stages[at].flatMap((stage: { entryConditions: unknown[] }) => stage.entryConditions);
  expect(asked(0).length).toBeGreaterThan(0);
  expect(asked(1)).toEqual([]);
});

test("who may not override cannot push deals past the gate by taking their stage away", async () => {
  const from = stageId("Request received");
  const stages = [{ name: "Need found" }, ...without("Request received")];
  const keyWithoutOverride = ours.actor(ours.boris, "salesperson", "all");
  const refused = await editTo(stages, { moveDeals: { [from]: stageId("Proposal accepted") } }, keyWithoutOverride);
  expect([refused.status, refused.body.code]).toEqual([403, "override_not_allowed"]);
  expect((await read()).stageId).toBe(from);
  expect((await editTo(stages, { moveDeals: { [from]: stageId("Proposal accepted") } })).status).toBe(200);
  expect((await read()).visits.at(-1)).toMatchObject({
    overrideReason: "The stage “Request received” was taken out of the pipeline",
    overrideMissing: [{ code: "missing_contact_decides" }, { code: "missing_amount" }],
  });
});

test("a deal whose stage went while it was deleted comes back to the first one, its history without gaps", async () => {
  deal = (await move("Meeting held", { override: { reason: "So the head decided" } }, head)).body;
  await server.call(anna, `DELETE /deals/${deal.id}`);
  expect((await editTo(without("Meeting held"), {})).status).toBe(200);
  const restored = await server.call(anna, `POST /deals/${deal.id}/restorations`, {});
  expect(restored.body).toMatchObject({ stageId: stageId("Request received"), status: "open" });
  const { visits, version } = await read();
  expect(version).toBe(restored.body.version);
  const places = visits.map((visit: { stage: { name: string }; leftAs: string | null }) => [
    visit.stage.name,
    visit.leftAs,
  ]);
  expect(places).toEqual([
    ["Request received", "moved"],
    ["Meeting held", "moved"],
    ["Request received", null],
  ]);
  expect(visits[2].enteredAt).toBe(visits[1].leftAt);
});

test("nothing opens in a pipeline that was put away: no reopening, no restoring, no undo of a transfer", async () => {
  const other = (
    await server.call(head, "POST /pipelines", { name: `Else ${count}`, stages: [{ name: "A" }, { name: "B" }] })
  ).body;
  const second = (await server.call(anna, "POST /deals", { title: "Valves", pipelineId: pipeline.id })).body;
  const third = (await server.call(anna, "POST /deals", { title: "Pipes", pipelineId: pipeline.id })).body;
  await act("losses", { lossReason: await lossReason() });
  await server.call(anna, `DELETE /deals/${second.id}`);
  const left = await server.call(anna, `POST /deals/${third.id}/transfers`, { toPipeline: other.id, version: 1 });
  expect(left.status).toBe(200);
  const put = await server.call(head, `POST /pipelines/${pipeline.id}/archive`, { version: pipeline.version });
  expect(put.status).toBe(200);
  const answers = [
    await act("reopenings", {}),
    await server.call(anna, `POST /deals/${second.id}/restorations`, {}),
    await server.call(anna, `POST /deals/${third.id}/undos`, { version: left.body.version }),
  ];
  expect(answers.map(({ body }) => body.code)).toEqual(Array(3).fill("pipeline_archived"));
});

test("a step is not taken back onto a stage that has become the won one", async () => {
  deal = (await move("Proposal accepted", { override: { reason: "So the head decided" } }, head)).body;
  await act("moves", { toStage: stageId("Meeting held") }, head);
  expect((await editTo(without("Paid"), {})).status).toBe(200);
  expect((await act("undos", {}, head)).body.code).toBe("stage_unknown");
});

test("a contact that was deleted is named no longer", async () => {
  const { rows } = await database.owner.query(
    `insert into contacts (workspace_id, id, name, created_at, updated_at) values ($1, $2, 'Olga', now(), now()) returning id`,
    [ours.workspaceId, newId()],
  );
  const contactId = rows[0].id;
  await server.call(anna, `POST /deals/${deal.id}/contacts`, { contactId, role: "decides" });
  deal = await read();
  await database.owner.query("update contacts set deleted_at = now() where id = $1", [contactId]);
  expect((await move("Meeting held")).body).toMatchObject({ missing: [{ code: "missing_contact_decides" }] });
});

test("a dealer does not come to know a customer by naming it on a deal", async () => {
  const dealer = ours.actor(ours.anna, "dealer");
  const name = (fields: object) =>
    server.call(dealer, "POST /deals", { title: "Mine", pipelineId: pipeline.id, ...fields });
  expect((await name({ companyId: ours.companyId })).body.code).toBe("company_unknown");
  expect((await name({ contacts: [{ contactId: ours.contactId }] })).body.code).toBe("contact_unknown");
  const patch = await server.call(dealer, `PATCH /deals/${deal.id}`, { version: 1, companyId: ours.companyId });
  expect(patch.body.code).toBe("company_unknown");
  const withFields = { fields: { companyId: ours.companyId } };
  expect((await move("Meeting held", withFields, dealer)).body.code).toBe("company_unknown");
});

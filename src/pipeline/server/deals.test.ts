import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { sampleRules as rules } from "../../../test/sample-rules.ts";
import { makeSampleServer, type SampleServer } from "../../../test/sample-server.ts";
import { makeSampleWorkspace, type SampleWorkspace } from "../../../test/sample-workspace.ts";
import type { Actor } from "../../kernel/actor.ts";
import { isRefusal } from "../../kernel/refusal.ts";
import { runUnit } from "../../platform/database/run-unit.ts";
import { testDatabase } from "../../platform/database/test-database.ts";
import { newId } from "../../platform/new-id.ts";
import { moveDeal } from "./move-deal.ts";
import { pipelineRoutes } from "./routes.ts";

let database: Awaited<ReturnType<typeof testDatabase>>;
let server: SampleServer;
let ours: SampleWorkspace;
let anna: Actor;
let head: Actor;
let pipeline: { id: string; version: number; stages: { id: string; name: string }[] };
let deal: { id: string; version: number };
let count = 0;

const stageId = (name: string) => pipeline.stages.find((stage) => stage.name === name)?.id;
const amount = { kind: "field", field: "amount" };
const decides = { kind: "contact_named", role: "decides" };

beforeAll(async () => {
  database = await testDatabase();
  server = makeSampleServer(database, pipelineRoutes(rules));
  ours = await makeSampleWorkspace(database.owner, "ours");
  anna = ours.actor(ours.anna);
  head = ours.actor(ours.boris, "head", "all");
});
afterAll(() => database.drop());

beforeEach(async () => {
  const made = await server.call(head, "POST /pipelines", {
    name: `Equipment ${++count}`,
    stages: [
      { name: "Request received", plannedConversion: 0.5 },
      { name: "Meeting held", isKeyStage: true, entryConditions: [decides], plannedConversion: 0.5, targetHours: 9 },
      { name: "Proposal accepted", entryConditions: [amount], plannedConversion: 0.8 },
      { name: "Paid" },
    ],
  });
  expect(made.status).toBe(201);
  pipeline = made.body;
  const created = await server.call(anna, "POST /deals", { title: "Pumps", pipelineId: pipeline.id });
  expect(created.status).toBe(201);
  deal = created.body;
});

const move = (to: string, more: object = {}, actor = anna) =>
  server.call(actor, `POST /deals/${deal.id}/moves`, { toStage: stageId(to), version: deal.version, ...more });
const read = async () => (await server.call(head, `GET /deals/${deal.id}`)).body;
const act = async (verb: string, body: object, actor = anna) => {
  const answer = await server.call(actor, `POST /deals/${deal.id}/${verb}`, { version: deal.version, ...body });
  if (answer.status === 200) deal = answer.body;
  return answer;
};
const lossReason = async () => (await server.call(anna, "GET /loss-reasons")).body.items[0].id;
const placesOf = (visits: { stage: { name: string }; leftAs: string | null; voidAt: string | null }[]) =>
  visits.map((visit) => `${visit.stage.name} ${visit.voidAt ? "void" : (visit.leftAs ?? "open")}`);

test("a deal begins on the first stage, in the language and currency of the workspace", async () => {
  expect(await read()).toMatchObject({
    status: "open",
    currency: "RUB",
    owner: { name: "Anna" },
    probability: 0.2,
    noNextStep: true,
    visits: [{ number: 1, stage: { name: "Request received" }, enteredBy: { name: "Anna" }, leftAt: null }],
    nextStage: { stage: { name: "Meeting held" }, missing: [{ code: "missing_contact_decides" }] },
  });
  const reasons = (await server.call(anna, "GET /loss-reasons")).body.items;
  expect(reasons.slice(0, 2).map((reason: { name: string }) => reason.name)).toEqual([
    "Too expensive",
    "Chose a competitor",
  ]);
});

test("a move asks for what is missing, stage by stage, and a jump is no way around", async () => {
  const jump = await move("Proposal accepted");
  expect(jump).toMatchObject({
    status: 409,
    body: { code: "conditions_not_met", missing: [{ code: "missing_contact_decides" }, { code: "missing_amount" }] },
  });
  const gates = (await server.call(anna, `GET /deals/${deal.id}/gates`)).body.stages;
  expect(gates.map((gate: { missing: unknown[] }) => gate.missing.length)).toEqual([0, 1, 2, 2]);
});

test("fields that come with a move count for the gate, and are taken back when it refuses", async () => {
  expect(await move("Proposal accepted", { fields: { amountMinor: 5_000_00 } })).toMatchObject({
    status: 409,
    body: { missing: [{ code: "missing_contact_decides" }] },
  });
  expect(await read()).toMatchObject({ amount: null, version: deal.version });
  deal = (await server.call(anna, `POST /deals/${deal.id}/contacts`, { contactId: ours.contactId, role: "decides" }))
    .body;
  const moved = await move("Proposal accepted", { fields: { amountMinor: 5_000_00 } });
  expect(moved).toMatchObject({
    status: 200,
    body: { stageId: stageId("Proposal accepted"), version: deal.version + 1 },
  });
  expect(await read()).toMatchObject({
    amount: { minor: 5_000_00, currency: "RUB" },
    contact: { name: "Лилия Сафина" },
  });
});

test("a head passes with a reason, which stays on the visit with what was missing; without one nobody does", async () => {
  const owner = ours.actor(ours.boris, "owner", "all");
  expect((await move("Paid", {}, owner)).body.code).toBe("conditions_not_met");
  expect(await move("Paid", { override: { reason: "Long enough a reason" } })).toMatchObject({
    status: 403,
    body: { code: "override_not_allowed" },
  });
  expect((await move("Paid", { override: { reason: "too short" } }, owner)).body.code).toBe(
    "override_reason_too_short",
  );
  deal = (await move("Paid", { override: { reason: "The director has agreed" } }, owner)).body;
  const won = await read();
  expect(won).toMatchObject({ status: "won", probability: 1, stageId: stageId("Paid") });
  expect(won.closedAt).toBe(won.stageEnteredAt);
  expect(won.visits.at(-1)).toMatchObject({
    leftAs: "won",
    hours: 0,
    overrideReason: "The director has agreed",
    overrideMissing: [{ code: "missing_contact_decides" }, { code: "missing_amount" }],
  });
  const { rows } = await database.owner.query(
    "select changes from audit_entries where entity_id = $1 and action = 'deal.won'",
    [deal.id],
  );
  expect(rows[0].changes.override.missing).toHaveLength(2);
});

test("of two moves at once one wins, and the other hears of a conflict", async () => {
  const attempts = ["Meeting held", "Proposal accepted"].map((name) =>
    runUnit(database, head, (unit) =>
      moveDeal(unit, rules, deal.id, {
        toStage: stageId(name) ?? "",
        version: deal.version,
        override: { reason: "Both at the same time" },
      }),
    ),
  );
  const answers = await Promise.all(attempts);
  expect(answers.filter(isRefusal).map((refusal) => refusal.refused)).toEqual(["version_conflict"]);
  expect((await read()).visits).toHaveLength(2);
});

test("a stale version, an unknown stage, the same stage, another pipeline's and another workspace's ids are refused", async () => {
  const theirs = await makeSampleWorkspace(database.owner, `theirs-${count}`);
  const stranger = theirs.actor(theirs.anna, "owner", "all");
  const code = async (answer: Promise<{ status: number; body: { code: string } }>) => {
    const { status, body } = await answer;
    return `${status} ${body.code}`;
  };
  expect(await code(move("Meeting held", { version: 99 }))).toBe("409 version_conflict");
  expect(await code(move("", { toStage: newId() }))).toBe("404 stage_unknown");
  expect(await code(move("", { toStage: ours.stages[1] }))).toBe("404 stage_unknown");
  expect(await code(move("", { toStage: theirs.stages[1] }))).toBe("404 stage_unknown");
  expect(await code(move("Request received"))).toBe("409 already_there");
  expect(await code(move("Meeting held", {}, stranger))).toBe("404 deal_unknown");
  expect(await code(server.call(stranger, `GET /deals/${deal.id}`))).toBe("404 deal_unknown");
  expect(await code(server.call(stranger, `GET /board?pipeline=${pipeline.id}`))).toBe("404 pipeline_unknown");
  const boris = ours.actor(ours.boris);
  expect(await code(server.call(boris, `GET /deals/${deal.id}`))).toBe("404 deal_unknown");
  expect(await code(server.call(anna, "POST /deals", { title: "X", pipelineId: theirs.pipelineId }))).toBe(
    "404 pipeline_unknown",
  );
});

const moveWithKey = (key: string) =>
  server.http.inject({
    method: "POST",
    url: `/api/v1/deals/${deal.id}/moves`,
    headers: { "idempotency-key": key },
    payload: { toStage: stageId("Meeting held"), version: deal.version, override: { reason: "A bad network" } },
  });

test.each([
  ["after the answer was lost", (key: string) => moveWithKey(key).then(async (one) => [one, await moveWithKey(key)])],
  ["at the same moment", (key: string) => Promise.all([moveWithKey(key), moveWithKey(key)])],
] as const)("a move that is sent again with its key %s happens once, and both get one answer", async (when, twice) => {
  await server.call(head, `GET /deals/${deal.id}`);
  const [first, second] = await twice(`${when} ${deal.id}`);
  expect([first?.statusCode, second?.statusCode]).toEqual([200, 200]);
  expect(second?.json()).toEqual(first?.json());
  expect(placesOf((await read()).visits)).toEqual(["Request received moved", "Meeting held open"]);
});

test("a move is taken back as if it had not been: its visit is void, the one before goes on", async () => {
  const before = await read();
  expect(
    (await act("moves", { toStage: stageId("Meeting held"), override: { reason: "Wrong card, sorry for it" } }, head))
      .status,
  ).toBe(200);
  expect((await server.call(anna, `POST /deals/${deal.id}/undos`, { version: deal.version })).body.code).toBe(
    "undo_not_yours",
  );
  expect((await act("undos", {}, head)).status).toBe(200);
  const after = await read();
  expect(placesOf(after.visits)).toEqual(["Request received open", "Meeting held void"]);
  expect(after).toMatchObject({ stageId: before.stageId, stageEnteredAt: before.stageEnteredAt, undoUntil: null });
  expect((await act("undos", {}, head)).body.code).toBe("nothing_to_undo");
});

test("a loss needs a reason from the list, keeps the stage, and can be taken back or reopened", async () => {
  expect((await act("losses", { lossReason: newId() })).body.code).toBe("loss_reason_unknown");
  await act("losses", {
    lossReason: await lossReason(),
    comment: "Budget moved to next year",
    comeBackOn: "2099-01-10",
  });
  expect(await read()).toMatchObject({
    status: "lost",
    probability: 0,
    lossReason: { name: "Too expensive" },
    comeBackOn: "2099-01-10",
    nextStage: null,
  });
  await act("undos", {});
  expect(await read()).toMatchObject({ status: "open", lossReason: null, closedAt: null });
  await act("losses", { lossReason: await lossReason() });
  await act("reopenings", {});
  expect(placesOf((await read()).visits)).toEqual(["Request received lost", "Request received open"]);
});

test("a deal put off ends its visit, and a new one begins when it comes back", async () => {
  expect((await act("postponements", { comeBackOn: "2020-01-01", reason: "" })).body.code).toBe(
    "come_back_in_the_past",
  );
  await act("postponements", { comeBackOn: "2099-03-01", reason: "New budget in spring" });
  expect(await read()).toMatchObject({ status: "postponed", comeBackOn: "2099-03-01", probability: null });
  expect((await act("moves", { toStage: stageId("Meeting held") })).body.code).toBe("deal_not_open");
  expect((await act("resumptions", { toStage: stageId("Meeting held") })).body.code).toBe("conditions_not_met");
  await act("resumptions", {});
  expect(await read()).toMatchObject({ status: "open", comeBackOn: null });
  expect(placesOf((await read()).visits)).toEqual(["Request received postponed", "Request received open"]);
});

test("reopening a won deal voids the win and goes on where it stood before", async () => {
  await act("moves", { toStage: stageId("Paid"), override: { reason: "Won by handshake" } }, head);
  expect((await act("reopenings", {})).status).toBe(200);
  const reopened = await read();
  expect(reopened).toMatchObject({ status: "open", closedAt: null, stageId: stageId("Request received") });
  expect(placesOf(reopened.visits)).toEqual(["Request received moved", "Paid void", "Request received open"]);
  await act("undos", {});
  expect(placesOf((await read()).visits)).toEqual(["Request received moved", "Paid won", "Request received void"]);
});

test("a deal goes to another pipeline through that pipeline's gate, and its mask is that pipeline's", async () => {
  expect((await act("transfers", { toPipeline: pipeline.id })).body.code).toBe("same_pipeline");
  await act("transfers", { toPipeline: ours.pipelineId, toStage: ours.stages[1] });
  const { rows } = await database.owner.query("select visited::text from deals where id = $1", [deal.id]);
  expect(rows).toEqual([{ visited: "2" }]);
  expect(placesOf((await read()).visits)).toEqual(["Request received transferred", "Proposal open"]);
  const back = await act("transfers", { toPipeline: pipeline.id, toStage: stageId("Meeting held") });
  expect(back.body.code).toBe("conditions_not_met");
});

test("a deleted deal is gone for everybody until it is restored, as if it had never been away", async () => {
  await server.call(anna, `DELETE /deals/${deal.id}`);
  expect((await server.call(anna, `GET /deals/${deal.id}`)).status).toBe(404);
  expect((await server.call(anna, `GET /deals?pipeline=${pipeline.id}`)).body.items).toEqual([]);
  deal = (await server.call(anna, `POST /deals/${deal.id}/restorations`, {})).body;
  expect(placesOf((await read()).visits)).toEqual(["Request received open"]);
});

test("only a head assigns another responsible, and a person of another workspace is unknown", async () => {
  const patch = (body: object, actor: Actor) =>
    server.call(actor, `PATCH /deals/${deal.id}`, { version: deal.version, ...body });
  expect((await patch({ ownerId: ours.boris }, anna)).body.code).toBe("assign_not_allowed");
  expect((await patch({ ownerId: newId() }, head)).body.code).toBe("owner_unknown");
  expect((await patch({ companyId: newId() }, anna)).body).toMatchObject({
    code: "company_unknown",
    errors: [{ path: "companyId" }],
  });
  expect((await patch({ ownerId: ours.boris, companyId: ours.companyId }, head)).body).toMatchObject({
    owner: { name: "Boris" },
    company: { name: "ООО «Ромашка»" },
  });
});

test("a stage that holds deals is archived only with a place for them; ordinals are not used again", async () => {
  const keep = pipeline.stages.filter((stage) => stage.name !== "Request received");
  const edit = (body: object) =>
    server.call(head, `PUT /pipelines/${pipeline.id}`, {
      version: pipeline.version,
      name: "Equipment, edited",
      stages: [{ name: "Need found" }, ...keep.map(({ id, name }) => ({ id, name }))],
      ...body,
    });
  expect((await edit({})).body).toMatchObject({ code: "stage_holds_deals", count: 1 });
  expect((await edit({ version: 7 })).body.code).toBe("version_conflict");
  const from = stageId("Request received") ?? "";
  expect((await edit({ moveDeals: { [from]: stageId("Paid") } })).body.code).toBe("deals_moved_to_won_stage");
  const edited = await edit({ moveDeals: { [from]: stageId("Meeting held") } });
  expect(edited.body.stages.map((stage: { name: string; ordinal: number }) => [stage.name, stage.ordinal])).toEqual([
    ["Need found", 4],
    ["Meeting held", 1],
    ["Proposal accepted", 2],
    ["Paid", 3],
  ]);
  const moved = await read();
  expect(moved.visits.at(-1)).toMatchObject({
    stage: { name: "Meeting held" },
    overrideReason: "The stage “Request received” was taken out of the pipeline",
  });
});

test("every template becomes a pipeline, and its lint finds nothing", async () => {
  const templates = (await server.call(head, "GET /pipeline-templates")).body.items;
  expect(templates).toHaveLength(8);
  for (const { key } of templates) {
    const made = await server.call(head, "POST /pipelines", { template: key, name: `${key} ${count}` });
    expect(made.status).toBe(201);
    expect((await server.call(head, `GET /pipelines/${made.body.id}/lint`)).body.findings).toEqual([]);
  }
  expect((await server.call(head, "POST /pipelines", { template: "nothing" })).body.code).toBe("template_unknown");
  const taken = await server.call(head, "POST /pipelines", { template: "leasing", name: `LEASING ${count}` });
  expect(taken.body.code).toBe("pipeline_name_taken");
});

test("the board counts, sums and weighs each column, and its cards go on page by page", async () => {
  for (let index = 1; index <= 24; index++) {
    const made = await server.call(anna, "POST /deals", {
      title: `Deal ${index}`,
      pipelineId: pipeline.id,
      amountMinor: 100,
    });
    expect(made.status).toBe(201);
  }
  await server.call(anna, "POST /deals", {
    title: "In euro",
    pipelineId: pipeline.id,
    amountMinor: 7,
    currency: "EUR",
  });
  const [first, second] = (await server.call(anna, `GET /board?pipeline=${pipeline.id}`)).body.stages;
  expect(first).toMatchObject({
    count: 26,
    sum: { minor: 2400, currency: "RUB" },
    otherSums: [{ minor: 7, currency: "EUR" }],
    weighted: { minor: 480, currency: "RUB" },
    inTarget: 26,
    noNextStep: 26,
  });
  expect(second).toMatchObject({ count: 0, cards: [], next: null });
  expect(first.cards).toHaveLength(20);
  const more = (await server.call(anna, `GET /board/cards?stage=${first.stage.id}&cursor=${first.next}`)).body;
  expect(more.next).toBeNull();
  const shown = [...first.cards, ...more.items].map((card: { id: string }) => card.id);
  expect(new Set(shown).size).toBe(26);
  expect((await server.call(ours.actor(ours.boris), `GET /board?pipeline=${pipeline.id}`)).body.stages[0].count).toBe(
    0,
  );
});

test("the list goes through all deals once in every order, blanks last", async () => {
  for (const amountMinor of [300, 100, null, 200, 100, null]) {
    await server.call(anna, "POST /deals", { title: "Listed", pipelineId: pipeline.id, amountMinor });
  }
  for (const [order, expected] of [
    ["asc", [100, 100, 200, 300, null, null]],
    ["desc", [300, 200, 100, 100, null, null]],
  ] as const) {
    const found: (number | null)[] = [];
    let cursor = "";
    do {
      const path = `GET /deals?pipeline=${pipeline.id}&text=list&sort=amount&order=${order}&limit=2${cursor}`;
      const page = (await server.call(anna, path)).body;
      found.push(...page.items.map((item: { amount: { minor: number } | null }) => item.amount?.minor ?? null));
      cursor = page.next === null ? "" : `&cursor=${page.next}`;
    } while (cursor !== "");
    expect(found).toEqual(expected);
  }
  const totals = (await server.call(anna, `GET /deals/totals?pipeline=${pipeline.id}&text=list`)).body;
  expect(totals).toEqual({ count: 6, sums: [{ minor: 700, currency: "RUB" }] });
  expect((await server.call(anna, "GET /deals?cursor=nonsense")).body.code).toBe("cursor_invalid");
});

test("the deals behind a figure of the funnel are those that reached, stand or were lost there", async () => {
  await act("moves", { toStage: stageId("Proposal accepted"), override: { reason: "Jumped over the meeting" } }, head);
  await server.call(anna, "POST /deals", { title: "Second", pipelineId: pipeline.id });
  const count = async (filter: string) =>
    (await server.call(anna, `GET /deals/totals?pipeline=${pipeline.id}&${filter}`)).body.count;
  expect(await count(`reachedStage=${stageId("Request received")}`)).toBe(2);
  expect(await count(`reachedStage=${stageId("Meeting held")}`)).toBe(1);
  expect(await count(`visitedStage=${stageId("Meeting held")}`)).toBe(0);
  expect(await count(`inProgressAt=${stageId("Proposal accepted")}`)).toBe(1);
  expect(await count(`inProgressAt=${stageId("Request received")}`)).toBe(1);
  await act("losses", { lossReason: await lossReason() });
  expect(await count(`lostAt=${stageId("Proposal accepted")}`)).toBe(1);
  expect(await count(`inProgressAt=${stageId("Proposal accepted")}`)).toBe(0);
});

import { afterAll, beforeAll, expect, test } from "vitest";
import { makeSampleServer, type SampleServer } from "../../../../test/sample-server.ts";
import { makeSampleWorkspace, type SampleWorkspace } from "../../../../test/sample-workspace.ts";
import { customFieldRoutes } from "../../../custom-fields/index.ts";
import type { Actor } from "../../../kernel/actor.ts";
import { testDatabase } from "../../../platform/database/test-database.ts";
import { activitiesRoutes } from "../routes.ts";

let database: Awaited<ReturnType<typeof testDatabase>>;
let ours: SampleWorkspace;
let server: SampleServer;
let anna: Actor;
let head: Actor;

beforeAll(async () => {
  database = await testDatabase();
  ours = await makeSampleWorkspace(database.owner, "ours");
  server = makeSampleServer(database, [...activitiesRoutes(database), ...customFieldRoutes]);
  anna = ours.actor(ours.anna);
  head = ours.actor(ours.boris, "head", "all");
});
afterAll(() => database.drop());

const namesFor = async (actor: Actor, query = "") =>
  (await server.call(actor, `GET /note-templates${query}`)).body.items.map(({ name }: { name: string }) => name);

test("one's own templates are one's own, a head's shared ones are everybody's, and each is offered for its kind", async () => {
  const own = await server.call(anna, "POST /note-templates", { name: "Созвон", kind: "call", body: "Итог: " });
  expect(own).toMatchObject({ status: 201, body: { isShared: false, mayChange: true, owner: { name: "Anna" } } });
  const shared = { name: "Без ответа", body: "{{contact.name}} не отвечает", isShared: true };
  expect((await server.call(anna, "POST /note-templates", shared)).body.code).toBe("template_not_yours");
  const theirs = (await server.call(head, "POST /note-templates", shared)).body;
  expect(await namesFor(anna)).toEqual(["Без ответа", "Созвон"]);
  expect(await namesFor(anna, "?kind=note")).toEqual(["Без ответа"]);
  expect(await namesFor(head)).toEqual(["Без ответа"]);
  expect((await server.call(anna, `PATCH /note-templates/${theirs.id}`, { body: "x", version: 1 })).status).toBe(403);
  expect((await server.call(head, `PATCH /note-templates/${own.body.id}`, { body: "x", version: 1 })).status).toBe(404);
  const changed = await server.call(head, `PATCH /note-templates/${theirs.id}`, { body: "Нет ответа", version: 1 });
  expect(changed.body).toMatchObject({ body: "Нет ответа", version: 2 });
  expect((await server.call(head, `DELETE /note-templates/${theirs.id}`)).status).toBe(200);
  expect(await namesFor(anna)).toEqual(["Созвон"]);
  await server.call(head, `POST /note-templates/${theirs.id}/restorations`, {});
  expect(await namesFor(anna)).toEqual(["Без ответа", "Созвон"]);
});

test("a placeholder that is none is refused by name", async () => {
  const slip = { name: "Опечатка", body: "{{deal.title}} {{deal.tilte}}" };
  const refused = await server.call(anna, "POST /note-templates", slip);
  expect(refused.body).toMatchObject({
    code: "template_invalid",
    errors: [{ path: "body", code: "template_placeholder_unknown" }],
  });
});

test("what placeholders stand for is told of a deal that one sees, and of none of another workspace", async () => {
  const dealId = await ours.addDeal(ours.anna, { title: "Насос", amountMinor: 125_000_00 });
  await database.owner.query(
    "insert into deal_contacts (workspace_id, deal_id, contact_id, added_at) values ($1, $2, $3, now())",
    [ours.workspaceId, dealId, ours.contactId],
  );
  expect((await server.call(anna, `GET /deals/${dealId}/template-values`)).body).toEqual({
    title: "Насос",
    amount: { minor: 12_500_000, currency: "RUB" },
    stage: "Meeting",
    company: "ООО «Ромашка»",
    product: null,
    closing: null,
    contact: "Лилия Сафина",
    custom: {},
  });
  const theirs = await makeSampleWorkspace(database.owner, "theirs");
  for (const stranger of [ours.actor(ours.boris), theirs.actor(theirs.anna, "owner", "all")]) {
    expect((await server.call(stranger, `GET /deals/${dealId}/template-values`)).status).toBe(404);
  }
  expect(await namesFor(theirs.actor(theirs.anna, "owner", "all"))).toEqual([]);
});

test("a template asks for a field of the workspace's own by its key, and of none that there is not", async () => {
  const template = { name: "Отгрузка", body: "Склад: {{deal.custom.stock}}" };
  expect((await server.call(anna, "POST /note-templates", template)).body.code).toBe("template_invalid");
  const field = { entity: "deal", kind: "text", name: "Склад", key: "stock" };
  const { body: made } = await server.call(head, "POST /custom-fields", field);
  expect((await server.call(anna, "POST /note-templates", template)).status).toBe(201);
  const ofCompany = { ...template, name: "Чужое", body: "{{deal.custom.region}}" };
  await server.call(head, "POST /custom-fields", { ...field, entity: "company", key: "region" });
  expect((await server.call(anna, "POST /note-templates", ofCompany)).body.code).toBe("template_invalid");
  const dealId = await ours.addDeal(ours.anna);
  await database.owner.query("update deals set custom = jsonb_build_object($2::text, 'Тверь') where id = $1", [
    dealId,
    made.id,
  ]);
  const { body } = await server.call(anna, `GET /deals/${dealId}/template-values`);
  expect(body.custom).toEqual({ stock: "Тверь" });
});

import { afterAll, beforeAll, expect, test } from "vitest";
import { sampleRules } from "../../../test/sample-rules.ts";
import { makeSampleServer, type SampleServer } from "../../../test/sample-server.ts";
import { makeSampleWorkspace, type SampleWorkspace } from "../../../test/sample-workspace.ts";
import { activitiesRoutes } from "../../activities/index.ts";
import { crmRoutes } from "../../crm/index.ts";
import type { Actor } from "../../kernel/actor.ts";
import { pipelineRoutes } from "../../pipeline/index.ts";
import { testDatabase } from "../../platform/database/test-database.ts";
import { customFieldRoutes } from "./routes.ts";

let database: Awaited<ReturnType<typeof testDatabase>>;
let ours: SampleWorkspace;
let theirs: SampleWorkspace;
let server: SampleServer;
let anna: Actor;
let stranger: Actor;

beforeAll(async () => {
  database = await testDatabase();
  ours = await makeSampleWorkspace(database.owner, "ours");
  theirs = await makeSampleWorkspace(database.owner, "theirs");
  server = makeSampleServer(database, [
    ...customFieldRoutes,
    ...crmRoutes,
    ...pipelineRoutes(sampleRules),
    ...activitiesRoutes(database),
  ]);
  anna = ours.actor(ours.anna, "owner", "all");
  stranger = theirs.actor(theirs.anna, "owner", "all");
});
afterAll(() => database.drop());

const addField = async (body: Record<string, unknown>, by = anna) => {
  const made = await server.call(by, "POST /custom-fields", body);
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  return made.body;
};
const lastAudit = async (id: string) =>
  (
    await database.owner.query<{ action: string; changes: Record<string, unknown> }>(
      "select action, changes from audit_entries where entity_id = $1 order by id desc limit 1",
      [id],
    )
  ).rows[0];

test("a field of a deal is added, filled with the deal, shown by its key and told in the audit by its name", async () => {
  const field = await addField({ entity: "deal", name: "Бюджет утверждён", kind: "yes_no", isInForm: true });
  expect(field).toMatchObject({ key: "byudzhet_utverzhden", position: 1, archivedAt: null, version: 1 });
  const deal = await server.call(anna, "POST /deals", {
    title: "Линия розлива",
    pipelineId: ours.pipelineId,
    custom: { byudzhet_utverzhden: false },
  });
  expect(deal.body.custom).toEqual({ byudzhet_utverzhden: false });
  expect(await lastAudit(deal.body.id)).toMatchObject({
    action: "deal.created",
    changes: { "custom:Бюджет утверждён": [null, false] },
  });
  const { id, version } = deal.body;
  const changed = await server.call(anna, `PATCH /deals/${id}`, { custom: { byudzhet_utverzhden: true }, version });
  expect(changed.body).toMatchObject({ custom: { byudzhet_utverzhden: true }, version: version + 1 });
  expect((await lastAudit(id))?.changes).toEqual({ "custom:Бюджет утверждён": [false, true] });
  const emptied = await server.call(anna, `PATCH /deals/${id}`, {
    custom: { byudzhet_utverzhden: null },
    version: version + 1,
  });
  expect(emptied.body.custom).toEqual({});
  const listed = await server.call(anna, `GET /deals?ids=${id}`);
  expect(listed.body.items[0].custom).toEqual({});
});

test("companies, contacts and activities have fields of their own; wrong values are refused together with the others", async () => {
  await addField({
    entity: "company",
    name: "Сегмент",
    kind: "choice",
    key: "segment",
    options: [{ name: "Крупный" }, { name: "Малый" }],
  });
  await addField({ entity: "contact", name: "День рождения", kind: "date", key: "birthday" });
  await addField({ entity: "activity", name: "Участников", kind: "number", key: "people" });
  const company = await server.call(anna, "POST /companies", { name: "Кама", custom: { segment: "малый" } });
  expect(company.status).toBe(201);
  const wrong = await server.call(anna, `PATCH /companies/${company.body.id}`, {
    inn: "1",
    custom: { segment: "Средний" },
    version: 1,
  });
  expect(wrong).toMatchObject({
    status: 422,
    body: {
      code: "customer_invalid",
      errors: [
        { path: "inn", code: "customer_inn_wrong" },
        { path: "custom.segment", code: "custom_choice_unknown" },
      ],
    },
  });
  const renamed = await server.call(anna, `PATCH /companies/${company.body.id}`, {
    custom: { segment: "Крупный" },
    version: 1,
  });
  expect(renamed.body.version).toBe(2);
  expect((await lastAudit(company.body.id))?.changes).toEqual({ "custom:Сегмент": ["Малый", "Крупный"] });
  const contact = await server.call(anna, "POST /contacts", { name: "Лев", custom: { birthday: "1980-05-01" } });
  expect(contact.body.custom).toEqual({ birthday: "1980-05-01" });
  const activity = await server.call(anna, "POST /activities", {
    kind: "note",
    subject: "Заметка",
    custom: { people: 7 },
  });
  expect(activity.body.custom).toEqual({ people: 7 });
  const again = await server.call(anna, `PATCH /activities/${activity.body.id}`, { custom: { people: 8 }, version: 1 });
  expect(again.body).toMatchObject({ custom: { people: 8 }, version: 2 });
  const planned = { kind: "call", subject: "Звонок", plannedAt: "2026-03-02T09:00:00Z", custom: { people: 2 } };
  const call = await server.call(anna, "POST /activities", planned);
  const complete = (custom: object) =>
    server.call(anna, `POST /activities/${call.body.id}/completions`, { version: 1, custom });
  const refused = await complete({ people: "many" });
  expect(refused.body.errors).toMatchObject([{ path: "custom.people" }]);
  expect((await complete({ people: 3 })).body.activity).toMatchObject({ custom: { people: 3 }, version: 2 });
});

test("what is demanded is asked of a new company, not of one that is there", async () => {
  const field = await addField({ entity: "company", name: "Регион", kind: "text", key: "region", isDemanded: true });
  const refused = await server.call(anna, "POST /companies", { name: "Без региона" });
  expect(refused.body.errors).toMatchObject([{ path: "custom.region", code: "custom_demanded" }]);
  const changed = await server.call(anna, `PATCH /companies/${ours.companyId}`, { city: "Пермь", version: 1 });
  expect(changed.status).toBe(200);
  const archived = await server.call(anna, `PATCH /custom-fields/${field.id}`, { isArchived: true, version: 1 });
  expect(archived.body.archivedAt).not.toBeNull();
  expect((await server.call(anna, "POST /companies", { name: "Без региона" })).status).toBe(201);
});

test("an archived field keeps its values, shows them and takes no others", async () => {
  const field = await addField({ entity: "contact", name: "Telegram", kind: "text", key: "telegram" });
  const made = await server.call(anna, "POST /contacts", { name: "Ия", custom: { telegram: "@iya" } });
  await server.call(anna, `PATCH /custom-fields/${field.id}`, { isArchived: true, version: 1 });
  const change = { custom: { telegram: "@other" }, version: 1 };
  const refused = await server.call(anna, `PATCH /contacts/${made.body.id}`, change);
  expect(refused.body.errors).toMatchObject([{ path: "custom.telegram", code: "custom_archived" }]);
  expect((await server.call(anna, `GET /contacts/${made.body.id}`)).body.custom).toEqual({ telegram: "@iya" });
  const counted = await server.call(anna, "GET /custom-fields?entity=contact&counts=true");
  expect(counted.body.items.find((one: { key: string }) => one.key === "telegram")).toMatchObject({ filled: 1 });
});

test("options are renamed by id, archived and never lost; names and keys are taken once", async () => {
  const field = await addField({
    entity: "deal",
    name: "Конкурент",
    kind: "choice",
    key: "rival",
    options: [{ name: "Альфа" }, { name: "Бета", color: "bad" }],
  });
  const [alpha, beta] = field.options;
  const path = `PATCH /custom-fields/${field.id}`;
  const lost = await server.call(anna, path, { options: [alpha], version: 1 });
  expect(lost.body.code).toBe("custom_option_lost");
  const twice = await server.call(anna, path, { options: [alpha, { ...beta, name: "альфа" }], version: 1 });
  expect(twice.body.code).toBe("custom_option_name_taken");
  const renamed = await server.call(anna, path, {
    options: [
      { ...beta, name: "Бета-Групп" },
      { ...alpha, isArchived: true },
    ],
    version: 1,
  });
  expect(renamed.body.options).toEqual([
    { id: beta.id, name: "Бета-Групп", color: "bad", isArchived: false },
    { id: alpha.id, name: "Альфа", color: "neutral", isArchived: true },
  ]);
  const sameName = await server.call(anna, "POST /custom-fields", { entity: "deal", name: "конкурент", kind: "text" });
  expect(sameName).toMatchObject({ status: 409, body: { code: "custom_field_name_taken" } });
  const stale = await server.call(anna, path, { name: "Соперник", version: 1 });
  expect(stale.body.code).toBe("custom_field_version_conflict");
});

test("fields stand in the order they are put", async () => {
  const names = async () =>
    (await server.call(anna, "GET /custom-fields?entity=activity")).body.items.map((one: { name: string }) => one.name);
  const second = await addField({ entity: "activity", name: "Запись", kind: "link" });
  expect(await names()).toEqual(["Участников", "Запись"]);
  const first = (await server.call(anna, "GET /custom-fields?entity=activity")).body.items[0];
  await server.call(anna, `PATCH /custom-fields/${second.id}`, { before: first.id, version: 1 });
  expect(await names()).toEqual(["Запись", "Участников"]);
});

test("the hundred and first field is refused", async () => {
  for (let number = 1; number <= 100; number += 1) {
    await addField({ entity: "deal", name: `Поле ${number}`, kind: "text" }, stranger);
  }
  const refused = await server.call(stranger, "POST /custom-fields", { entity: "deal", name: "Лишнее", kind: "text" });
  expect(refused.body.code).toBe("custom_fields_too_many");
});

test("another workspace sees neither the fields nor the values, and writes none of them", async () => {
  const fields = await server.call(stranger, "GET /custom-fields?entity=company");
  expect(fields.body.items).toEqual([]);
  const refused = await server.call(stranger, "POST /companies", { name: "Чужая", custom: { segment: "Малый" } });
  expect(refused.body.errors).toMatchObject([{ path: "custom.segment", code: "custom_key_unknown" }]);
  const ourField = (await server.call(anna, "GET /custom-fields?entity=company")).body.items[0];
  expect((await server.call(stranger, `PATCH /custom-fields/${ourField.id}`, { name: "X", version: 1 })).status).toBe(
    404,
  );
});

const pipelineWith = async (entryConditions: readonly unknown[]) => {
  const { body } = await server.call(anna, `GET /pipelines/${ours.pipelineId}`);
  const stages = body.stages.map((stage: Record<string, unknown>, at: number) => ({
    id: stage.id,
    name: stage.name,
    isKeyStage: at === 1,
    entryConditions: at === 1 ? entryConditions : [],
  }));
  return server.call(anna, `PUT /pipelines/${ours.pipelineId}`, { name: body.name, stages, version: body.version });
};
const fieldNamed = async (key: string) =>
  (await server.call(anna, "GET /custom-fields?entity=deal")).body.items.find(
    (one: { key: string }) => one.key === key,
  );

test("a stage that asks for a field refuses a deal without it, by name, and lets it in once it has the value", async () => {
  const budget = await fieldNamed("byudzhet_utverzhden");
  const rival = await fieldNamed("rival");
  const beta = rival.options[0];
  const conditions = [
    { kind: "custom_field", field: budget.id, equals: true },
    { kind: "custom_field", field: rival.id },
  ];
  expect((await pipelineWith(conditions)).status).toBe(200);
  const id = await ours.addDeal(ours.anna);
  const move = (fields?: object) =>
    server.call(anna, `POST /deals/${id}/moves`, {
      toStage: ours.stages[1],
      version: 1,
      ...(fields ? { fields } : {}),
    });
  const refused = await move();
  expect(refused.status).toBe(409);
  expect(refused.body.missing).toMatchObject([
    { condition: conditions[0], code: "missing_custom_yes", params: { field: "Бюджет утверждён" } },
    { condition: conditions[1], code: "missing_custom_field", params: { field: "Конкурент" } },
  ]);
  const still = await move({ custom: { byudzhet_utverzhden: false, rival: beta.id } });
  expect(still.body.missing).toHaveLength(1);
  const moved = await move({ custom: { byudzhet_utverzhden: true, rival: beta.id } });
  expect(moved).toMatchObject({ status: 200, body: { stageId: ours.stages[1] } });
  expect((await server.call(anna, `GET /deals/${id}`)).body.custom).toEqual({
    byudzhet_utverzhden: true,
    rival: beta.id,
  });
});

test("a field that a stage asks for is not archived, and a stage asks for no field or value that is not there", async () => {
  const budget = await fieldNamed("byudzhet_utverzhden");
  const archived = await server.call(anna, `PATCH /custom-fields/${budget.id}`, { isArchived: true, version: 1 });
  expect(archived).toMatchObject({ status: 409, body: { code: "custom_field_in_gate" } });
  const condition = { kind: "custom_field", field: ours.companyId };
  const unknown = await pipelineWith([condition]);
  expect(unknown.body.errors).toMatchObject([{ path: "stages.1.entryConditions.0", code: "custom_condition_wrong" }]);
  const noValue = await pipelineWith([{ ...condition, field: budget.id, equals: ours.companyId }]);
  expect(noValue.body.code).toBe("custom_condition_wrong");
});

test("lists, totals and the board are narrowed by own fields, within the workspace alone", async () => {
  const seats = await addField({ entity: "deal", name: "Мест", kind: "number", key: "seats" });
  await addField({ entity: "deal", name: "Бюджет", kind: "money", key: "budget" });
  await addField({ entity: "deal", name: "Тендер", kind: "date", key: "tender_on" });
  await addField({ entity: "deal", name: "Город поставки", kind: "text", key: "town" });
  await addField({
    entity: "deal",
    name: "Модули",
    kind: "choices",
    key: "modules",
    options: [{ name: "CRM" }, { name: "Склад" }],
  });
  await addField({ entity: "deal", name: "Инженер", kind: "person", key: "engineer" });
  const make = async (title: string, custom: object) =>
    (await server.call(anna, "POST /deals", { title, pipelineId: ours.pipelineId, custom })).body.id as string;
  const a = await make("A", {
    seats: 10,
    budget: { minor: 500_000, currency: "RUB" },
    tender_on: "2026-03-10",
    town: "Орёл",
    modules: ["CRM", "Склад"],
    engineer: ours.boris,
  });
  const b = await make("B", {
    seats: 25.5,
    budget: { minor: 90_000, currency: "RUB" },
    tender_on: "2026-04-01",
    modules: ["Склад"],
    byudzhet_utverzhden: true,
  });
  const found = async (custom: string, by = anna) => {
    const listed = await server.call(by, `GET /deals?custom=${encodeURIComponent(custom)}`);
    expect(listed.status, JSON.stringify(listed.body)).toBe(200);
    return listed.body.items.map((deal: { id: string }) => deal.id).toSorted();
  };
  expect(await found("seats:from:10")).toEqual([a, b].toSorted());
  expect(await found("seats:from:10.5")).toEqual([b]);
  expect(await found("seats:to:10")).toEqual([a]);
  expect(await found("budget:from:100000")).toEqual([a]);
  expect(await found("tender_on:from:2026-03-10;tender_on:to:2026-04-01")).toEqual([a]);
  expect(await found("town:has:орел")).toEqual([a]);
  expect(await found("modules:any:Склад")).toEqual([a, b].toSorted());
  expect(await found("modules:any:CRM")).toEqual([a]);
  expect(await found(`engineer:any:${ours.boris}`)).toEqual([a]);
  expect(await found("seats:filled;engineer:blank")).toEqual([b]);
  expect(await found("seats:filled;byudzhet_utverzhden:any:true")).toEqual([b]);
  const totals = await server.call(anna, "GET /deals/totals?custom=seats:filled");
  expect(totals.body.count).toBe(2);
  const board = await server.call(anna, `GET /board?pipeline=${ours.pipelineId}&custom=seats:to:10`);
  expect(board.body.stages[0]).toMatchObject({ count: 1, cards: [{ id: a }] });
  expect((await server.call(anna, "GET /deals?custom=seats:has:1")).body.code).toBe("custom_filter_invalid");
  const companies = await server.call(anna, "GET /companies?custom=segment:any:Крупный");
  expect(companies.body.items).toMatchObject([{ name: "Кама" }]);
  const ofKama = { title: "C", pipelineId: ours.pipelineId, companyId: companies.body.items[0].id };
  const c = (await server.call(anna, "POST /deals", ofKama)).body.id as string;
  expect(await found("company.segment:any:Крупный")).toEqual([c]);
  expect(await found("company.segment:blank;seats:filled")).toEqual([a, b].toSorted());
  const contacts = await server.call(anna, "GET /contacts?custom=birthday:to:1990-01-01");
  expect(contacts.body.items).toMatchObject([{ name: "Лев" }]);
  // Put in order by them: 10 and 25.5, 900 and 5,000 roubles, 10 March and 1 April; blanks last either way, page by page.
  const sorted = async (sort: string, order: string) => {
    const ids: string[] = [];
    let cursor = "";
    do {
      const query = `limit=2&custom=seats:filled&sort=${sort}&order=${order}${cursor}`;
      const { status, body } = await server.call(anna, `GET /deals?${query}`);
      expect(status, JSON.stringify(body)).toBe(200);
      ids.push(...body.items.map((deal: { id: string }) => deal.id));
      cursor = body.next === null ? "" : `&cursor=${body.next}`;
    } while (cursor !== "");
    return ids.map((id) => "ABЁYZ".charAt([a, b, yo, y, z].indexOf(id))).join("");
  };
  const more = { seats: 10, budget: { minor: 400_000, currency: "RUB" } };
  const [z, y, yo] = [
    await make("Z", { ...more, town: "яр" }),
    await make("Y", { ...more, town: "Жуков" }),
    await make("Ё", { ...more, town: "Ёлкино" }),
  ];
  expect(await sorted("custom.town", "asc")).toBe("ЁYAZB");
  expect(await sorted("custom.town", "desc")).toBe("ZAYЁB");
  expect((await sorted("custom.seats", "desc")).charAt(0)).toBe("B");
  expect((await sorted("custom.budget", "asc")).charAt(0)).toBe("B");
  expect((await sorted("custom.tender_on", "asc")).slice(0, 2)).toBe("AB");
  expect((await sorted("custom.tender_on", "desc")).slice(0, 2)).toBe("BA");
  expect((await server.call(anna, "GET /deals?sort=custom.modules")).body.code).toBe("custom_sort_unknown");
  const { next } = (await server.call(anna, "GET /deals?limit=1&sort=custom.seats")).body;
  expect((await server.call(anna, `GET /deals?sort=custom.town&cursor=${next}`)).body.code).toBe("cursor_invalid");
  const customers = async (path: string) => {
    const { status, body } = await server.call(anna, `GET ${path}`);
    expect(status, JSON.stringify(body)).toBe(200);
    return body.items.map(({ name }: { name: string }) => name);
  };
  await server.call(anna, "POST /contacts", { name: "Ян", custom: { birthday: "1975-02-03" } });
  expect((await customers("/contacts?custom=birthday:filled&sort=custom.birthday")).at(0)).toBe("Ян");
  const page = (await server.call(anna, "GET /contacts?limit=1&sort=custom.birthday&order=desc")).body;
  expect(page.items[0].name).toBe("Лев");
  expect((await customers(`/contacts?limit=1&sort=custom.birthday&order=desc&cursor=${page.next}`))[0]).toBe("Ян");
  expect((await server.call(anna, "GET /companies?sort=custom.segment")).body.code).toBe("custom_sort_unknown");
  for (const id of [z, y, yo]) await database.owner.query("delete from visits where deal_id = $1", [id]);
  for (const id of [z, y, yo]) await database.owner.query("delete from deals where id = $1", [id]);
  // A stranger who learnt the field's id finds nothing by it: neither by the API nor by the function itself.
  expect((await server.call(stranger, `GET /deals?custom=${seats.id}:filled`)).body.code).toBe("custom_filter_invalid");
  const tests = JSON.stringify([{ field: seats.id, test: "filled" }]);
  const asked = (workspaceId: typeof ours.workspaceId) =>
    database.read(workspaceId, async ({ client }) => {
      const { rows } = await client.query("select find_by_custom('deals', $1::jsonb) as id", [tests]);
      return rows.length;
    });
  expect(await asked(ours.workspaceId)).toBe(2);
  expect(await asked(theirs.workspaceId)).toBe(0);
});

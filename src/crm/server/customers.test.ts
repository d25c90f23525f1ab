import { afterAll, beforeAll, expect, test } from "vitest";
import { makeSampleServer, type SampleServer } from "../../../test/sample-server.ts";
import { makeSampleWorkspace, type SampleWorkspace } from "../../../test/sample-workspace.ts";
import type { Actor } from "../../kernel/actor.ts";
import { testDatabase } from "../../platform/database/test-database.ts";
import { crmRoutes } from "./routes.ts";

let database: Awaited<ReturnType<typeof testDatabase>>;
let ours: SampleWorkspace;
let theirs: SampleWorkspace;
let server: SampleServer;
let anna: Actor;

beforeAll(async () => {
  database = await testDatabase();
  ours = await makeSampleWorkspace(database.owner, "ours");
  theirs = await makeSampleWorkspace(database.owner, "theirs");
  server = makeSampleServer(database, crmRoutes);
  anna = ours.actor(ours.anna);
});
afterAll(() => database.drop());

const auditOf = async (id: string) =>
  (
    await database.owner.query<{ action: string; changes: Record<string, unknown> }>(
      "select action, changes from audit_entries where entity_id = $1 order by id",
      [id],
    )
  ).rows;

test("a company is kept with its phone as typed and as found by, and the audit names every field", async () => {
  const made = await server.call(anna, "POST /companies", {
    name: "ООО «Камский цемент»",
    inn: "7707083893",
    kpp: "773601001",
    phone: "8 (912) 345-67-89",
    email: "Info@Cement.RU",
    site: "cement.ru",
    ownerId: ours.anna,
  });
  expect(made).toMatchObject({
    status: 201,
    body: {
      phone: "8 (912) 345-67-89",
      phoneNormalized: "+79123456789",
      email: "info@cement.ru",
      site: "https://cement.ru",
      owner: { name: "Anna" },
      version: 1,
    },
  });
  expect(await auditOf(made.body.id)).toEqual([
    {
      action: "company.created",
      changes: expect.objectContaining({ inn: [null, "7707083893"], phone_normalized: [null, "+79123456789"] }),
    },
  ]);
});

test("every wrong field is named at once", async () => {
  const refused = await server.call(anna, "POST /companies", {
    name: "Wrong",
    inn: "7707083890",
    kpp: "12",
    phone: "нет",
    email: "nobody",
    site: "localhost",
    ownerId: theirs.anna,
  });
  expect(refused.status).toBe(422);
  expect(refused.body.code).toBe("customer_invalid");
  expect(refused.body.errors.map((error: { path: string }) => error.path).sort()).toEqual([
    "email",
    "inn",
    "kpp",
    "ownerId",
    "phone",
    "site",
  ]);
});

test("a change by an old version is refused, and a change writes both values", async () => {
  const { body: made } = await server.call(anna, "POST /companies", { name: "Сокол", city: "Казань" });
  const changed = await server.call(anna, `PATCH /companies/${made.id}`, { version: 1, city: "Уфа" });
  expect(changed).toMatchObject({ status: 200, body: { city: "Уфа", name: "Сокол", version: 2 } });
  const stale = await server.call(anna, `PATCH /companies/${made.id}`, { version: 1, city: "Пермь" });
  expect(stale).toMatchObject({ status: 409, body: { code: "version_conflict" } });
  expect((await auditOf(made.id))[1]).toEqual({ action: "company.updated", changes: { city: ["Казань", "Уфа"] } });
});

test("a deleted company is gone from list and card, and comes back whole", async () => {
  const { body: made } = await server.call(anna, "POST /companies", { name: "Исчезающая" });
  expect((await server.call(anna, `DELETE /companies/${made.id}?version=7`)).status).toBe(409);
  expect((await server.call(anna, `DELETE /companies/${made.id}?version=1`)).body.deletedAt).not.toBeNull();
  expect((await server.call(anna, `GET /companies/${made.id}`)).status).toBe(404);
  expect((await server.call(anna, "GET /companies?search=Исчез")).body.items).toEqual([]);
  expect((await server.call(anna, `POST /companies/${made.id}/restorations`, {})).body.deletedAt).toBeNull();
  expect((await server.call(anna, "GET /companies?search=Исчез")).body.items).toHaveLength(1);
  expect((await auditOf(made.id)).map((entry) => entry.action)).toEqual([
    "company.created",
    "company.deleted",
    "company.restored",
  ]);
});

test("a customer is found by the beginning of name, surname, tax number and phone, and by e-mail", async () => {
  const inn = "500100732259";
  await server.call(anna, "POST /companies", {
    name: "АО «Ёлочка»",
    inn,
    phone: "+7 (843) 200-10-20",
    email: "a@el.ru",
  });
  const names = async (path: string) =>
    (await server.call(anna, `GET ${path}`)).body.items.map((item: { name: string }) => item.name);
  for (const search of ["елоч", "«Ёлочка", "АО Ёл", "5001007", "8 843 200-10", "A@EL.ru"]) {
    expect(await names(`/companies?search=${encodeURIComponent(search)}`), search).toEqual(["АО «Ёлочка»"]);
  }
  expect(await names(`/contacts?search=${encodeURIComponent("саф")}`)).toEqual(["Лилия Сафина"]);
  expect(await names(`/contacts?search=${encodeURIComponent("лил")}`)).toEqual(["Лилия Сафина"]);
  expect(await names("/companies?search=%25")).toEqual([]);
});

test("pages follow one another without a gap or a repeat, names that are equal included", async () => {
  for (let index = 0; index < 5; index++) await server.call(anna, "POST /companies", { name: "Близнец" });
  const seen: string[] = [];
  let cursor = "";
  do {
    const { body } = await server.call(anna, `GET /companies?search=близнец&limit=2${cursor}`);
    seen.push(...body.items.map((item: { id: string }) => item.id));
    cursor = body.next ? `&cursor=${body.next}` : "";
  } while (cursor);
  expect(new Set(seen).size).toBe(5);
  expect(seen).toHaveLength(5);
  expect((await server.call(anna, "GET /companies?cursor=nonsense")).body.code).toBe("cursor_invalid");
});

test("the card shows the deals that the caller sees, and totals count just these", async () => {
  await ours.addDeal(ours.anna, { amountMinor: 100_00 });
  await ours.addDeal(ours.anna, { amountMinor: 50_50 });
  await ours.addDeal(ours.boris, { amountMinor: 900_00 });
  const card = (await server.call(anna, `GET /companies/${ours.companyId}`)).body;
  expect(card.deals).toHaveLength(2);
  expect(card.totals).toMatchObject({
    contacts: 1,
    deals: 2,
    open: 2,
    openAmounts: [{ minor: 150_50, currency: "RUB" }],
  });
  const all = (await server.call(ours.actor(ours.anna, "owner", "all"), `GET /companies/${ours.companyId}`)).body;
  expect(all.totals.deals).toBe(3);
});

test("another workspace's customers do not exist here", async () => {
  for (const [path, id] of [
    ["companies", theirs.companyId],
    ["contacts", theirs.contactId],
  ]) {
    expect((await server.call(anna, `GET /${path}/${id}`)).status).toBe(404);
    expect((await server.call(anna, `PATCH /${path}/${id}`, { version: 1, name: "Mine" })).status).toBe(404);
    expect((await server.call(anna, `DELETE /${path}/${id}`)).status).toBe(404);
    expect((await server.call(anna, `POST /${path}/${id}/restorations`, {})).status).toBe(404);
  }
});

test("a contact belongs to a company of this workspace and keeps its role", async () => {
  const foreign = await server.call(anna, "POST /contacts", { name: "Олег", companyId: theirs.companyId });
  expect(foreign.body.errors).toMatchObject([{ path: "companyId", code: "customer_company_unknown" }]);
  const made = await server.call(anna, "POST /contacts", {
    name: "Олег Никитин",
    companyId: ours.companyId,
    role: "approves",
    phone: "",
  });
  expect(made.body).toMatchObject({ company: { id: ours.companyId }, role: "approves", phone: null });
  const changed = await server.call(anna, `PATCH /contacts/${made.body.id}`, { version: 1, phone: "89123456789" });
  expect(changed.body).toMatchObject({ phoneNormalized: "+79123456789", company: { id: ours.companyId }, version: 2 });
  expect((await auditOf(made.body.id))[1]?.changes).toEqual({
    phone: [null, "89123456789"],
    phone_normalized: [null, "+79123456789"],
  });
});

test("one external id belongs to one company", async () => {
  await server.call(anna, "POST /companies", { name: "First", externalId: "A-1" });
  const { body: other } = await server.call(anna, "POST /companies", { name: "Second", externalId: "A-2" });
  const twice = await server.call(anna, "POST /companies", { name: "Third", externalId: "A-1" });
  expect(twice).toMatchObject({ status: 409, body: { code: "external_id_taken" } });
  const taken = await server.call(anna, `PATCH /companies/${other.id}`, { version: 1, externalId: "A-1" });
  expect(taken).toMatchObject({ status: 409, body: { code: "external_id_taken" } });
});

test("a dealer knows the own customers and those of the own deals, and nobody else's by list, search, id or change", async () => {
  const shop = await makeSampleWorkspace(database.owner, "shop");
  const seller = shop.actor(shop.anna);
  const dealer = shop.actor(shop.boris, "dealer");
  const named = async (request: string) =>
    (await server.call(dealer, request)).body.items.map(({ name }: { name: string }) => name);
  const hidden = (await server.call(seller, "POST /companies", { name: "Закрытый завод", inn: "7707083893" })).body;
  const hiddenContact = (await server.call(seller, "POST /contacts", { name: "Тайна Скрытова", companyId: hidden.id }))
    .body;
  expect(await named("GET /companies")).toEqual([]);
  expect(await named("GET /companies?search=7707083893")).toEqual([]);
  expect(await named("GET /contacts?search=Скрытова")).toEqual([]);
  for (const request of [`GET /companies/${hidden.id}`, `DELETE /companies/${hidden.id}?version=1`]) {
    expect((await server.call(dealer, request)).body.code).toBe("company_unknown");
  }
  expect((await server.call(dealer, `GET /contacts/${hiddenContact.id}`)).body.code).toBe("contact_unknown");
  const change = await server.call(dealer, `PATCH /companies/${hidden.id}`, { version: 1, name: "Мой завод" });
  expect(change.body.code).toBe("company_unknown");
  const attach = await server.call(dealer, "POST /contacts", { name: "Мой человек", companyId: hidden.id });
  expect(attach.body.errors).toMatchObject([{ path: "companyId", code: "customer_company_unknown" }]);
  await server.call(dealer, "POST /companies", { name: "Своя компания" });
  await server.call(dealer, "POST /contacts", { name: "Свой человек" });
  expect(await named("GET /companies")).toEqual(["Своя компания"]);
  expect(await named("GET /contacts")).toEqual(["Свой человек"]);
  await shop.addDeal(shop.boris);
  expect(await named("GET /companies")).toEqual(["ООО «Ромашка»", "Своя компания"]);
  expect(await named("GET /contacts")).toEqual(["Лилия Сафина", "Свой человек"]);
});

import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { makeSampleServer, type SampleServer } from "../../../../test/sample-server.ts";
import { makeSampleWorkspace, type SampleWorkspace } from "../../../../test/sample-workspace.ts";
import type { Actor } from "../../../kernel/actor.ts";
import { testDatabase } from "../../../platform/database/test-database.ts";
import { crmRoutes } from "../routes.ts";
import { mergeRoutes } from "./routes.ts";

let database: Awaited<ReturnType<typeof testDatabase>>;
let server: SampleServer;
let ours: SampleWorkspace;
let director: Actor;
let round = 0;

beforeAll(async () => {
  database = await testDatabase();
  server = makeSampleServer(database, [...crmRoutes, ...mergeRoutes({ links: [] })]);
});
beforeEach(async () => {
  ours = await makeSampleWorkspace(database.owner, `duplicates-${++round}`);
  director = ours.actor(ours.anna, "director", "all");
});
afterAll(() => database.drop());

const call = (request: string, body?: object, by = director) => server.call(by, request, body);
const add = async (kind: "companies" | "contacts", fields: object, by = director) =>
  (await call(`POST /${kind}`, fields, by)).body.id as string;
const found = async (query: Record<string, string>, by = director) =>
  (await call(`GET /customer-duplicates?${new URLSearchParams(query)}`, undefined, by)).body.items as {
    id: string;
    reasons: string[];
    confidence: number;
  }[];
const reasons = async (query: Record<string, string>) =>
  Object.fromEntries((await found(query)).map(({ id, reasons: why }) => [id, why.join("+")]));

test("companies are alike by tax number, phone in any format, e-mail without its tag, site and name", async () => {
  const [inn, phone, email, site, name] = [
    await add("companies", { name: "Альфа", inn: "7707083893" }),
    await add("companies", { name: "Бета", phone: "8 (912) 345-67-89" }),
    await add("companies", { name: "Гамма", email: "Sales+shop@gamma-steel.example" }),
    await add("companies", { name: "Дельта", site: "https://www.delta-les.ru/about" }),
    await add("companies", { name: "ООО «Берёзовый Юг»" }),
  ];
  expect(await reasons({ kind: "company", inn: "7707083893" })).toEqual({ [inn]: "inn" });
  expect(await reasons({ kind: "company", phone: "+7 912 3456789" })).toEqual({ [phone]: "phone" });
  expect(await reasons({ kind: "company", email: "sales@Gamma-Steel.example" })).toEqual({ [email]: "domain+email" });
  expect(await reasons({ kind: "company", email: "info@delta-les.ru" })).toEqual({ [site]: "domain" });
  expect(await reasons({ kind: "company", name: "Юг Березовый, АО" })).toEqual({ [name]: "name" });
  expect(await reasons({ kind: "company", name: "Березовы Юг" })).toEqual({ [name]: "name" });
  expect(await reasons({ kind: "company", name: "Сосновый Север" })).toEqual({});
});

test("a mail host and a shared host are nobody's domain, and a legal form is no name", async () => {
  await add("companies", { name: "Альфа", email: "alfa@mail.ru" });
  await add("companies", { name: "Бета", site: "https://vk.com/beta" });
  expect(await found({ kind: "company", email: "other@mail.ru" })).toEqual([]);
  expect(await found({ kind: "company", site: "vk.com/other" })).toEqual([]);
  expect(await found({ kind: "company", name: "ООО" })).toEqual([]);
});

test("a contact with the same phone and name is sure by 0.92, one with the phone alone by 0.8", async () => {
  const vera = await add("contacts", { name: "Вера Лунина", phone: "89123456789" });
  const [same, phoneOnly] = [
    await add("contacts", { name: "Лунина Вера", phone: "+7 912 345 67 89" }),
    await add("contacts", { name: "Пётр", phone: "912 345-67-89" }),
  ];
  const items = await found({ kind: "contact", customer: vera });
  expect(items).toMatchObject([
    { id: same, reasons: ["name", "phone"], confidence: 0.92 },
    { id: phoneOnly, reasons: ["phone"], confidence: 0.8 },
  ]);
});

test("namesakes at other companies are no candidates; one of no company, of the same one, or with the phone is", async () => {
  const [north, south] = [await add("companies", { name: "Север" }), await add("companies", { name: "Юг" })];
  const person = (fields: object) => add("contacts", { name: "Лев Саввич", ...fields });
  const lev = await person({ companyId: north, phone: "89123456789" });
  for (const phone of ["89120000001", "89120000002"]) await person({ companyId: south, phone });
  for (let count = 0; count < 20; count += 1) await person({ companyId: south });
  const nowhere = await person({});
  const colleague = await person({ companyId: north });
  const moved = await person({ companyId: south, phone: "+7 912 345-67-89" });
  const expected = { [nowhere]: "name", [colleague]: "name", [moved]: "name+phone" };
  expect(await reasons({ kind: "contact", customer: lev })).toEqual(expected);
  const typed = { kind: "contact", name: "Лев Саввич", phone: "89123456789" };
  expect(await reasons({ ...typed, company: north })).toEqual({ ...expected, [lev]: "name+phone" });
  expect(await found({ kind: "contact", customer: nowhere })).toHaveLength(20);
});

test("what somebody has told apart is not offered again, for either of the two, until it is forgotten", async () => {
  const [one, other] = [
    await add("companies", { name: "Альфа", inn: "7707083893" }),
    await add("companies", { name: "Омега", inn: "7707083893" }),
  ];
  const decide = (isApart: boolean) =>
    call("POST /customer-duplicates/decisions", { kind: "company", one, other, isApart });
  await decide(true);
  expect(await found({ kind: "company", customer: one })).toEqual([]);
  expect(await found({ kind: "company", customer: other })).toEqual([]);
  await decide(false);
  expect(await found({ kind: "company", customer: other })).toMatchObject([{ id: one, confidence: 0.95 }]);
});

test("neither another workspace's customers are found nor those that one may not know of", async () => {
  const fields = { name: "Берёзовый Юг", inn: "7707083893", phone: "+79123456789", email: "a@birch.example" };
  const theirs = await makeSampleWorkspace(database.owner, `others-${round}`);
  await add("companies", fields, theirs.actor(theirs.anna, "director", "all"));
  expect(await found({ kind: "company", ...fields })).toEqual([]);
  const id = await add("companies", { ...fields, ownerId: ours.boris });
  expect(await found({ kind: "company", ...fields })).toMatchObject([{ id, confidence: 1 }]);
  const dealer = ours.actor(ours.anna, "dealer");
  expect(await found({ kind: "company", ...fields }, dealer)).toEqual([]);
});

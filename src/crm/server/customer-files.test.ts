import { afterAll, beforeAll, expect, test } from "vitest";
import { makeSampleServer, type SampleServer } from "../../../test/sample-server.ts";
import { makeSampleWorkspace, type SampleWorkspace } from "../../../test/sample-workspace.ts";
import type { Actor } from "../../kernel/actor.ts";
import { testDatabase } from "../../platform/database/test-database.ts";
import { createTranslator } from "../../platform/translate.ts";
import { en } from "../locales/en.ts";
import { ru } from "../locales/ru.ts";
import { customerFileRoutes } from "./customer-files.ts";
import { crmRoutes } from "./routes.ts";

let database: Awaited<ReturnType<typeof testDatabase>>;
let server: SampleServer;
let ours: SampleWorkspace;
let head: Actor;

beforeAll(async () => {
  database = await testDatabase();
  const translator = createTranslator({ crm: { ru, en } });
  server = makeSampleServer(database, [...crmRoutes, ...customerFileRoutes({ database, translator })]);
  ours = await makeSampleWorkspace(database.owner, "ours");
  await makeSampleWorkspace(database.owner, "theirs");
  head = ours.actor(ours.boris, "head", "all");
  const company = { name: "-Alpha", city: "Tver", employees: 1200 };
  expect((await server.call(head, "POST /companies", company)).status).toBe(201);
});
afterAll(() => database.drop());

const csv = async (path: string, actor = head) =>
  String((await server.call(actor, `GET ${path}`)).body)
    .replace("\uFEFF", "")
    .trimEnd()
    .split("\r\n");

test("companies come as the list asks for them, with the columns in its order, none of another workspace", async () => {
  expect(await csv("/companies/file.csv?columns=name:240,employees,city")).toEqual([
    "Name,Employees,City",
    "'-Alpha,1200,Tver",
    "ООО «Ромашка»,,",
  ]);
  expect(await csv("/companies/file.csv?city=Tver&columns=name")).toEqual(["Name", "'-Alpha"]);
});

test("a dealer's file has only customers that the dealer may know of", async () => {
  const dealer = ours.actor(ours.anna, "dealer", [ours.anna]);
  expect(await csv("/contacts/file.csv?columns=name,company")).toEqual(["Name,Company", "Лилия Сафина,ООО «Ромашка»"]);
  expect(await csv("/contacts/file.csv?columns=name,company", dealer)).toEqual(["Name,Company"]);
});

import { afterAll, beforeAll, expect, test } from "vitest";
import { makeSampleServer, type SampleServer } from "../../../test/sample-server.ts";
import { makeSampleWorkspace, type SampleWorkspace } from "../../../test/sample-workspace.ts";
import { crmRoutes } from "../../crm/index.ts";
import type { Actor } from "../../kernel/actor.ts";
import { testDatabase } from "../../platform/database/test-database.ts";
import { newId } from "../../platform/new-id.ts";
import type { FoundItem } from "../contract.ts";
import { searchRoutes } from "./routes.ts";

let database: Awaited<ReturnType<typeof testDatabase>>;
let server: SampleServer;
let ours: SampleWorkspace;
let director: Actor;
beforeAll(async () => {
  database = await testDatabase();
  server = makeSampleServer(database, [...searchRoutes, ...crmRoutes]);
  ours = await makeSampleWorkspace(database.owner, "ours");
  director = ours.actor(ours.anna, "director", "all");
});
afterAll(() => database.drop());

async function found(text: string, by = director, more = ""): Promise<readonly FoundItem[]> {
  const { status, body } = await server.call(by, `GET /search?q=${encodeURIComponent(text)}${more}`);
  expect(status).toBe(200);
  return body.items;
}
const titles = async (text: string, by = director) => (await found(text, by)).map(({ title }) => title);

test("a company is found by the beginning of its name, with slips, in the wrong layout and in Latin letters", async () => {
  await server.call(director, "POST /companies", { name: "ООО «Гидромонтаж-Сервис»", inn: "7707083893" });
  for (const typed of [
    "гидром",
    "ГИДРОМОНТАЖ",
    "ооо гидромонтаж",
    "гидромнтаж",
    "гидормонтж",
    "ublhjvjynf;",
    "gidromontazh",
  ])
    expect([typed, await titles(typed)]).toEqual([typed, ["ООО «Гидромонтаж-Сервис»"]]);
  expect(await titles("7707083893")).toEqual(["ООО «Гидромонтаж-Сервис»"]);
  expect(await titles("770708")).toEqual(["ООО «Гидромонтаж-Сервис»"]);
  expect(await titles("гидропоника")).toEqual([]);
  expect(await titles("")).toEqual([]);
  expect(await titles("'; drop table deals; -- \\ & | ! :* (")).toEqual([]);
});

test("a phone is found in any format and by its last digits, and brings the deals of its owner along", async () => {
  const { body: pump } = await server.call(director, "POST /companies", { name: "Насосы Урала" });
  const { body: ivan } = await server.call(director, "POST /contacts", {
    name: "Иван Королёв",
    companyId: pump.id,
    phone: "+7 912 345-67-89",
    email: "Korolev@nasos.ru",
  });
  const dealId = await ours.addDeal(ours.boris, { title: "Три насоса" });
  await database.owner.query(
    "insert into deal_contacts (workspace_id, deal_id, contact_id, is_main, added_at) values ($1, $2, $3, true, now())",
    [ours.workspaceId, dealId, ivan.id],
  );
  for (const typed of ["8 (912) 345-67-89", "+79123456789", "912 345 67 89", "9123456789"])
    expect([typed, await titles(typed)]).toEqual([typed, ["Три насоса", "Иван Королёв"]]);
  for (const typed of [
    "8912345",
    "67-89",
    "korolev@nasos.ru",
    "korolev@",
    "@nasos.ru",
    "nasos.ru",
    "королев",
    "rjhjk`d",
  ])
    expect([typed, await titles(typed)].flat()).toContain("Иван Королёв");
  expect((await found("королев"))[0]).toMatchObject({
    kind: "contact",
    id: ivan.id,
    subtitle: "Насосы Урала · +7 912 345-67-89",
    highlights: [[5, 12]],
  });
  await server.call(director, `PATCH /contacts/${ivan.id}`, { version: 1, phone: "+7 999 000-00-01" });
  expect(await titles("9123456789")).toEqual([]);
  expect(await titles("9990000001")).toContain("Иван Королёв");
});

test("open deals stand before closed ones, the title before the company, and a new name of the company counts at once", async () => {
  const shop = await makeSampleWorkspace(database.owner, "shop");
  const boss = shop.actor(shop.anna, "director", "all");
  const won = await shop.addDeal(shop.anna, { title: "Станок" });
  await shop.addDeal(shop.boris, { title: "Станок большой" });
  await database.owner.query("update deals set status = 'won', closed_at = now() where id = $1", [won]);
  expect(await titles("станок", boss)).toEqual(["Станок большой", "Станок"]);
  expect((await found("ромашка", boss)).map(({ kind }) => kind)).toEqual(["company", "deal", "contact", "deal"]);
  await server.call(boss, `PATCH /companies/${shop.companyId}`, { version: 1, name: "Василёк" });
  expect(await titles("ромашка", boss)).toEqual([]);
  expect((await found("василек станок", boss)).map(({ title }) => title)).toEqual(["Станок большой", "Станок"]);
  expect(await found("станок", boss, "&kinds=company")).toEqual([]);
  expect(await found("станок", boss, "&limit=1")).toHaveLength(1);
});

test("a document is found by its name and opens its deal; a colleague by the name", async () => {
  const dealId = await ours.addDeal(ours.anna);
  await database.owner.query(
    `insert into documents (workspace_id, id, deal_id, kind, title, created_at, updated_at)
     values ($1, $2, $3, 'contract', 'Договор поставки № 118/2026', now(), now())`,
    [ours.workspaceId, newId(), dealId],
  );
  expect((await found("118/2026"))[0]).toMatchObject({
    kind: "document",
    dealId,
    title: "Договор поставки № 118/2026",
  });
  expect((await found("Boris"))[0]).toMatchObject({ kind: "person", id: ours.boris });
});

test("a salesperson finds the own deals and papers only, a head those of the department, a dealer the own customers only", async () => {
  const dealId = await ours.addDeal(ours.boris, { title: "Секретный экструдер" });
  await database.owner.query(
    `insert into documents (workspace_id, id, deal_id, kind, title, created_at, updated_at)
     values ($1, $2, $3, 'proposal', 'Экструдер: предложение', now(), now())`,
    [ours.workspaceId, newId(), dealId],
  );
  const kinds = async (text: string, by: Actor) => (await found(text, by)).map(({ kind }) => kind);
  expect(await kinds("экструдер", ours.actor(ours.anna))).toEqual([]);
  expect(await kinds("экструдр", ours.actor(ours.anna))).toEqual([]);
  expect(await kinds("экструдер", ours.actor(ours.boris))).toEqual(["deal", "document"]);
  expect(await kinds("экструдер", ours.actor(ours.anna, "head", [ours.anna, ours.boris]))).toEqual([
    "deal",
    "document",
  ]);
  await database.owner.query("update deals set owner_id = $1, version = version + 1 where id = $2", [
    ours.anna,
    dealId,
  ]);
  expect(await kinds("экструдер", ours.actor(ours.anna))).toEqual(["deal", "document"]);
  expect(await kinds("экструдер", ours.actor(ours.boris))).toEqual([]);
  const stranger = { ...ours.actor(newId<"user">(), "dealer"), role: "dealer" as const };
  expect(await found("сафина", stranger)).toEqual([]);
  expect(await kinds("сафина", ours.actor(ours.boris))).toEqual(["contact"]);
});

test("a workspace finds nothing of another, not by the same words, slips or numbers", async () => {
  const theirs = await makeSampleWorkspace(database.owner, "theirs");
  const boss = theirs.actor(theirs.anna, "director", "all");
  await server.call(director, "POST /companies", { name: "Уникальный завод", phone: "+7 495 111-22-33" });
  for (const typed of ["уникальный", "уникальнй", "4951112233"]) {
    expect(await titles(typed)).toEqual(["Уникальный завод"]);
    expect(await titles(typed, boss)).toEqual([]);
  }
  const seenFrom = (workspaceId: string, statement: string) =>
    database.read(workspaceId as Actor["workspaceId"], async ({ client }) => (await client.query(statement)).rows);
  expect(await seenFrom(theirs.workspaceId, "select * from similar_search_words('{уникальны}')")).toEqual([]);
  expect(await seenFrom(ours.workspaceId, "select * from similar_search_words('{уникальны}')")).toHaveLength(1);
  const mark = `${ours.workspaceId.slice(-8)}com:`;
  const query = `select distinct * from find_search_entries('{company}', array['''${mark}уникальный'''], array[null]::text[], 9, null, null)`;
  expect(await seenFrom(theirs.workspaceId, query)).toEqual([]);
  expect(await seenFrom(ours.workspaceId, query)).toHaveLength(1);
});

test("what is deleted is found no more, nor does the name of an erased person stay in the vocabulary", async () => {
  const { body: made } = await server.call(director, "POST /contacts", { name: "Аркадий Перепёлкин" });
  const { body: other } = await server.call(director, "POST /contacts", { name: "Аркадий Двойников" });
  const words = async () =>
    (
      await database.owner.query(
        "select word from search_vocabulary where workspace_id = $1 and word = any ($2) order by 1",
        [ours.workspaceId, ["аркадий", "перепелкин"]],
      )
    ).rows.map(({ word }) => word);
  expect(await words()).toEqual(["аркадий", "перепелкин"]);
  await server.call(director, `DELETE /contacts/${made.id}`);
  expect(await titles("перепёлкин")).toEqual([]);
  expect(await words()).toEqual(["аркадий"]);
  expect(await titles("аркадй")).toEqual(["Аркадий Двойников"]);
  await server.call(director, `POST /contacts/${made.id}/restorations`, {});
  expect(await titles("перепелкн")).toEqual(["Аркадий Перепёлкин"]);
  expect(other.id).toBeDefined();
});

test("a note and the result of a call are found by their words, for whoever sees the deal, and no longer when they are gone", async () => {
  const theirs = await makeSampleWorkspace(database.owner, "notes-elsewhere");
  const deal = await ours.addDeal(ours.boris, { title: "Цех покраски" });
  const write = async (workspace: SampleWorkspace, dealId: string | null, subject: string, body: string | null) => {
    const id = newId();
    await database.owner.query(
      `insert into activities (workspace_id, id, kind, subject, body, deal_id, owner_id, done_at, created_at, updated_at)
       values ($1, $2, 'note', $3, $4, $5, $6, now(), now(), now())`,
      [workspace.workspaceId, id, subject, body, dealId, workspace.anna],
    );
    return id;
  };
  const note = await write(
    ours,
    deal,
    "Заметка",
    `Просят рассрочку на полгода ${"ы".repeat(3000)} и монтаж вентиляции`,
  );
  await write(ours, deal, "Рассрочка без текста", null);
  await write(theirs, null, "Заметка", "Тоже просят рассрочку");
  const [first, ...others] = await found("рассрочку");
  expect(others).toEqual([]);
  expect(first).toMatchObject({ kind: "activity", id: note, dealId: deal, subtitle: "ООО «Ромашка» · Цех покраски" });
  expect(first?.title).toMatch(/^Заметка: Просят рассрочку/);
  expect((await found("рассроч вентил")).map(({ id }) => id)).toEqual([note]);
  const anna = ours.actor(ours.anna);
  expect(await found("рассрочку", anna)).toEqual([]);
  await database.owner.query("update deals set owner_id = $2 where id = $1", [deal, ours.anna]);
  expect((await found("рассрочку", anna)).map(({ id }) => id)).toEqual([note]);
  await database.owner.query("update activities set result = 'Согласовали лизинг', body = null where id = $1", [note]);
  expect(await found("рассрочку")).toEqual([]);
  expect((await found("лизинг", director, "&kinds=activity")).map(({ id }) => id)).toEqual([note]);
  expect(await found("лизинг", director, "&kinds=deal")).toEqual([]);
  // A key may be given deals without what is said about them.
  const key = (scopes: Actor["scopes"]): Actor => ({ ...director, via: "api", scopes });
  expect(await found("лизинг", key(["workspace.read", "deals.read", "customers.read"]))).toEqual([]);
  expect(await found("лизинг", key(["workspace.read", "deals.read", "activities.read"]))).toHaveLength(1);
  await database.owner.query("update deals set deleted_at = now() where id = $1", [deal]);
  expect(await found("лизинг")).toEqual([]);
  // By the function itself another workspace finds nothing.
  const mark = `${ours.workspaceId.slice(-8)}act:`;
  const asked = await database.read(theirs.workspaceId, ({ client }) =>
    client.query("select find_search_notes($1, $1, 9, null)", [`'${mark}согласовали'`]),
  );
  expect(asked.rows).toEqual([]);
});

test("many notes that come at once are entered as each alone would be, and in a table that nobody has analysed within seconds", async () => {
  const deal = await ours.addDeal(ours.boris, { title: "Склад" });
  const began = performance.now();
  await database.owner.query(
    `insert into activities (workspace_id, id, kind, subject, result, deal_id, owner_id, done_at, created_at, updated_at)
     select $1, gen_random_uuid(), 'call', 'Звонок', case when n % 3 > 0 then 'Обсудили доставку ' || n end, $2, $3, now(), now(), now()
     from generate_series(1, 9000) n`,
    [ours.workspaceId, deal, ours.anna],
  );
  // One by one they took minutes; together a second or two.
  expect(performance.now() - began).toBeLessThan(15_000);
  const entries = async () =>
    (
      await database.owner.query(
        "select activity_id, owner_id, at, lexemes::text from search_notes where deal_id = $1 order by activity_id",
        [deal],
      )
    ).rows;
  const many = await entries();
  expect(many).toHaveLength(6000);
  const some = many.slice(0, 50).map(({ activity_id }) => activity_id);
  await database.owner.query("select put_search_notes(array_fill($1::uuid, array[50]), $2, true)", [
    ours.workspaceId,
    some,
  ]);
  expect(await entries()).toEqual(many);
});

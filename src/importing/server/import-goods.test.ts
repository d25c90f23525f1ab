import { afterAll, beforeAll, expect, test } from "vitest";
import { isRefusal } from "../../kernel/refusal.ts";
import { runUnit } from "../../platform/database/run-unit.ts";
import { testDatabase } from "../../platform/database/test-database.ts";
import { createTranslator } from "../../platform/translate.ts";
import { vatOf } from "../domain/words.ts";
import { en } from "../locales/en.ts";
import { ru } from "../locales/ru.ts";
import { type EmptyWorkspace, emptyWorkspace } from "./test-import.ts";
import { startUndo, undoTask } from "./undo-tasks.ts";
import { workbookOf } from "./xlsx/test-workbook.ts";

let database: Awaited<ReturnType<typeof testDatabase>>;
let counter = 0;
const workspace = () => emptyWorkspace(database, `goods-${++counter}`);
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const productsOf = (ours: EmptyWorkspace) =>
  ours.rows(
    "select sku, name, product_line, unit, price_minor, cost_minor, vat, version from products where workspace_id = $1 order by sku",
  );
const shipmentsOf = (ours: EmptyWorkspace) =>
  ours.rows(
    `select s.external_id as id, c.name as company, p.sku, s.quantity, s.amount_minor, s.version,
       to_char(s.shipped_at at time zone 'Europe/Moscow', 'YYYY-MM-DD HH24:MI') as shipped
     from shipments s join companies c on c.workspace_id = s.workspace_id and c.id = s.company_id
       left join products p on p.workspace_id = s.workspace_id and p.id = s.product_id
     where s.workspace_id = $1 order by 1`,
  );

test.each([
  ["20", 20],
  ["20 %", 20],
  ["НДС 10%", 10],
  ["5,5", 5.5],
  ["0.2", 20],
  ["0,5%", 0.5],
  ["0", 0],
  ["Без НДС", 0],
  ["no VAT", 0],
  ["101", null],
  ["двадцать", null],
])("a VAT rate written “%s” is %s per cent", (text, percent) => expect(vatOf(text)).toBe(percent));

const catalogue = `Артикул;Наименование;Группа;Ед. изм.;Цена;Себестоимость;НДС
K-40;Компрессор ВК-40;Компрессоры;шт;1 200 000,50;800000;20%
M-1;Масло;Расходные;л;1500;900;без НДС
;Безымянное;;;1;;
X-1;Чужое;;;100 $;;
X-2;Странное;;;100;;много`;

test("products are known by their SKU; a second file changes only what differs", async () => {
  const ours = await workspace();
  const first = await ours.run("products", catalogue);
  expect(first).toMatchObject({ read: 5, created: 2, updated: 0, skipped: 0 });
  expect(first.refused.map(({ line, code }) => [line, code])).toEqual([
    [4, "id_missing"],
    [5, "currency_not_supported"],
    [6, "vat_wrong"],
  ]);
  expect(await ours.run("products", catalogue)).toMatchObject({ created: 0, updated: 0, skipped: 2 });
  // A price list without names leaves them; the sign of the workspace's own currency is no other currency.
  expect(await ours.run("products", "sku,price\nM-1,1650 ₽\nN-5,")).toMatchObject({ created: 1, updated: 1 });
  const nothing = { product_line: null, unit: null, price_minor: null, cost_minor: null, vat: null };
  expect(await productsOf(ours)).toEqual([
    {
      sku: "K-40",
      name: "Компрессор ВК-40",
      product_line: "Компрессоры",
      unit: "шт",
      price_minor: 1_200_000_50,
      cost_minor: 800_000_00,
      vat: 20,
      version: 1,
    },
    {
      sku: "M-1",
      name: "Масло",
      product_line: "Расходные",
      unit: "л",
      price_minor: 1650_00,
      cost_minor: 900_00,
      vat: 0,
      version: 2,
    },
    { sku: "N-5", name: "N-5", ...nothing, version: 1 },
  ]);
  expect(
    await ours.rows("select changes from audit_entries where workspace_id = $1 and action = 'product.changed'"),
  ).toEqual([{ changes: { priceMinor: [1500_00, 1650_00] } }]);
});

const journal = `Номер,Контрагент,Товар,Кол-во,Сумма,Дата отгрузки
s1,Ромашка,K-40,1,1200000.50,2026-03-02 10:15
s2,Ромашка,масло,20.5,30750,02.03.2026
s3,Лютик,Ремень,3,900,04.03.2026
s4,Лютик,,-1,-300,05.03.2026
s5,,K-40,1,100,05.03.2026
s6,Лютик,K-40,1,100,05.03.2199`;

test("shipments come to companies and products by key or name; a return is below zero", async () => {
  const ours = await workspace();
  await ours.run("products", catalogue);
  const first = await ours.run("shipments", journal);
  expect(first).toMatchObject({ read: 6, created: 4, updated: 0, skipped: 0 });
  expect(first.refused.map(({ line, code }) => [line, code])).toEqual([
    [6, "value_missing"],
    [7, "time_in_future"],
  ]);
  expect(first.warnings).toEqual([
    { code: "companies_created", params: { count: 2 } },
    { code: "products_created", params: { count: 1 } },
  ]);
  const row = { version: 1 };
  expect(await shipmentsOf(ours)).toEqual([
    {
      ...row,
      id: "s1",
      company: "Ромашка",
      sku: "K-40",
      quantity: 1,
      amount_minor: 1_200_000_50,
      shipped: "2026-03-02 10:15",
    },
    {
      ...row,
      id: "s2",
      company: "Ромашка",
      sku: "M-1",
      quantity: 20.5,
      amount_minor: 30_750_00,
      shipped: "2026-03-02 00:00",
    },
    {
      ...row,
      id: "s3",
      company: "Лютик",
      sku: "Ремень",
      quantity: 3,
      amount_minor: 900_00,
      shipped: "2026-03-04 00:00",
    },
    { ...row, id: "s4", company: "Лютик", sku: null, quantity: -1, amount_minor: -300_00, shipped: "2026-03-05 00:00" },
  ]);
  expect(await ours.run("shipments", journal)).toMatchObject({ created: 0, updated: 0, skipped: 4, warnings: [] });
});

test("a product that was deleted here is not brought back by a shipment of it", async () => {
  const ours = await workspace();
  await ours.run("products", catalogue);
  await ours.rows("update products set deleted_at = now() where workspace_id = $1 and sku = 'K-40'");
  const { created, refused } = await ours.run("shipments", journal);
  expect([created, refused.map(({ line, code }) => [line, code])]).toEqual([
    3,
    [
      [2, "record_deleted"],
      [6, "value_missing"],
      [7, "time_in_future"],
    ],
  ]);
});

test("a company that was deleted here is not made anew by a shipment to its number", async () => {
  const ours = await workspace();
  await ours.run("companies", "id,name\nc1,Ромашка");
  await ours.rows("update companies set deleted_at = now() where workspace_id = $1");
  const { created, refused } = await ours.run(
    "shipments",
    "Номер,Контрагент,Сумма,Дата отгрузки\ns1,c1,100,02.03.2026",
  );
  expect([created, refused]).toEqual([
    0,
    [{ line: 2, code: "record_deleted", params: { field: "company", value: "c1" } }],
  ]);
});

test("a workbook of products is read by the same way: a rate behind “20 %” is twenty, a price is a number", async () => {
  const ours = await workspace();
  const cell = (place: string, inside: string) => `<c r="${place}" ${inside}</c>`;
  const text = (value: string) => `t="inlineStr"><is><t>${value}</t></is>`;
  const head = ["Артикул", "Цена", "НДС"].map((name, at) => cell(`${"ABC"[at]}1`, text(name))).join("");
  const row = cell("A2", text("K-40")) + cell("B2", "><v>1250.5</v>") + cell("C2", "><v>0.2</v>");
  const book = workbookOf([{ name: "Прайс", rows: `<row r="1">${head}</row><row r="2">${row}</row>` }]);
  expect(await ours.run("products", book)).toMatchObject({ created: 1, refused: [] });
  expect(await productsOf(ours)).toMatchObject([{ sku: "K-40", name: "K-40", price_minor: 1250_50, vat: 20 }]);
});

test("shipments that are taken back go with the companies and products they brought; a catalogue in use stays and is told", async () => {
  const ours = await workspace();
  await ours.run("products", catalogue);
  await ours.run("shipments", journal);
  const [catalogueId, journalId] = (
    await ours.rows<{ id: string }>("select id from imports where workspace_id = $1 order by id")
  ).map(({ id }) => id);
  const undo = async (importId = "") => {
    const translator = createTranslator({ importing: { ru, en } });
    const asked = await runUnit(database, ours.actor, (unit) => startUndo(unit, importId, translator));
    expect(isRefusal(asked)).toBe(false);
    await undoTask.run({ workspaceId: ours.workspaceId, importId }, { database } as never);
    const [counts] = await ours.rows(
      "select rows_removed as removed, rows_kept as kept from imports where workspace_id = $1 and id = $2",
      [importId],
    );
    return counts;
  };
  expect(await undo(catalogueId)).toEqual({ removed: 0, kept: 2 });
  expect(
    await ours.rows("select entity, name, reason from import_kept where workspace_id = $1 order by number"),
  ).toEqual([
    { entity: "products", name: "Компрессор ВК-40", reason: "in_use" },
    { entity: "products", name: "Масло", reason: "in_use" },
  ]);
  // Four shipments, two companies, one product.
  expect(await undo(journalId)).toEqual({ removed: 7, kept: 0 });
  expect(await shipmentsOf(ours)).toEqual([]);
  expect((await productsOf(ours)).map(({ sku }) => sku)).toEqual(["K-40", "M-1"]);
  expect(await ours.rows("select from companies where workspace_id = $1")).toEqual([]);
});

import { afterAll, beforeAll, expect, test } from "vitest";
import { makeSampleServer, type SampleServer } from "../../../test/sample-server.ts";
import { makeSampleWorkspace, type SampleWorkspace } from "../../../test/sample-workspace.ts";
import type { Actor } from "../../kernel/actor.ts";
import { testDatabase } from "../../platform/database/test-database.ts";
import { newId } from "../../platform/new-id.ts";
import { commerceRoutes } from "./routes.ts";

let database: Awaited<ReturnType<typeof testDatabase>>;
let ours: SampleWorkspace;
let theirs: SampleWorkspace;
let server: SampleServer;
let head: Actor;
const products: Record<string, string> = {};
const rub = (minor: number) => ({ minor, currency: "RUB" });

async function addProduct(of: SampleWorkspace, sku: string, name: string, line: string | null = null): Promise<string> {
  const id = newId();
  await database.owner.query(
    `insert into products (workspace_id, id, sku, name, product_line, price_minor, cost_minor, currency, vat, created_at, updated_at)
     values ($1, $2, $3, $4, $5, 150000, 90000, 'RUB', 20, now(), now())`,
    [of.workspaceId, id, sku, name, line],
  );
  return id;
}

async function addShipment(
  of: SampleWorkspace,
  externalId: string,
  productId: string | null,
  minor: number,
  at: string,
) {
  await database.owner.query(
    `insert into shipments (workspace_id, id, external_id, company_id, product_id, quantity, amount_minor, currency, shipped_at, created_at, updated_at)
     values ($1, $2, $3, $4, $5, 2.5, $6, 'RUB', $7, now(), now())`,
    [of.workspaceId, newId(), externalId, of.companyId, productId, minor, at],
  );
}

beforeAll(async () => {
  database = await testDatabase();
  ours = await makeSampleWorkspace(database.owner, "ours");
  theirs = await makeSampleWorkspace(database.owner, "theirs");
  server = makeSampleServer(database, commerceRoutes(database));
  head = ours.actor(ours.anna, "head", "all");
  products.pump = await addProduct(ours, "NS-7", "Насос погружной", "Насосы");
  products.oil = await addProduct(ours, "M-1", "Масло");
  products.rod = await addProduct(ours, "ns-rod", "Шток", "Насосы");
  await addProduct(theirs, "NS-7", "Чужой насос", "Насосы");
  await addShipment(ours, "s1", products.pump, 1000_00, "2026-03-01T21:00:00Z"); // 2 March in Moscow
  await addShipment(ours, "s2", products.oil, 500_00, "2026-03-02T20:59:00Z"); // still 2 March
  await addShipment(ours, "s3", products.pump, -200_00, "2026-03-02T21:00:00Z"); // 3 March
  await addShipment(ours, "s4", null, 70_00, "2026-03-01T20:59:00Z"); // 1 March
  await addShipment(theirs, "s9", null, 9_00, "2026-03-02T10:00:00Z");
});
afterAll(() => database.drop());

const names = async (query: string) =>
  (await server.call(head, `GET /products${query}`)).body.items.map(({ sku }: { sku: string }) => sku);
const shipped = async (query: string) => {
  const { body } = await server.call(head, `GET /shipments${query}`);
  return [body.items.map(({ externalId }: { externalId: string }) => externalId), body.total];
};

test("products come by name, page by page, and are found by how their name or SKU begins, never another workspace's", async () => {
  expect(await names("")).toEqual(["M-1", "NS-7", "ns-rod"]);
  const { body } = await server.call(head, "GET /products?limit=2");
  expect(await names(`?limit=2&cursor=${body.next}`)).toEqual(["ns-rod"]);
  expect(await names("?search=ns")).toEqual(["NS-7", "ns-rod"]);
  expect(await names(`?search=${encodeURIComponent("НАСОС")}`)).toEqual(["NS-7"]);
  expect(await names(`?line=${encodeURIComponent("Насосы")}`)).toEqual(["NS-7", "ns-rod"]);
});

test("what a product costs is not told to a salesperson", async () => {
  const read = (actor: Actor) => server.call(actor, `GET /products/${products.pump}`);
  expect((await read(head)).body).toMatchObject({ price: rub(1500_00), cost: rub(900_00), vat: 20, unit: null });
  expect((await read(ours.actor(ours.anna))).body).toMatchObject({ price: rub(1500_00), cost: null });
  const stranger = await server.call(theirs.actor(theirs.anna), `GET /products/${products.pump}`);
  expect([stranger.status, stranger.body.code]).toEqual([404, "product_unknown"]);
});

test("whoever is not told what a product costs neither writes nor drops it", async () => {
  const key: Actor = { ...head, scopes: ["products.read", "products.edit"] };
  for (const cost of [null, rub(1)]) {
    const refused = await server.call(key, `PATCH /products/${products.pump}`, { version: 1, cost });
    expect(refused.body.errors).toMatchObject([{ path: "cost", code: "product_cost_hidden" }]);
  }
  expect((await server.call(head, `GET /products/${products.pump}`)).body.cost).toEqual(rub(900_00));
});

test("shipments come newest first by the workspace's days; a customer's or a product's add up less what came back", async () => {
  expect(await shipped("")).toEqual([["s3", "s2", "s1", "s4"], null]);
  expect(await shipped("?from=2026-03-02&to=2026-03-02")).toEqual([["s2", "s1"], rub(1500_00)]);
  expect(await shipped(`?product=${products.pump}`)).toEqual([["s3", "s1"], rub(800_00)]);
  // 1,000 + 500 − 200 + 70
  expect(await shipped(`?company=${ours.companyId}&limit=3`)).toEqual([["s3", "s2", "s1"], rub(1370_00)]);
  const first = await server.call(head, "GET /shipments?limit=3");
  expect((await shipped(`?limit=3&cursor=${first.body.next}`))[0]).toEqual(["s4"]);
  expect(first.body.items[2]).toMatchObject({
    company: { id: ours.companyId, name: "ООО «Ромашка»" },
    product: { id: products.pump, sku: "NS-7", name: "Насос погружной" },
    quantity: 2.5,
    amount: rub(1000_00),
    shippedAt: "2026-03-01T21:00:00.000Z",
  });
  const one = await server.call(head, `GET /shipments/${first.body.items[0].id}`);
  expect(one.body).toMatchObject({ externalId: "s3", amount: rub(-200_00) });
  expect((await server.call(head, `GET /shipments/${newId()}`)).body.code).toBe("shipment_unknown");
});

test("a product is added, changed, deleted and brought back; its SKU stays its own, and each change is in the audit", async () => {
  const input = {
    sku: "VK-40",
    name: "Компрессор ВК-40",
    line: "Компрессоры",
    price: rub(1_200_000_00),
    cost: rub(800_000_00),
    vat: 20,
  };
  const made = await server.call(head, "POST /products", input);
  expect([made.status, made.body]).toMatchObject([201, { ...input, unit: null, version: 1 }]);
  const again = await server.call(head, "POST /products", { ...input, name: "Другой" });
  expect(again.body.errors).toMatchObject([{ path: "sku", code: "product_sku_taken" }]);
  const change = { version: 1, price: rub(1_300_000_00), line: null };
  const changed = await server.call(head, `PATCH /products/${made.body.id}`, change);
  expect(changed.body).toMatchObject({ price: rub(1_300_000_00), line: null, cost: rub(800_000_00), version: 2 });
  expect((await server.call(head, `PATCH /products/${made.body.id}`, change)).body.code).toBe("version_conflict");
  const wrong = { version: 2, cost: { minor: 1, currency: "USD" }, price: rub(-1) };
  expect((await server.call(head, `PATCH /products/${made.body.id}`, wrong)).body.errors).toMatchObject([
    { path: "price", code: "goods_sum_wrong" },
    { path: "cost", code: "goods_currency_wrong" },
  ]);
  expect((await server.call(head, `DELETE /products/${made.body.id}?version=2`)).status).toBe(200);
  expect((await server.call(head, `GET /products/${made.body.id}`)).status).toBe(404);
  expect((await server.call(head, `POST /products/${made.body.id}/restorations`, {})).body).toMatchObject({
    version: 4,
  });
  const { rows } = await database.owner.query(
    "select action, changes ->> 'sku' as sku from audit_entries where entity_id = $1 order by id",
    [made.body.id],
  );
  expect(rows.map(({ action }) => action)).toEqual([
    "product.created",
    "product.changed",
    "product.deleted",
    "product.restored",
  ]);
  expect(rows.slice(2).map(({ sku }) => sku)).toEqual(["VK-40", "VK-40"]);
  const stranger = await server.call(
    theirs.actor(theirs.anna, "head", "all"),
    `PATCH /products/${made.body.id}`,
    change,
  );
  expect(stranger.body.code).toBe("product_unknown");
});

test("a salesperson adds a shipment and a return of it; what cannot be is refused field by field", async () => {
  const anna = ours.actor(ours.anna);
  const company = newId();
  await database.owner.query(
    "insert into companies (workspace_id, id, name, created_at, updated_at) values ($1, $2, 'Лютик', now(), now())",
    [ours.workspaceId, company],
  );
  const input = {
    companyId: company,
    productId: products.oil,
    quantity: 3,
    amount: rub(300_00),
    shippedAt: "2026-03-01T09:00:00.000Z",
  };
  const made = await server.call(anna, "POST /shipments", { ...input, externalId: "УПД-1" });
  expect([made.status, made.body.product.sku]).toEqual([201, "M-1"]);
  const back = await server.call(anna, "POST /shipments", { ...input, quantity: -1, amount: rub(-100_00) });
  expect(back.body.externalId).toBe(back.body.id);
  expect((await shipped(`?company=${company}`))[1]).toEqual(rub(200_00));
  const nonsense = {
    ...input,
    companyId: newId(),
    productId: newId(),
    quantity: -3,
    shippedAt: "2999-01-01T00:00:00Z",
    externalId: "УПД-1",
  };
  const refused = await server.call(anna, "POST /shipments", nonsense);
  expect(refused.body.errors.map(({ path, code }: { path: string; code: string }) => [path, code])).toEqual([
    ["quantity", "shipment_sign_wrong"],
    ["shippedAt", "shipment_in_future"],
    ["companyId", "shipment_company_unknown"],
    ["productId", "shipment_product_unknown"],
    ["externalId", "shipment_number_taken"],
  ]);
  const changed = await server.call(anna, `PATCH /shipments/${made.body.id}`, { version: 1, amount: rub(270_00) });
  expect(changed.body).toMatchObject({ amount: rub(270_00), quantity: 3, version: 2 });
  await server.call(anna, `DELETE /shipments/${back.body.id}?version=1`);
  expect((await shipped(`?company=${company}`))[1]).toEqual(rub(270_00));
  await server.call(anna, `POST /shipments/${back.body.id}/restorations`, {});
  expect((await shipped(`?company=${company}`))[1]).toEqual(rub(170_00));
  const { rows } = await database.owner.query("select count(*) from audit_entries where entity = 'shipment'");
  expect(Number(rows[0].count)).toBe(5);
});

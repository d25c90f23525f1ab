import { afterAll, beforeAll, expect, test } from "vitest";
import { makeSampleServer, type SampleServer } from "../../../test/sample-server.ts";
import { makeSampleWorkspace, type SampleWorkspace } from "../../../test/sample-workspace.ts";
import type { Actor } from "../../kernel/actor.ts";
import { testDatabase } from "../../platform/database/test-database.ts";
import { commerceRoutes } from "./routes.ts";

let database: Awaited<ReturnType<typeof testDatabase>>;
let ours: SampleWorkspace;
let theirs: SampleWorkspace;
let server: SampleServer;
let anna: Actor;
let dealId: string;
const rub = (minor: number) => ({ minor, currency: "RUB" });
const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

beforeAll(async () => {
  database = await testDatabase();
  ours = await makeSampleWorkspace(database.owner, "ours");
  theirs = await makeSampleWorkspace(database.owner, "theirs");
  server = makeSampleServer(database, commerceRoutes(database));
  anna = ours.actor(ours.anna);
  dealId = await ours.addDeal(ours.anna, { amountMinor: 1_000_000 });
});
afterAll(() => database.drop());

const pay = (more: object) =>
  server.call(anna, "POST /payments", { dealId, amount: rub(100_000), plannedOn: day(5), ...more });
const paper = (more: object = {}) =>
  server.call(anna, "POST /documents", { dealId, kind: "contract", title: "Contract 7", ...more });
const codes = (answer: { body: { errors: { path: string; code: string }[] } }) =>
  answer.body.errors.map(({ path, code }) => `${path}: ${code}`);
const actionsOf = async (id: string) =>
  (await database.owner.query("select action from audit_entries where entity_id = $1 order by id", [id])).rows.map(
    (row) => row.action,
  );

test("a payment is above zero, in a currency that exists, with a day that is not a receipt of tomorrow", async () => {
  expect(codes(await pay({ amount: rub(0) }))).toEqual(["amount.minor: payment_amount_wrong"]);
  expect(codes(await pay({ amount: { minor: -5, currency: "ABC" } }))).toEqual([
    "amount.minor: payment_amount_wrong",
    "amount.currency: payment_currency_wrong",
  ]);
  expect(codes(await pay({ plannedOn: null }))).toEqual(["plannedOn: payment_day_missing"]);
  expect(codes(await pay({ receivedOn: day(3) }))).toEqual(["receivedOn: payment_received_in_future"]);
});

test("a partial receipt leaves the rest expected, and totals add up", async () => {
  const own = await ours.addDeal(ours.anna);
  const { body: expected } = await pay({ dealId: own, plannedOn: day(-3), purpose: "Prepayment" });
  const more = await server.call(anna, `POST /payments/${expected.id}/receipts`, {
    receivedOn: day(-2),
    amount: rub(100_001),
  });
  expect(codes(more)).toEqual(["amount.minor: payment_receipt_exceeds"]);
  const part = await server.call(anna, `POST /payments/${expected.id}/receipts`, {
    receivedOn: day(-2),
    amount: rub(30_000),
  });
  expect(part.body.received).toMatchObject({ id: expected.id, amount: rub(30_000), receivedOn: day(-2), version: 2 });
  expect(part.body.rest).toMatchObject({
    amount: rub(70_000),
    receivedOn: null,
    plannedOn: day(-3),
    purpose: "Prepayment",
  });
  const list = (await server.call(anna, `GET /payments?deal=${own}`)).body;
  expect(list.items).toHaveLength(2);
  expect(list.totals).toEqual({ expected: rub(70_000), received: rub(30_000), overdue: rub(70_000) });
  const twice = await server.call(anna, `POST /payments/${expected.id}/receipts`, { receivedOn: day(-1) });
  expect(twice).toMatchObject({ status: 409, body: { code: "payment_already_received" } });
  const rest = await server.call(anna, `POST /payments/${part.body.rest.id}/receipts`, { receivedOn: day(-1) });
  expect(rest.body.rest).toBeNull();
  expect(await actionsOf(expected.id)).toEqual(["payment.created", "payment.received"]);
});

test("a refund is said to be one, is below zero, and takes back what came", async () => {
  const own = await ours.addDeal(ours.anna, { amountMinor: 100_000 });
  expect(codes(await pay({ amount: rub(-20_000) }))).toEqual(["amount.minor: payment_amount_wrong"]);
  expect(codes(await pay({ kind: "refund" }))).toEqual(["amount.minor: refund_amount_wrong"]);
  await pay({ dealId: own, receivedOn: day(-3) });
  const { body: refund } = await pay({
    dealId: own,
    kind: "refund",
    amount: rub(-20_000),
    receivedOn: day(-1),
    vat: 20,
  });
  expect(refund).toMatchObject({ kind: "refund", amount: rub(-20_000), vat: 20, creditedTo: ours.anna });
  const list = (await server.call(anna, `GET /payments?deal=${own}`)).body;
  expect(list.totals.received).toEqual(rub(80_000));
});

test("euros count at the rate of the day they came; without one they are in no total, and it is told", async () => {
  const own = await ours.addDeal(ours.anna);
  const euros = { dealId: own, amount: { minor: 1_000_00, currency: "EUR" }, plannedOn: null, receivedOn: day(-2) };
  const { body: came } = await pay(euros);
  const read = async () => (await server.call(anna, `GET /payments?deal=${own}`)).body;
  expect(await read()).toMatchObject({
    totals: { received: rub(0) },
    withoutRate: [{ paymentId: came.id, currency: "EUR", date: day(-2) }],
  });
  const rates = (await server.call(anna, "GET /exchange-rates")).body;
  expect(rates.missing).toEqual([{ currency: "EUR", on: day(-2), payments: 1 }]);
  const set = (items: object[]) => server.call(anna, "PUT /exchange-rates", { items });
  expect(codes(await set([{ currency: "RUB", on: day(-2), rate: 1 }]))).toEqual([
    "items.0.currency: rate_currency_wrong",
  ]);
  expect(codes(await set([{ currency: "EUR", on: day(-2), to: day(-3), rate: 90 }]))).toEqual([
    "items.0.to: rate_days_wrong",
  ]);
  expect((await set([{ currency: "EUR", on: day(-3), to: day(-1), rate: 91.5 }])).body).toEqual({ days: 3 });
  expect(await read()).toMatchObject({ totals: { received: rub(91_500_00) }, withoutRate: [] });
  expect((await server.call(anna, `DELETE /exchange-rates/EUR/${day(-2)}`)).body).toEqual({ deleted: true });
  expect((await read()).totals.received).toEqual(rub(0));
});

test("money is credited to whoever is responsible when it comes, and a head may say it is another's", async () => {
  const own = await ours.addDeal(ours.anna);
  const { body: waits } = await pay({ dealId: own });
  expect(waits.creditedTo).toBeNull();
  const head = ours.actor(ours.anna, "head", "all");
  const credit = (version: number) =>
    server.call(head, `POST /payments/${waits.id}/credits`, { version, userId: ours.boris });
  expect(await credit(1)).toMatchObject({ status: 409, body: { code: "payment_not_received" } });
  const { body } = await server.call(anna, `POST /payments/${waits.id}/receipts`, { receivedOn: day(-1) });
  expect(body.received.creditedTo).toBe(ours.anna);
  expect((await credit(2)).body.creditedTo).toBe(ours.boris);
  expect(await actionsOf(waits.id)).toEqual(["payment.created", "payment.received", "payment.credited"]);
  const stranger = { version: 3, userId: theirs.anna };
  expect(codes(await server.call(head, `POST /payments/${waits.id}/credits`, stranger))).toEqual([
    "userId: person_unknown",
  ]);
});

test("VAT is the usual of the currency until the workspace says otherwise, by day", async () => {
  const read = async () =>
    (await server.call(anna, "GET /vat-rates")).body.items.map((line: { since: string; rate: number | null }) => [
      line.since,
      line.rate,
    ]);
  const usual = [
    ["2019-01-01", 20],
    ["2026-01-01", 22],
  ];
  expect(await read()).toEqual(usual);
  await server.call(anna, "PUT /vat-rates", { since: "2026-07-01", rate: null });
  expect(await read()).toEqual([...usual, ["2026-07-01", null]]);
  await server.call(anna, "DELETE /vat-rates/2026-07-01");
  expect(await read()).toEqual(usual);
});

test("a payment changes by version, is deleted and restored, each with its audit", async () => {
  const { body: made } = await pay({});
  const changed = await server.call(anna, `PATCH /payments/${made.id}`, { version: 1, amount: rub(5) });
  expect(changed.body).toMatchObject({ amount: rub(5), plannedOn: day(5), version: 2 });
  expect((await server.call(anna, `PATCH /payments/${made.id}`, { version: 1, amount: rub(6) })).status).toBe(409);
  expect((await server.call(anna, `DELETE /payments/${made.id}?version=2`)).status).toBe(200);
  expect((await server.call(anna, `PATCH /payments/${made.id}`, { version: 3 })).status).toBe(404);
  expect((await server.call(anna, `POST /payments/${made.id}/restorations`, {})).body.deletedAt).toBeNull();
  expect(await actionsOf(made.id)).toEqual([
    "payment.created",
    "payment.updated",
    "payment.deleted",
    "payment.restored",
  ]);
});

test("payments and documents of a deal that the caller does not see do not exist", async () => {
  const { body: payment } = await pay({});
  const { body: document } = await paper();
  const theirDeal = await theirs.addDeal(theirs.anna);
  for (const [actor, deal] of [
    [ours.actor(ours.boris), dealId],
    [anna, theirDeal],
    [theirs.actor(theirs.anna, "owner", "all"), dealId],
  ] as const) {
    expect((await server.call(actor, `GET /payments?deal=${deal}`)).status).toBe(404);
    expect((await server.call(actor, `GET /documents?deal=${deal}`)).status).toBe(404);
    const body = { dealId: deal, amount: rub(1), plannedOn: day(1) };
    expect((await server.call(actor, "POST /payments", body)).status).toBe(404);
  }
  for (const actor of [ours.actor(ours.boris), theirs.actor(theirs.anna, "owner", "all")]) {
    expect((await server.call(actor, `PATCH /payments/${payment.id}`, { version: 1 })).status).toBe(404);
    expect((await server.call(actor, `DELETE /documents/${document.id}`)).status).toBe(404);
  }
});

test("a document is sent, then received, then signed, and none of it tomorrow", async () => {
  expect(codes(await paper({ sentOn: day(-2), receivedOn: day(-3) }))).toEqual([
    "receivedOn: document_received_before_sent",
  ]);
  expect(codes(await paper({ sentOn: day(-2), signedOn: day(-3) }))).toEqual(["signedOn: document_signed_before_sent"]);
  expect(codes(await paper({ signedOn: day(2) }))).toEqual(["signedOn: document_mark_in_future"]);
  const { body: made } = await paper({ sentOn: day(-3) });
  const wrong = await server.call(anna, `PATCH /documents/${made.id}`, { version: 1, receivedOn: day(-4) });
  expect(codes(wrong)).toEqual(["receivedOn: document_received_before_sent"]);
  const signed = await server.call(anna, `PATCH /documents/${made.id}`, {
    version: 1,
    receivedOn: day(-3),
    signedOn: day(-1),
  });
  expect(signed.body).toMatchObject({ sentOn: day(-3), signedOn: day(-1), version: 2 });
  expect((await server.call(anna, `PATCH /documents/${made.id}`, { version: 1 })).status).toBe(409);
  expect((await server.call(anna, `DELETE /documents/${made.id}`)).status).toBe(200);
  expect((await server.call(anna, `POST /documents/${made.id}/restorations`, {})).body.deletedAt).toBeNull();
  expect(await actionsOf(made.id)).toEqual([
    "document.created",
    "document.updated",
    "document.deleted",
    "document.restored",
  ]);
});

const upload = async (id: string, headers: Record<string, string>, payload: Buffer | string) => {
  const response = await server.http.inject({ method: "POST", url: `/api/v1/documents/${id}/file`, headers, payload });
  return { status: response.statusCode, body: response.json() };
};

test("a file of any type comes back byte for byte, always as a download under its own name", async () => {
  const { body: made } = await paper();
  const page = Buffer.from("<script>alert(1)</script>");
  const name = encodeURIComponent("Договор «7» (скан).html");
  const put = await upload(made.id, { "content-type": "text/html", "x-file-name": name }, page);
  expect(put.body.file).toMatchObject({ name: "Договор «7» (скан).html", mediaType: "text/html", size: 25 });
  const again = await upload(made.id, { "content-type": "text/html", "x-file-name": name }, page);
  expect(again.body).toMatchObject({ file: { id: put.body.file.id }, version: put.body.version });
  const got = await server.http.inject({ method: "GET", url: `/api/v1/files/${put.body.file.id}/content` });
  expect(got.rawPayload).toEqual(page);
  expect(got.headers["content-type"]).toBe("application/octet-stream");
  expect(got.headers["x-content-type-options"]).toBe("nosniff");
  expect(got.headers["content-disposition"]).toBe(
    "attachment; filename=\"_______ _7_ (____).html\"; filename*=UTF-8''%D0%94%D0%BE%D0%B3%D0%BE%D0%B2%D0%BE%D1%80%20%C2%AB7%C2%BB%20%28%D1%81%D0%BA%D0%B0%D0%BD%29.html",
  );
  const boris = await server.call(ours.actor(ours.boris), `GET /files/${put.body.file.id}/content`);
  expect(boris.status).toBe(404);
  expect(await actionsOf(made.id)).toEqual(["document.created", "document.file_attached"]);
});

test("a multipart file and raw JSON are kept as they were sent", async () => {
  const { body: made } = await paper();
  const body =
    '--b\r\nContent-Disposition: form-data; name="file"; filename="a.bin"\r\nContent-Type: image/png\r\n\r\n\0\x01\r\n--b--\r\n';
  const form = await upload(made.id, { "content-type": "multipart/form-data; boundary=b" }, body);
  expect(form.body.file).toMatchObject({ name: "a.bin", mediaType: "image/png", size: 2 });
  const json = await upload(
    made.id,
    { "content-type": "application/json", "x-file-name": "../../x.json" },
    '{ "a": 1}',
  );
  expect(json.body.file).toMatchObject({ name: "x.json", size: 9 });
});

test("an upload without a name, without bytes, or above 100 MB is refused", async () => {
  const { body: made } = await paper();
  const type = { "content-type": "application/pdf" };
  expect((await upload(made.id, type, "x")).body.code).toBe("file_name_missing");
  expect((await upload(made.id, { ...type, "x-file-name": "a.pdf" }, "")).body.code).toBe("file_empty_upload");
  const large = await upload(made.id, { ...type, "x-file-name": "a.pdf" }, Buffer.alloc(100 * 1024 * 1024 + 1));
  expect(large).toMatchObject({ status: 413, body: { code: "file_too_large" } });
});

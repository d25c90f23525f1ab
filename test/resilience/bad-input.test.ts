import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testDatabase } from "../../src/platform/database/test-database.ts";
import {
  type Answer,
  type Client,
  clientOf,
  createFunnel,
  createWorkspace,
  type Funnel,
  sessionHeaders,
  withKey,
} from "../product/client.ts";
import { type Product, startProduct, temporaryInstallation } from "../product/start-product.ts";

const installation = temporaryInstallation();
let database: Awaited<ReturnType<typeof testDatabase>>;
let product: Product;
let session: Client;
let client: Client;
let funnel: Funnel;
let deal: { readonly id: string; readonly version: number };

beforeAll(async () => {
  database = await testDatabase();
  product = await startProduct({ dataDirectory: installation.dataDirectory, databaseUrl: database.url });
  session = await createWorkspace(product.url);
  client = await withKey(session);
  funnel = await createFunnel(client, ["Обратился", "Встреча проведена", "Оплачено"]);
  deal = await client.ask("POST /deals", { title: "Компрессор", pipelineId: funnel.pipelineId });
});

afterAll(async () => {
  await product?.stop();
  await database?.drop();
  await installation.remove();
});

const rows = async () => {
  const counted = `select (select count(*) from deals) as deals, (select count(*) from visits) as visits,
    (select count(*) from companies) as companies, (select count(*) from activities) as activities,
    (select count(*) from payments) as payments, (select count(*) from audit_entries) as audited`;
  return (await database.owner.query(counted)).rows[0];
};

/** The same request in both languages: a named problem in the words of each, and nothing is written. */
async function refusedWhole(ask: (headers: Record<string, string>) => Promise<Answer>): Promise<Answer> {
  const before = await rows();
  const english = await ask({ "accept-language": "en" });
  const russian = await ask({ "accept-language": "ru-RU,ru;q=0.9" });
  for (const answer of [english, russian]) {
    expect(answer.headers.get("content-type")).toBe("application/problem+json; charset=utf-8");
    expect(answer.body).toMatchObject({ status: answer.status, code: english.body.code });
    expect(answer.body.requestId).toBe(answer.headers.get("x-request-id"));
  }
  expect(english.body.title).toMatch(/^[\p{ASCII}“”’—]+$/u);
  expect(russian.body.title).toMatch(/[а-яё]/i);
  expect(await rows()).toEqual(before);
  return english;
}

const post = (path: string, body: unknown) => (headers: Record<string, string>) =>
  client.call(`POST ${path}`, body, { headers });
const paths = (answer: Answer) => answer.body.errors.map((error: { path: string }) => error.path);

describe("a body", () => {
  test("that is not JSON", async () => {
    const answer = await refusedWhole((headers) =>
      client.call("POST /companies", undefined, { headers, raw: '{"name": ' }),
    );
    expect([answer.status, answer.body.code]).toEqual([400, "json_invalid"]);
  });

  test.for(["application/xml", "text/plain", "application/x-www-form-urlencoded"])(
    "of another media type: %s",
    async (type) => {
      const answer = await refusedWhole((headers) =>
        client.call("POST /companies", undefined, {
          headers: { ...headers, "content-type": type },
          raw: '{"name":"Север"}',
        }),
      );
      expect([answer.status, answer.body.code]).toEqual([415, "media_type_unknown"]);
    },
  );

  test("with a title that nobody can see", async () => {
    const body = { title: " \u200b\u2060\ufeff", pipelineId: funnel.pipelineId };
    const answer = await refusedWhole(post("/deals", body));
    expect([answer.status, paths(answer)]).toEqual([400, ["title"]]);
  });

  test("with a field that nobody knows", async () => {
    const answer = await refusedWhole(post("/companies", { name: "Ромашка", isVip: true }));
    expect([answer.status, answer.body.code, paths(answer)]).toEqual([400, "input_invalid", ["isVip"]]);
    expect(answer.body.errors[0].code).toBe("unknown_field");
  });

  test("with a value of the wrong type", async () => {
    const answer = await refusedWhole(
      post("/deals", { title: 7, pipelineId: funnel.pipelineId, amountMinor: "много" }),
    );
    expect([answer.status, paths(answer)]).toEqual([400, ["title", "amountMinor"]]);
  });

  test("with a NUL in a text", async () => {
    const answer = await refusedWhole(post("/companies", { name: "Ро\u0000машка" }));
    expect([answer.status, answer.body.code]).toEqual([400, "input_invalid"]);
    expect(answer.body.errors[0].code).toBe("unprintable_text");
  });

  test("with a field of ten megabytes", async () => {
    const answer = await refusedWhole(post("/companies", { name: "x".repeat(10 * 1024 * 1024) }));
    expect([answer.status, answer.body.code]).toEqual([413, "body_too_large"]);
  });

  test("with a field that is too long", async () => {
    const answer = await refusedWhole(post("/companies", { name: "x".repeat(100_000) }));
    expect([answer.status, paths(answer)]).toEqual([400, ["name"]]);
  });

  test("with half a pair of a sign in a text", async () => {
    const before = await rows();
    const answer = await client.call("POST /companies", undefined, { raw: '{"name": "\\ud800 half"}' });
    expect(answer.status).toBeLessThan(500);
    if (answer.status >= 400) expect(await rows()).toEqual(before);
  });
});

describe("a date", () => {
  test.for(["31.02.2026", "2026-02-31", "2026-13-01", "tomorrow", "", 20_260_101])("%s", async (expectedCloseOn) => {
    const body = { title: "Deal", pipelineId: funnel.pipelineId, expectedCloseOn };
    const answer = await refusedWhole(post("/deals", body));
    expect([answer.status, paths(answer)]).toEqual([400, ["expectedCloseOn"]]);
  });

  test.for(["0000-01-01", "0999-12-31", "9999-12-31"])("in the year of a slip: %s", async (expectedCloseOn) => {
    const answer = await refusedWhole(
      post("/deals", { title: "Deal", pipelineId: funnel.pipelineId, expectedCloseOn }),
    );
    expect([answer.status, paths(answer)]).toEqual([400, ["expectedCloseOn"]]);
    const read = await refusedWhole((headers) =>
      client.call(`GET /deals?expectedCloseFrom=${expectedCloseOn}`, undefined, { headers }),
    );
    expect([read.status, paths(read)]).toEqual([400, ["expectedCloseFrom"]]);
  });

  test("with a time that leaves the calendar in UTC", async () => {
    const body = { kind: "call", subject: "Call", dealId: deal.id, plannedAt: "9999-12-31T23:59:59-23:59" };
    const answer = await refusedWhole(post("/activities", body));
    expect([answer.status, paths(answer)]).toEqual([400, ["plannedAt"]]);
  });

  test("with a time that no clock shows", async () => {
    const body = { kind: "call", subject: "Call", dealId: deal.id, plannedAt: "2026-03-01T25:61:00Z" };
    const answer = await refusedWhole(post("/activities", body));
    expect([answer.status, paths(answer)]).toEqual([400, ["plannedAt"]]);
  });
});

describe("a cursor", () => {
  const forged = Buffer.from(JSON.stringify(["x", "y"])).toString("base64url");
  const lists = ["/companies?", "/contacts?", "/activities?", "/deals?", "/users?", "/audit-entries?", "/imports?"];
  test.for([...lists, "/payments?deal=ID&", "/documents?deal=ID&", "/deals/ID/timeline?"])(
    "made up: %s",
    async (list) => {
      const address = `${list.replace("ID", deal.id)}cursor=${forged}`;
      const answer = await refusedWhole((headers) => client.call(`GET ${address}`, undefined, { headers }));
      expect([answer.status, answer.body.code]).toEqual([400, "cursor_invalid"]);
    },
  );

  test("of a list in another order", async () => {
    const blank = Buffer.from(JSON.stringify([null, deal.id])).toString("base64url");
    const answer = await refusedWhole((headers) =>
      client.call(`GET /deals?sort=createdAt&cursor=${blank}`, undefined, { headers }),
    );
    expect([answer.status, answer.body.code]).toEqual([400, "cursor_invalid"]);
  });
});

describe("an id", () => {
  test("that is none", async () => {
    const ids = "-".repeat(36);
    const answer = await refusedWhole((headers) => client.call(`GET /deals?ids=${ids}`, undefined, { headers }));
    expect([answer.status, answer.body.code]).toEqual([422, "ids_unknown"]);
  });

  test("in capitals is the same id", async () => {
    const { id, version } = await client.ask("POST /deals", { title: "Насос", pipelineId: funnel.pipelineId });
    const same = await refusedWhole(
      post(`/deals/${id}/transfers`, { toPipeline: funnel.pipelineId.toUpperCase(), version }),
    );
    expect(same.body.code).toBe("same_pipeline");
    const moved = await client.call(`POST /deals/${id}/moves`, {
      toStage: String(funnel.stages[1]).toUpperCase(),
      version,
    });
    expect([moved.status, moved.body.stageId]).toEqual([200, funnel.stages[1]]);
  });
});

describe("an amount", () => {
  test.for([-1, 0.5, 1e300, "NaN", 2 ** 53])("of %s minor units", async (amountMinor) => {
    const answer = await refusedWhole(post("/deals", { title: "Deal", pipelineId: funnel.pipelineId, amountMinor }));
    expect([answer.status, new Set(paths(answer))]).toEqual([400, new Set(["amountMinor"])]);
  });
});

describe("the workspace's currency", () => {
  test("is changed before the first sum, and not after it", async () => {
    const change = async (currency: string) => {
      const { version } = await client.ask("GET /workspace");
      return client.call("PATCH /workspace", { version, currency });
    };
    expect((await change("USD")).body.currency).toBe("USD");
    expect((await change("RUB")).body.currency).toBe("RUB");
    const sum = { title: "Станок", pipelineId: funnel.pipelineId, amountMinor: 100_00 };
    const { id } = await client.ask("POST /deals", sum);
    const refused = await change("USD");
    expect([refused.status, refused.body.code]).toEqual([409, "currency_in_use"]);
    await client.ask(`DELETE /deals/${id}`);
  });
});

describe("a move", () => {
  test("to a stage that does not exist", async () => {
    const body = { toStage: randomUUID(), version: deal.version };
    const answer = await refusedWhole(post(`/deals/${deal.id}/moves`, body));
    expect([answer.status, answer.body.code]).toEqual([404, "stage_unknown"]);
  });

  test("to a stage of another pipeline", async () => {
    const other = await createFunnel(client, ["Другая", "Оплачено"]);
    const body = { toStage: other.stages[0], version: deal.version };
    const answer = await refusedWhole(post(`/deals/${deal.id}/moves`, body));
    expect([answer.status, answer.body.code]).toEqual([404, "stage_unknown"]);
  });

  test("of a deal that somebody changed meanwhile", async () => {
    const body = { toStage: funnel.stages[1], version: deal.version + 5 };
    const answer = await refusedWhole(post(`/deals/${deal.id}/moves`, body));
    expect([answer.status, answer.body.code]).toEqual([409, "version_conflict"]);
  });

  test("whose fields are good but whose gate is shut writes none of them", async () => {
    const stages = [
      { name: "Обратился" },
      { name: "Договор подписан", entryConditions: [{ kind: "field", field: "need" }] },
      { name: "Оплачено" },
    ];
    const guarded = await client.ask("POST /pipelines", { name: "С условием", stages });
    const made = await client.ask("POST /deals", { title: "Deal", pipelineId: guarded.id });
    const body = { toStage: guarded.stages[1].id, version: made.version, fields: { amountMinor: 500_00 } };
    const answer = await refusedWhole(post(`/deals/${made.id}/moves`, body));
    expect([answer.status, answer.body.code]).toEqual([409, "conditions_not_met"]);
    expect(answer.body.missing[0]).toMatchObject({ code: "missing_need", condition: { kind: "field", field: "need" } });
    expect((await client.ask(`GET /deals/${made.id}`)).amount).toBeNull();
  });
});

describe("somebody else's", () => {
  let foreign: { readonly dealId: string; readonly companyId: string; readonly pipelineId: string };

  beforeAll(async () => {
    await session.ask("POST /workspaces", { name: "South", slug: "south", locale: "en" });
    const there = clientOf(product.url, { ...session.headers, "x-voronka-workspace": "south" });
    const pipeline = await createFunnel(there, ["Asked", "Paid"]);
    const [made, company] = [
      await there.ask("POST /deals", { title: "Secret", pipelineId: pipeline.pipelineId }),
      await there.ask("POST /companies", { name: "Secret" }),
    ];
    foreign = { dealId: made.id, companyId: company.id, pipelineId: pipeline.pipelineId };
  });

  test("records do not exist here", async () => {
    const asked = [`/deals/${foreign.dealId}`, `/companies/${foreign.companyId}`, `/pipelines/${foreign.pipelineId}`];
    for (const path of asked) {
      const answer = await refusedWhole((headers) => client.call(`GET ${path}`, undefined, { headers }));
      expect(answer.status, path).toBe(404);
    }
  });

  test("records cannot be referred to", async () => {
    const ids = [{ companyId: foreign.companyId }, { pipelineId: foreign.pipelineId }];
    for (const id of ids) {
      const answer = await refusedWhole(post("/deals", { title: "Deal", pipelineId: funnel.pipelineId, ...id }));
      expect([404, 422], JSON.stringify(id)).toContain(answer.status);
    }
    const onActivity = await refusedWhole(
      post("/activities", { kind: "note", subject: "Note", dealId: foreign.dealId }),
    );
    expect([404, 422]).toContain(onActivity.status);
  });

  test("records cannot be changed or deleted", async () => {
    for (const request of [`DELETE /deals/${foreign.dealId}`, `DELETE /companies/${foreign.companyId}`]) {
      const answer = await refusedWhole((headers) => client.call(request, undefined, { headers }));
      expect(answer.status, request).toBe(404);
    }
  });

  test("workspace cannot be entered by a key of this one", async () => {
    const deals = await client.ask("GET /deals");
    const named = await client.call("GET /deals", undefined, { headers: { "x-voronka-workspace": "south" } });
    expect(named.status === 200 ? named.body : deals).toEqual(deals);
  });
});

describe("a caller", () => {
  test("whose session has ended", async () => {
    const { token } = await session.ask("POST /invitations", {
      email: "boris@north.example",
      name: "Борис",
      role: "salesperson",
    });
    const nobody = clientOf(product.url, { "x-voronka-request": "1" });
    const accepted = await nobody.call("POST /invitations/accept", {
      token,
      name: "Борис",
      password: "boris boris boris",
    });
    const boris = clientOf(product.url, sessionHeaders(accepted));
    expect((await boris.call("GET /deals")).status).toBe(200);
    await database.owner.query(`update auth."session" set "expiresAt" = now() - interval '1 minute'`);
    const answer = await refusedWhole((headers) => boris.call("GET /deals", undefined, { headers }));
    expect([answer.status, answer.body.code]).toEqual([401, "not_signed_in"]);
    const write = await refusedWhole((headers) => boris.call("POST /companies", { name: "Ромашка" }, { headers }));
    expect(write.status).toBe(401);
  });

  test.for(["Bearer vk_forged", "Bearer ", "Basic YTpi", "Bearer a b"])("with %s", async (authorization) => {
    const stranger = clientOf(product.url, { authorization });
    const answer = await refusedWhole((headers) => stranger.call("GET /deals", undefined, { headers }));
    expect([answer.status, answer.body.code]).toEqual([401, "not_signed_in"]);
  });

  test("that asks for an address nobody serves", async () => {
    for (const request of ["GET /nothing", "GET /deals/%E0%A4%A"]) {
      const answer = await refusedWhole((headers) => client.call(request, undefined, { headers }));
      expect([answer.status, answer.body.code], request).toEqual([404, "no_such_address"]);
    }
  });

  test.for(["/assets/..%2f..%2f..%2fpackage.json", "/..%5c..%5cpackage.json", "/%00", "/assets/"])(
    "that looks for files outside the screens: %s",
    async (path) => {
      const answer = await fetch(product.url + path);
      expect([answer.status, (await answer.json()).code]).toEqual([404, "no_such_address"]);
    },
  );

  test("whose key is too long to be kept", async () => {
    const key = { "idempotency-key": "k".repeat(201) };
    const answer = await refusedWhole((headers) =>
      client.call("POST /companies", { name: "Раз" }, { headers: { ...headers, ...key } }),
    );
    expect([answer.status, paths(answer)]).toEqual([400, ["Idempotency-Key"]]);
  });

  test("that repeats a key with another request", async () => {
    const key = { "idempotency-key": randomUUID() };
    const first = await client.call("POST /companies", { name: "Раз" }, { headers: key });
    const same = await client.call("POST /companies", { name: "Раз" }, { headers: key });
    expect([first.status, same.body]).toEqual([201, first.body]);
    const answer = await refusedWhole((headers) =>
      client.call("POST /companies", { name: "Два" }, { headers: { ...headers, ...key } }),
    );
    expect([answer.status, answer.body.code]).toEqual([409, "idempotency_key_reused"]);
  });
});

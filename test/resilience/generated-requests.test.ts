import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { testDatabase } from "../../src/platform/database/test-database.ts";
import { type Answer, type Client, createFunnel, createWorkspace, withKey } from "../product/client.ts";
import { type Product, startProduct, temporaryInstallation } from "../product/start-product.ts";
import { allowedBy, brokenOf } from "./requests-of.ts";

/**
 * Walks the description of the API: each operation is asked with requests made from its own schemas, allowed and broken.
 * Nothing may fail, and every answer is what the description says.
 */

type Json = Readonly<Record<string, unknown>>;

interface Operation {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly codes: readonly string[];
  readonly params: Readonly<Record<string, Json>>;
  readonly query: Readonly<Record<string, Json>>;
  readonly body: Json | undefined;
  readonly answers: Readonly<Record<string, z.ZodType>>;
}

const installation = temporaryInstallation();
/** As many requests, allowed and broken, as each operation is asked. */
const runs = 4;
const seed = 20_261_102;
let database: Awaited<ReturnType<typeof testDatabase>>;
let product: Product;
let client: Client;
let operations: readonly Operation[];
let ids: readonly string[];

beforeAll(async () => {
  database = await testDatabase();
  product = await startProduct({ dataDirectory: installation.dataDirectory, databaseUrl: database.url });
  client = await withKey(await createWorkspace(product.url));
  ids = await furnish(client);
  operations = operationsOf(await client.ask("GET /openapi.json"));
}, 60_000);
afterAll(async () => {
  await product?.stop();
  await database?.drop();
  await installation.remove();
});

/** One of each thing, so that requests with an id find something now and then. */
async function furnish(by: Client): Promise<readonly string[]> {
  const { pipelineId, stages } = await createFunnel(by, ["Meeting", "Proposal", "Won"]);
  const company = await by.ask("POST /companies", { name: "Ромашка" });
  const contact = await by.ask("POST /contacts", { name: "Лилия", companyId: company.id });
  const deals = [];
  for (const title of ["Компрессор", "Насос", "Станок"]) {
    deals.push(await by.ask("POST /deals", { title, pipelineId, companyId: company.id }));
  }
  const webhook = await by.ask("POST /webhooks", { name: "Nobody", url: "https://1.1.1.1/", events: ["webhook.*"] });
  await by.ask(`PATCH /webhooks/${webhook.webhook.id}`, { version: 1, isActive: false });
  const { items } = await by.ask("GET /users");
  return [pipelineId, ...stages, company.id, contact.id, ...deals.map(({ id }) => id), webhook.webhook.id, items[0].id];
}

// Leaving ends what the other requests need; a stream has no end; files come another way than JSON.
const left = new Set([
  "POST /sign-out",
  "GET /live",
  "POST /me/password",
  "POST /imports",
  "POST /imports/preview",
  "POST /files",
]);

function operationsOf(document: { paths: Record<string, Record<string, DescribedOperation>> }): readonly Operation[] {
  return Object.entries(document.paths)
    .flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, told]) => ({
        name: `${method.toUpperCase()} ${path}`,
        method: method.toUpperCase(),
        path,
        codes: told["x-problem-codes"],
        params: parametersIn(told, "path"),
        query: parametersIn(told, "query"),
        body: told.requestBody?.content["application/json"].schema,
        answers: Object.fromEntries(
          Object.entries(told.responses).flatMap(([status, { content }]) =>
            content?.["application/json"]
              ? [[status, z.fromJSONSchema(content["application/json"].schema as never)]]
              : [],
          ),
        ),
      })),
    )
    .filter(({ name }) => !left.has(name));
}

interface DescribedOperation {
  readonly "x-problem-codes": readonly string[];
  readonly parameters: readonly {
    readonly name: string;
    readonly in: string;
    readonly required: boolean;
    readonly schema: Json;
  }[];
  readonly requestBody?: { readonly content: { readonly "application/json": { readonly schema: Json } } };
  readonly responses: Readonly<
    Record<string, { readonly content?: { readonly "application/json"?: { readonly schema: Json } } }>
  >;
}

const parametersIn = (told: DescribedOperation, place: string): Readonly<Record<string, Json>> =>
  Object.fromEntries(told.parameters.filter((one) => one.in === place).map((one) => [one.name, one.schema]));

interface Request {
  readonly params: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly body: unknown;
}

function requestsTo({ params, query, body }: Operation): fc.Arbitrary<Request> {
  const all = (shapes: Readonly<Record<string, Json>>, isOptional: boolean) =>
    fc.record(
      Object.fromEntries(Object.entries(shapes).map(([name, shape]) => [name, allowedBy(shape, ids)])),
      isOptional ? { requiredKeys: [] } : {},
    );
  return fc.record({
    params: all(params, false),
    query: all(query, true),
    body: body ? allowedBy(body, ids) : fc.constant(undefined),
  }) as fc.Arbitrary<Request>;
}

function send({ method, path }: Operation, { params, query, body }: Request): Promise<Answer> {
  const place = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name])));
  const asked = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, wellFormed(asText(value))]));
  const tail = asked.size > 0 ? `?${asked}` : "";
  return client.call(`${method} ${place}${tail}`, method === "GET" ? undefined : body);
}

/** An object that came where a word belongs has no text of its own when it says so of itself. */
const asText = (value: unknown) => (typeof value === "object" ? JSON.stringify(value) : String(value));
/** Node itself refuses an address of more than 16 KB, before anybody of ours hears of it. */
const wellFormed = (text: string) => text.toWellFormed().slice(0, 1_000);

/** What is wrong with an answer, in words; nothing when it is as described. */
function wrongIn(operation: Operation, answer: Answer): string | undefined {
  const { status, body } = answer;
  if (status >= 500) return `${status} ${JSON.stringify(body)}`;
  if (status >= 400) {
    const isProblem = (answer.headers.get("content-type") ?? "").startsWith("application/problem+json");
    if (!isProblem || body.status !== status) return `${status} is no problem document: ${JSON.stringify(body)}`;
    return operation.codes.includes(body.code)
      ? undefined
      : `${status} with the code ${body.code}, which is not described`;
  }
  if (typeof body === "string") return undefined;
  const described = operation.answers[status];
  if (!described) return `${status}, which is not described`;
  const read = described.safeParse(body);
  return read.success ? undefined : `${status} but ${JSON.stringify(read.error.issues.slice(0, 3))}`;
}

async function walk(requestsOf: (operation: Operation) => fc.Arbitrary<Request>): Promise<string[]> {
  const wrong: string[] = [];
  const waiting = [...operations.entries()];
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [index, operation] = next;
      for (const request of fc.sample(requestsOf(operation), { numRuns: runs, seed: seed + index })) {
        const found = wrongIn(operation, await send(operation, request));
        if (found) wrong.push(`${operation.name} ${JSON.stringify(request).slice(0, 400)}: ${found}`);
      }
    }
  };
  await Promise.all([worker(), worker(), worker(), worker()]);
  return wrong;
}

test("reads and changes asked as described are answered as described, and nothing fails", {
  timeout: 60_000,
}, async () => {
  expect(operations.length).toBeGreaterThan(100);
  expect(await walk(requestsTo)).toEqual([]);
});

test("with one thing wrong they are refused by a described code or answered as described, and nothing fails", {
  timeout: 60_000,
}, async () => {
  const broken = (operation: Operation) =>
    requestsTo(operation).chain((request) =>
      operation.body === undefined
        ? brokenOf(request.query).map((query) => ({ ...request, query: isPlain(query) ? query : { surprise: "1" } }))
        : brokenOf(request.body).map((body) => ({ ...request, body })),
    );
  expect(await walk(broken)).toEqual([]);
});

const isPlain = (value: unknown): value is Request["query"] =>
  typeof value === "object" && value !== null && !Array.isArray(value);

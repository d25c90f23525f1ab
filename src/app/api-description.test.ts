import { globSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { ZodType } from "zod";
import type { Endpoint } from "../kernel/endpoint.ts";
import type { Route } from "../platform/http/route.ts";
import { createTranslator } from "../platform/translate.ts";
import { knownEvents, webhookEventShape } from "../webhooks/index.ts";
import { describeApi } from "./api-description.ts";
import { catalogues } from "./catalogues.ts";
import { allRoutes } from "./routes.ts";
import type { Services } from "./services.ts";

const root = resolve(import.meta.dirname, "..", "..");
/** Routes are made without a database: only what they declare is looked at. */
const anything: unknown = new Proxy(() => anything, { get: () => anything, apply: () => anything });
const routes: readonly Route[] = allRoutes(anything as Services);
const document = JSON.parse(JSON.stringify(describeApi(routes)));

const nameOf = ({ endpoint: { method, path } }: { endpoint: Pick<Endpoint, "method" | "path"> }) => `${method} ${path}`;
const described = ({ endpoint: { method, path } }: Route) => document.paths[path][method.toLowerCase()];

describe("the description of the API", () => {
  test.for(routes.map((route) => [nameOf(route), route] as const))(
    "%s is told with examples that it takes and gives",
    ([, route]) => {
      const { params, query, body, answer, status = 200 } = route.endpoint;
      const told = described(route);
      const given = (place: string) =>
        Object.fromEntries(
          told.parameters
            .filter((one: { in: string }) => one.in === place)
            .map((one: { name: string; example: unknown }) => [one.name, one.example]),
        );
      if (params) expectTaken(params, given("path"));
      if (query) expectTaken(query, given("query"));
      if (body) expectTaken(body, told.requestBody.content["application/json"].example);
      expectTaken(answer, told.responses[status].content["application/json"].example);
    },
  );

  test("every operation tells its permission and with which codes it refuses, each in the reader's words", () => {
    const translator = createTranslator(catalogues);
    for (const route of routes) {
      const told = described(route);
      expect(told["x-permission"], nameOf(route)).toBe(route.permission);
      expect(told["x-problem-codes"], nameOf(route)).toContain("unexpected");
      for (const code of told["x-problem-codes"]) expect(translator.refusal("ru", code), code).not.toBe(code);
    }
  });

  test("every event that a webhook can be told is described, with an example of what is sent", () => {
    expect(Object.keys(document.webhooks)).toEqual(knownEvents);
    for (const { post } of Object.values<{ post: { requestBody: { content: Record<string, { example: unknown }> } } }>(
      document.webhooks,
    )) {
      expectTaken(webhookEventShape, post.requestBody.content["application/json"]?.example);
    }
  });
});

function expectTaken(shape: ZodType, example: unknown) {
  const read = shape.safeParse(example);
  // Where the usual word does not fit a field, give it one in api-words.ts.
  expect(read.success ? [] : read.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`)).toEqual([]);
}

describe("what screens do, the API does", () => {
  const screens = globSync(["src/*/web/**/*.{ts,tsx}", "src/ui/**/*.{ts,tsx}"], { cwd: root }).filter(
    (path) => !path.includes(".test."),
  );
  const text = (path: string) => readFileSync(join(root, path), "utf8");
  let endpoints: ReadonlyMap<string, Endpoint>;

  beforeAll(async () => {
    const found = new Map<string, Endpoint>();
    for (const path of globSync("src/*/contract*.ts", { cwd: root })) {
      const exported = (await import(join(root, path))) as Record<string, unknown>;
      for (const [name, value] of Object.entries(exported)) if (isEndpoint(value)) found.set(`${path}: ${name}`, value);
    }
    endpoints = found;
  });

  test("screens ask the server by one module alone, which takes endpoints of the contracts", () => {
    expect(screens.length).toBeGreaterThan(100);
    const asks = /\bfetch\(|XMLHttpRequest|new EventSource|sendBeacon|new WebSocket/;
    const asking = screens.filter((path) => !path.startsWith("src/ui/api/") && asks.test(text(path)));
    expect(asking).toEqual([]);
  });

  test("every endpoint of every contract is served, and nothing is served beside the contracts", () => {
    expect(endpoints.size).toBeGreaterThan(60);
    const served = new Set(routes.map(({ endpoint }) => endpoint));
    expect([...endpoints].filter(([, one]) => !served.has(one)).map(([name]) => name)).toEqual([]);
    const ofContracts = new Set(endpoints.values());
    // A report as a file is its endpoint in another dress.
    const isFile = ({ endpoint: { path } }: Route) => /^\/reports\/.*\.\w+$/.test(path);
    const beside = routes.filter((route) => !ofContracts.has(route.endpoint) && !isFile(route));
    expect(beside.map(nameOf)).toEqual(["POST /batch"]);
  });

  test("addresses written out on screens are those of served endpoints", () => {
    const paths = routes.map(({ endpoint }) => new RegExp(`^${endpoint.path.replaceAll(/\{\w+\}/g, "[^/]+")}$`));
    const written = screens.flatMap((path) =>
      [...text(path).matchAll(/(?:readFile\(\s*|apiBase\}|\/api\/v1)([`"']?\/[^`"'\s?)]*)/g)].map(
        ([, address = ""]) => ({
          path,
          address: address.replaceAll(/[`"']/g, "").replaceAll(/\$\{[^}]*\}/g, "x"),
        }),
      ),
    );
    const isServed = (address: string) =>
      ["/docs", "/openapi.json"].includes(address) || paths.some((one) => one.test(address));
    expect(written.filter(({ address }) => !isServed(address))).toEqual([]);
  });
});

function isEndpoint(value: unknown): value is Endpoint {
  return typeof value === "object" && value !== null && "method" in value && "path" in value && "answer" in value;
}

import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { testDatabase } from "../../src/platform/database/test-database.ts";
import { type Answer, type Client, clientOf, createWorkspace, withKey } from "../product/client.ts";
import { type Product, startProduct, temporaryInstallation } from "../product/start-product.ts";

const installation = temporaryInstallation();
let database: Awaited<ReturnType<typeof testDatabase>>;
let product: Product;
let client: Client;
let operations: readonly Operation[];

interface Operation {
  readonly method: string;
  readonly path: string;
  readonly isStream: boolean;
  readonly hasBody: boolean;
  readonly query: readonly string[];
}

interface Described {
  readonly requestBody?: object;
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
}

beforeAll(async () => {
  database = await testDatabase();
  product = await startProduct({ dataDirectory: installation.dataDirectory, databaseUrl: database.url });
  client = await withKey(await createWorkspace(product.url));
  const description = await client.ask("GET /openapi.json");
  const paths = description.paths as Record<string, Record<string, Described>>;
  operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => ({
      method: method.toUpperCase(),
      path: path.replace("/api/v1", ""),
      isStream: path.endsWith("/live"),
      hasBody: described.requestBody !== undefined,
      query: (described.parameters ?? []).filter((one) => one.in === "query").map(({ name }) => name),
    })),
  );
});

afterAll(async () => {
  await product?.stop();
  await database?.drop();
  await installation.remove();
});

/** Everything an operation may not answer, in words; nothing when the answer is as it should be. */
function wrongIn(operation: Operation, answer: Answer): string | undefined {
  const name = `${operation.method} ${operation.path}`;
  if (answer.status >= 500) return `${name} answered ${answer.status}: ${JSON.stringify(answer.body)}`;
  if (answer.status < 400) return undefined;
  const type = answer.headers.get("content-type") ?? "";
  if (!type.startsWith("application/problem+json")) return `${name} answered ${answer.status} as ${type}`;
  const { code, title, status, requestId } = answer.body;
  const isWhole = typeof code === "string" && status === answer.status && typeof requestId === "string";
  if (!isWhole) return `${name} answered an unfinished problem ${JSON.stringify(answer.body)}`;
  // A code that has no text in the catalogue is answered as it is.
  return title === code || title === "" ? `${name} has no words for ${code}` : undefined;
}

type Asking = (operation: Operation, path: string) => Promise<Answer>;

async function askAll(some: readonly Operation[], ask: Asking, id: () => string = randomUUID): Promise<void> {
  const wrong: string[] = [];
  for (const operation of some) {
    if (operation.isStream) continue;
    const path = operation.path.replaceAll(/\{\w+\}/g, () => id());
    const found = wrongIn(operation, await ask(operation, path));
    if (found) wrong.push(found);
  }
  expect(wrong).toEqual([]);
}

const withBody = () => operations.filter(({ method }) => method !== "GET" && method !== "DELETE");
/** Leaving would end what the other requests need. */
const isHarmless = ({ path }: Operation) => path !== "/sign-out";

test("the description names every operation of the product", () => {
  expect(operations.length).toBeGreaterThan(60);
});

test(
  "an empty body is answered by a problem or a result, never by a fault",
  () => askAll(withBody().filter(isHarmless), ({ method }, path) => client.call(`${method} ${path}`, {})),
  60_000,
);

test(
  "no body at all is answered alike",
  () => askAll(operations.filter(isHarmless), ({ method }, path) => client.call(`${method} ${path}`)),
  60_000,
);

test(
  "a body that is not JSON is refused by name",
  () =>
    askAll(withBody().filter(isHarmless), async ({ method, path: pattern, hasBody }, path) => {
      const answer = await client.call(`${method} ${path}`, undefined, { raw: '{"name": "Ромашка", ' });
      if (hasBody) expect([400, 401, 403, 404, 409, 422], pattern).toContain(answer.status);
      return answer;
    }),
  60_000,
);

const wrongShapes = ["[]", "null", "7", '"text"', '{"surprise":{"nested":[1]}}', '{"id":{"$ne":null},"version":"one"}'];

test.for(wrongShapes)(
  "a body of the wrong shape, %s, changes nothing and is refused by name",
  { timeout: 60_000 },
  async (raw) => {
    const before = await contents();
    await askAll(
      withBody().filter(({ hasBody }) => hasBody),
      async ({ method }, path) => {
        const answer = await client.call(`${method} ${path}`, undefined, { raw });
        expect(answer.status, `${method} ${path}`).toBeGreaterThanOrEqual(400);
        return answer;
      },
    );
    expect(await contents()).toEqual(before);
  },
);

const ids = {
  "a word": "not-an-id",
  "the nil UUID": "00000000-0000-0000-0000-000000000000",
  "a NUL": "%00",
  "half a character": "%F0%9F",
  SQL: encodeURIComponent("'; drop table deals; --"),
  "5,000 letters": "x".repeat(5000),
};

test.for(Object.entries(ids))("as an id, %s is refused by name", { timeout: 60_000 }, ([, id]) => {
  const some = operations.filter(({ path }) => path.includes("{"));
  const ask: Asking = ({ method }, path) => client.call(`${method} ${path}`, method === "GET" ? undefined : {});
  return askAll(some, ask, () => id);
});

const values = ["nothing", "0", "-1", "31.02.2026", "2026-02-31", "99999999999999999999", "%00", "300 letters"];

test.for(values)("every filter set to %s is refused by name or lets nothing through", { timeout: 60_000 }, (told) => {
  const value = told === "nothing" ? "" : told === "300 letters" ? "a".repeat(300) : told;
  const some = operations.filter(({ query, method }) => query.length > 0 && method === "GET");
  const ask: Asking = async ({ query }, path) => {
    for (const name of query) {
      const answer = await client.call(`GET ${path}?${name}=${value}`);
      if (answer.status >= 500) return answer;
    }
    return client.call(`GET ${path}?${query.map((name) => `${name}=${value}`).join("&")}`);
  };
  return askAll(some, ask);
});

test(
  "a filter given twice or unknown is refused by name",
  () =>
    askAll(
      operations.filter(({ query }) => query.length > 0),
      async ({ method, query }, path) => {
        const [first] = query;
        const unknown = await client.call(`${method} ${path}?surprise=1`, method === "GET" ? undefined : {});
        return unknown.status >= 500 ? unknown : client.call(`${method} ${path}?${first}=1&${first}=2`);
      },
    ),
  60_000,
);

test(
  "without a sign-in nothing is told",
  () =>
    askAll(operations, async ({ method, path: pattern }, path) => {
      const nobody = clientOf(product.url, { "x-voronka-request": "1" });
      const answer = await nobody.call(`${method} ${path}`, method === "GET" ? undefined : {});
      if (!isOpen(pattern)) expect(answer.status, `${method} ${pattern}`).toBe(401);
      return answer;
    }),
  60_000,
);

const isOpen = (path: string) =>
  [
    "/setup",
    "/sign-in",
    "/sign-in/demo",
    "/sign-in/code",
    "/sign-in/providers",
    "/sign-in/provider",
    "/sign-in/provider/callback",
    // Opened by its own secret alone.
    "/calendar-feed.ics",
    "/workspaces",
    "/invitations/lookup",
    "/invitations/accept",
    "/sign-out",
  ].includes(path);

/** Rows by table: what half a deed would change. */
async function contents(): Promise<unknown> {
  const { rows } = await database.owner.query<{ name: string }>(
    `select table_name as name from information_schema.tables
     where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`,
  );
  const counts: Record<string, unknown> = {};
  for (const { name } of rows) {
    counts[name] = (await database.owner.query(`select count(*)::int as n from "${name}"`)).rows[0]?.n;
  }
  return counts;
}

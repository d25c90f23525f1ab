import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Foreign } from "./driver.ts";

/** What goes wrong with the n-th request, the first being 1. */
export type Trouble = "busy" | "busy-with-time" | "html" | "half" | "expired";

export interface FakeSystem {
  readonly url: string;
  readonly requests: string[];
  readonly troubles: Map<number, Trouble>;
  readonly stop: () => Promise<void>;
}

type Records = Readonly<Record<string, readonly Foreign[]>>;
type Respond = (path: URL, body: Foreign, records: Records) => { readonly status: number; readonly body: unknown };

export const token = "secret-token";

async function readBody(request: IncomingMessage): Promise<Foreign> {
  let text = "";
  for await (const part of request) text += part;
  return text === "" ? {} : (JSON.parse(text) as Foreign);
}

async function serve(records: Records, respond: Respond, busy: object): Promise<FakeSystem> {
  const requests: string[] = [];
  const troubles = new Map<number, Trouble>();
  const server: Server = createServer((request, response) => {
    void (async () => {
      const body = await readBody(request);
      const path = new URL(request.url ?? "/", "http://fake");
      requests.push(`${path.pathname}${path.search}`);
      const given = request.headers.authorization?.replace("Bearer ", "") ?? body.auth;
      const trouble = given === token ? troubles.get(requests.length) : "expired";
      const fine = respond(path, body, records);
      const text = fine.status === 204 ? "" : JSON.stringify(fine.body);
      if (trouble === "expired") response.writeHead(401).end(JSON.stringify({ error: "expired_token" }));
      else if (trouble === "html") response.writeHead(200).end("<html>Technical works</html>");
      else if (trouble === "half") response.writeHead(200).end(text.slice(0, text.length / 2));
      else if (trouble === "busy") response.writeHead(429).end(JSON.stringify(busy));
      else if (trouble === "busy-with-time") response.writeHead(429, { "retry-after": "0" }).end(JSON.stringify(busy));
      else response.writeHead(fine.status, { "content-type": "application/json" }).end(text);
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    troubles,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

const bitrixNames: Readonly<Record<string, string>> = {
  "user.get": "users",
  "crm.category.list": "categories",
  "crm.status.list": "statuses",
  "crm.company.list": "companies",
  "crm.contact.list": "contacts",
  "crm.deal.list": "deals",
  "crm.stagehistory.list": "stages",
  "crm.activity.list": "activities",
  "crm.lead.list": "leads",
};

/** Fifty records from `start`, `next` where more follow; the last record of a page comes once more on the next one. */
export const fakeBitrix24 = (records: Records): Promise<FakeSystem> =>
  serve(
    records,
    (path, { start }, all) => {
      const name = bitrixNames[path.pathname.slice(1).replace(".json", "")] ?? "";
      const from = Number(start ?? 0);
      const found = all[name] ?? [];
      const page = found.slice(Math.max(0, from - 1), from + 50);
      const result = name === "categories" ? { categories: page } : name === "stages" ? { items: page } : page;
      return {
        status: 200,
        body: { result, total: found.length, ...(from + 50 < found.length ? { next: from + 50 } : {}) },
      };
    },
    { error: "QUERY_LIMIT_EXCEEDED" },
  );

/** Pages of `limit`, the next one by its address; nothing at all is 204. */
export const fakeAmocrm = (records: Records): Promise<FakeSystem> =>
  serve(
    records,
    (path, _body, all) => {
      const name = path.pathname.replace("/api/v4/", "");
      const key = name === "leads/pipelines" ? "pipelines" : name === "leads/notes" ? "notes" : name;
      const [page, limit] = [Number(path.searchParams.get("page")), Number(path.searchParams.get("limit"))];
      const found = all[key] ?? [];
      const items = found.slice((page - 1) * limit, page * limit);
      if (items.length === 0) return { status: 204, body: null };
      const next =
        page * limit < found.length
          ? { next: { href: `https://elsewhere.example${path.pathname}?page=${page + 1}` } }
          : {};
      return { status: 200, body: { _page: page, _links: next, _embedded: { [key]: items } } };
    },
    { title: "Too many requests" },
  );

import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Foreign } from "./driver.ts";

/** What goes wrong with the n-th request, the first being 1. */
export type Trouble = "busy" | "busy-with-time" | "html" | "half" | "expired" | "silent";

export interface FakeSystem {
  readonly url: string;
  readonly requests: string[];
  readonly troubles: Map<number, Trouble>;
  /** Beginnings of paths that the token has no right to. */
  readonly forbidden: string[];
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
  const forbidden: string[] = [];
  const server: Server = createServer((request, response) => {
    void (async () => {
      const body = await readBody(request);
      const path = new URL(request.url ?? "/", "http://fake");
      requests.push(`${path.pathname}${path.search}`);
      const given =
        request.headers.authorization?.replace("Bearer ", "") ?? request.headers["x-api-token"] ?? body.auth;
      const trouble = given === token ? troubles.get(requests.length) : "expired";
      const fine = respond(path, body, records);
      const text = fine.status === 204 ? "" : JSON.stringify(fine.body);
      if (trouble === "expired") response.writeHead(401).end(JSON.stringify({ error: "expired_token" }));
      else if (forbidden.some((beginning) => path.pathname.startsWith(beginning))) response.writeHead(403).end("{}");
      else if (trouble === "silent") return;
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
    forbidden,
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
  "crm.company.fields": "company_fields",
  "crm.contact.fields": "contact_fields",
  "crm.deal.fields": "deal_fields",
};

/** Comments of a record, two at a time; what has more tells so under the command's name, and an empty answer is a list. */
function batchOf(commands: Foreign, all: Records): object {
  const [result, following]: Record<string, unknown>[] = [{}, {}];
  for (const [name, command] of Object.entries(commands)) {
    const asked = new URLSearchParams(String(command).split("?")[1]);
    const own = (all.comments ?? []).filter(
      (one) =>
        String(one.ENTITY_ID) === asked.get("filter[ENTITY_ID]") &&
        one.ENTITY_TYPE === asked.get("filter[ENTITY_TYPE]"),
    );
    const start = Number(asked.get("start"));
    Object.assign(result ?? {}, { [name]: own.slice(start, start + 2) });
    if (own.length > start + 2) Object.assign(following ?? {}, { [name]: start + 2 });
  }
  const none = Object.keys(following ?? {}).length === 0;
  return { result, result_error: [], result_next: none ? [] : following };
}

/** Fifty records from `start`, `next` where more follow; the last record of a page comes once more on the next one. */
export const fakeBitrix24 = (records: Records): Promise<FakeSystem> =>
  serve(
    records,
    (path, { start, cmd }, all) => {
      if (path.pathname === "/batch.json") return { status: 200, body: { result: batchOf(cmd as Foreign, all) } };
      const name = bitrixNames[path.pathname.slice(1).replace(".json", "")] ?? "";
      const from = Number(start ?? 0);
      const found = all[name] ?? [];
      const page = found.slice(Math.max(0, from - 1), from + 50);
      if (name.endsWith("_fields")) return { status: 200, body: { result: all[name]?.[0] ?? {} } };
      const result = name === "categories" ? { categories: page } : name === "stages" ? { items: page } : page;
      return {
        status: 200,
        body: { result, total: found.length, ...(from + 50 < found.length ? { next: from + 50 } : {}) },
      };
    },
    { error: "QUERY_LIMIT_EXCEEDED" },
  );

const amoNames: Readonly<Record<string, string>> = {
  "leads/pipelines": "pipelines",
  "leads/notes": "notes",
  "companies/notes": "company_notes",
  "contacts/notes": "contact_notes",
  "leads/unsorted": "unsorted",
};

/** Pages of `limit`, the next one by its address; nothing at all is 204. */
export const fakeAmocrm = (records: Records): Promise<FakeSystem> =>
  serve(
    records,
    (path, _body, all) => {
      const name = path.pathname.replace("/api/v4/", "");
      const key = amoNames[name] ?? name;
      const [page, limit] = [Number(path.searchParams.get("page")), Number(path.searchParams.get("limit"))];
      const found = all[key] ?? [];
      const items = found.slice((page - 1) * limit, page * limit);
      if (items.length === 0) return { status: 204, body: null };
      const next =
        page * limit < found.length
          ? { next: { href: `https://elsewhere.example${path.pathname}?page=${page + 1}` } }
          : {};
      return { status: 200, body: { _page: page, _links: next, _embedded: { [name.split("/").at(-1) ?? ""]: items } } };
    },
    { title: "Too many requests" },
  );

const hubspotNames: Readonly<Record<string, string>> = {
  "/crm/v3/owners": "owners",
  "/crm/v3/pipelines/deals": "pipelines",
  "/crm/v3/properties/companies": "company_properties",
  "/crm/v3/properties/contacts": "contact_properties",
  "/crm/v3/properties/deals": "deal_properties",
};

/** Pages of `limit` with the mark of the next one; only the properties, histories and links that are asked for. */
export const fakeHubspot = (records: Records): Promise<FakeSystem> =>
  serve(
    records,
    (path, _body, all) => {
      const asked = (name: string) => path.searchParams.get(name)?.split(",") ?? [];
      const name = hubspotNames[path.pathname] ?? path.pathname.replace("/crm/v3/objects/", "");
      const [from, limit] = [
        Number(path.searchParams.get("after") ?? 0),
        Number(path.searchParams.get("limit") ?? 500),
      ];
      if (limit > (asked("propertiesWithHistory").length > 0 ? 50 : 100) && path.searchParams.has("limit")) {
        return { status: 400, body: { status: "error", category: "VALIDATION_ERROR" } };
      }
      const only = (value: unknown, names: readonly string[]) =>
        Object.fromEntries(Object.entries(value ?? {}).filter(([one]) => names.includes(one)));
      const found = all[name] ?? [];
      const results = found.slice(Math.max(0, from - 1), from + limit).map((one) =>
        path.pathname.startsWith("/crm/v3/objects/")
          ? {
              id: one.id,
              properties: only(one.properties, asked("properties")),
              propertiesWithHistory: only(one.propertiesWithHistory, asked("propertiesWithHistory")),
              associations: only(one.associations, asked("associations")),
            }
          : one,
      );
      const more = from + limit < found.length;
      return { status: 200, body: { results, ...(more ? { paging: { next: { after: String(from + limit) } } } : {}) } };
    },
    { status: "error", errorType: "RATE_LIMIT", policyName: "TEN_SECONDLY_ROLLING" },
  );

const pipedriveNames: Readonly<Record<string, string>> = {
  organizationFields: "organization_fields",
  personFields: "person_fields",
  dealFields: "deal_fields",
};

/** Pages of `limit` by a cursor that only the server understands; notes by their place; changes of one deal. */
export const fakePipedrive = (records: Records): Promise<FakeSystem> =>
  serve(
    records,
    (path, _body, all) => {
      const name = path.pathname.replace(/^\/api\/v[12]\//, "");
      const [kind = "", of, about = ""] = name.split("/");
      const told = { changelog: "changes", mailMessages: kind === "deals" ? "mails" : "person_mails" }[about];
      const found =
        told === undefined ? all[pipedriveNames[name] ?? name] : all[told]?.filter((one) => String(one.of) === of);
      const limit = Number(path.searchParams.get("limit") ?? 500);
      const cursor = Buffer.from(path.searchParams.get("cursor") ?? "", "base64").toString();
      const isCounted = ["notes", "leads"].includes(name) || about === "mailMessages";
      const from = Number(isCounted ? (path.searchParams.get("start") ?? 0) : cursor);
      const items = (found ?? []).slice(Math.max(0, from - 1), from + limit);
      const next = from + limit < (found ?? []).length ? from + limit : null;
      const additional = isCounted
        ? { pagination: { start: from, limit, more_items_in_collection: next !== null, next_start: next } }
        : { next_cursor: next === null ? null : Buffer.from(String(next)).toString("base64") };
      // Nothing at all is null.
      return {
        status: 200,
        body: { success: true, data: items.length === 0 ? null : items, additional_data: additional },
      };
    },
    { success: false, error: "request over limit" },
  );

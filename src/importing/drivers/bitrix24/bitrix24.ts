import type { Asked, Connection, Driver, Foreign, PageAnswer, PageRequest } from "../driver.ts";
import { idOf, listOf, recordOf, textOf } from "../values.ts";
import { readBitrix24 } from "./read.ts";

const methods: Readonly<Record<string, readonly [method: string, params: object]>> = {
  users: ["user.get", {}],
  categories: ["crm.category.list", { entityTypeId: 2 }],
  statuses: ["crm.status.list", { order: { SORT: "ASC" } }],
  company_fields: ["crm.company.fields", {}],
  contact_fields: ["crm.contact.fields", {}],
  deal_fields: ["crm.deal.fields", {}],
  companies: ["crm.company.list", { order: { ID: "ASC" }, select: ["*", "PHONE", "EMAIL", "WEB", "UF_*"] }],
  contacts: ["crm.contact.list", { order: { ID: "ASC" }, select: ["*", "PHONE", "EMAIL", "UF_*"] }],
  deals: ["crm.deal.list", { order: { ID: "ASC" }, select: ["*", "UF_*"] }],
  stages: ["crm.stagehistory.list", { entityTypeId: 2, order: { ID: "ASC" } }],
  activities: ["crm.activity.list", { order: { ID: "ASC" } }],
  leads: ["crm.lead.list", { order: { ID: "ASC" }, select: ["ID", "COMPANY_ID", "CONTACT_ID"] }],
  comments: ["batch", {}],
  company_comments: ["batch", {}],
  contact_comments: ["batch", {}],
};

/** Whose comments a resource holds. */
const commented: Readonly<Record<string, { readonly resource: string; readonly type: string }>> = {
  comments: { resource: "deals", type: "deal" },
  company_comments: { resource: "companies", type: "company" },
  contact_comments: { resource: "contacts", type: "contact" },
};

const ofOne = (type: string, id: string, start: number) =>
  `crm.timeline.comment.list?filter[ENTITY_TYPE]=${type}&filter[ENTITY_ID]=${id}&order[ID]=ASC&start=${start}`;

/** Comments are told record by record: of fifty in one request, then of those of them that have more. */
function commands(type: string, { next, of }: Asked): Readonly<Record<string, string>> {
  const wanted = next === null ? of.flatMap(({ ID }) => idOf(ID) ?? []).map((id) => `${id}:0`) : next.split(",");
  return Object.fromEntries(
    wanted.map((one) => {
      const [id = "", start] = one.split(":");
      return [`c${id}`, ofOne(type, id, Number(start))];
    }),
  );
}

function request({ url, token }: Connection, asked: Asked): PageRequest {
  const [method = "", params = {}] = methods[asked.resource] ?? [];
  const type = commented[asked.resource]?.type;
  const own = type === undefined ? { start: Number(asked.next ?? 0) } : { halt: 0, cmd: commands(type, asked) };
  return {
    url: `${url.replace(/\/+$/, "")}/${method}.json`,
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ ...params, ...own, ...(token === null ? {} : { auth: token }) }),
  };
}

const busy = new Set<unknown>(["QUERY_LIMIT_EXCEEDED", "OPERATION_TIME_LIMIT"]);

/** Answers carry records in `result`, some one level deeper; `next` is where the following fifty start. */
function answer({ resource }: Asked, status: number, body: unknown): PageAnswer {
  const { result, next, error } = recordOf(body);
  if (status === 429 || busy.has(error)) return "wait";
  if (status === 401 || error === "expired_token" || error === "NO_AUTH_FOUND") return "denied";
  if (status === 403) return "forbidden";
  if (status === 200 && resource in commented) return answerOfBatch(recordOf(result));
  if (status === 200 && resource.endsWith("_fields")) return answerOfFields(result);
  const inner = recordOf(result)[resource === "categories" ? "categories" : resource === "stages" ? "items" : "tasks"];
  const items = Array.isArray(result) ? result : inner;
  if (status !== 200 || !Array.isArray(items)) return "rotten";
  return { items: listOf(items), next: typeof next === "number" ? String(next) : null };
}

/** A batch answers by the names of its commands; an empty answer is a list instead of an object. */
function answerOfBatch({ result, result_error, result_next }: Foreign): PageAnswer {
  const errors = Object.values(recordOf(result_error)).map((one) => recordOf(one).error);
  if (errors.some((one) => busy.has(one))) return "wait";
  if (result === undefined) return "rotten";
  const following = Object.entries(recordOf(result_next)).map(([name, start]) => `${name.slice(1)}:${String(start)}`);
  return { items: Object.values(recordOf(result)).flatMap(listOf), next: following.join(",") || null };
}

/** Only fields that people of the account have added. */
function answerOfFields(result: unknown): PageAnswer {
  const own = Object.entries(recordOf(result)).filter(([name]) => name.startsWith("UF_"));
  if (result === undefined || result === null) return "rotten";
  return { items: own.map(([name, field]) => ({ ...recordOf(field), id: name })), next: null };
}

/** Bitrix24: an address of an incoming webhook, which is the secret itself, or of an application with a token. */
export const bitrix24: Driver = {
  system: "bitrix24",
  resources: Object.keys(methods),
  about: Object.fromEntries(
    Object.entries(commented).map(([name, { resource }]) => [
      name,
      { resource, atOnce: 50, wanted: ({ ID }: Foreign) => textOf(ID) !== null },
    ]),
  ),
  optional: { leads: "leads_forbidden" },
  requestsPerSecond: 2,
  request,
  answer,
  exported: (file) => {
    const { entities } = recordOf(file);
    const found = recordOf(entities);
    if (!Array.isArray(found.deals) && !Array.isArray(found.companies)) return null;
    return Object.fromEntries(Object.entries(found).map(([name, records]) => [name, listOf(records)]));
  },
  table: () => null,
  read: readBitrix24,
};

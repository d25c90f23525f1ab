import type { Asked, Connection, Driver, PageAnswer, PageRequest } from "../driver.ts";
import { listOf, recordOf, textOf } from "../values.ts";
import { isOwn } from "./own.ts";
import { readHubspot } from "./read.ts";
import { hubspotTable } from "./table.ts";

interface Objects {
  readonly type: string;
  readonly properties: readonly string[];
  readonly associations?: string;
  readonly history?: string;
}

/** Activities hang on deals as well as on customers. */
const aboutWhom = "deals,companies,contacts";

const objects: Readonly<Record<string, Objects>> = {
  companies: {
    type: "companies",
    properties: ["name", "domain", "website", "phone", "industry", "numberofemployees", "city", "country"],
  },
  contacts: {
    type: "contacts",
    properties: ["firstname", "lastname", "email", "phone", "mobilephone", "jobtitle"],
    associations: "companies",
  },
  deals: {
    type: "deals",
    properties: [
      "dealname",
      "amount",
      "deal_currency_code",
      "pipeline",
      "dealstage",
      "createdate",
      "closedate",
      "hubspot_owner_id",
      "closed_lost_reason",
      "hs_analytics_source",
    ],
    associations: "companies,contacts",
    history: "dealstage",
  },
  notes: {
    type: "notes",
    properties: ["hs_timestamp", "hs_note_body", "hubspot_owner_id"],
    associations: aboutWhom,
  },
  calls: {
    type: "calls",
    properties: [
      "hs_timestamp",
      "hs_call_title",
      "hs_call_body",
      "hs_call_status",
      "hs_call_direction",
      "hubspot_owner_id",
    ],
    associations: aboutWhom,
  },
  meetings: {
    type: "meetings",
    properties: [
      "hs_timestamp",
      "hs_meeting_title",
      "hs_meeting_body",
      "hs_meeting_start_time",
      "hs_meeting_end_time",
      "hs_meeting_outcome",
      "hs_meeting_location",
      "hubspot_owner_id",
    ],
    associations: aboutWhom,
  },
  emails: {
    type: "emails",
    properties: [
      "hs_timestamp",
      "hs_email_subject",
      "hs_email_text",
      "hs_email_html",
      "hs_email_direction",
      "hs_email_status",
      "hubspot_owner_id",
    ],
    associations: aboutWhom,
  },
  tasks: {
    type: "tasks",
    properties: [
      "hs_timestamp",
      "hs_task_subject",
      "hs_task_body",
      "hs_task_status",
      "hs_task_type",
      "hs_task_completion_date",
      "hubspot_owner_id",
    ],
    associations: aboutWhom,
  },
  leads: { type: "leads", properties: ["hs_lead_name"] },
};

const definitions: Readonly<Record<string, string>> = {
  companies: "company_properties",
  contacts: "contact_properties",
  deals: "deal_properties",
};
const plainPaths: Readonly<Record<string, string>> = {
  owners: "/crm/v3/owners?limit=100",
  pipelines: "/crm/v3/pipelines/deals?limit=100",
  company_properties: "/crm/v3/properties/companies?archived=false",
  contact_properties: "/crm/v3/properties/contacts?archived=false",
  deal_properties: "/crm/v3/properties/deals?archived=false",
};

/** Addresses have an end: what does not fit is not asked for. */
const longestList = 6_000;

function fitting(names: readonly string[]): string {
  const all = names.join(",");
  return all.length <= longestList ? all : all.slice(0, all.lastIndexOf(",", longestList));
}

function pathOf({ resource, known }: Asked): string {
  const plain = plainPaths[resource];
  if (plain !== undefined) return plain;
  const { type = resource, properties = [], associations, history } = objects[resource] ?? {};
  const own = known(definitions[resource] ?? "").flatMap((one) => (isOwn(one) ? (textOf(one.name) ?? []) : []));
  const list = fitting([...properties, ...own]);
  const query = new URLSearchParams({
    // With histories the page is half as long.
    limit: history === undefined ? "100" : "50",
    properties: list,
    ...(history === undefined ? {} : { propertiesWithHistory: history }),
    ...(associations === undefined ? {} : { associations }),
  });
  return `/crm/v3/objects/${type}?${query}`;
}

function request({ url, token }: Connection, asked: Asked): PageRequest {
  const after = asked.next === null ? "" : `&after=${encodeURIComponent(asked.next)}`;
  return {
    url: `${url.replace(/\/+$/, "")}${pathOf(asked)}${after}`,
    method: "GET",
    headers: { accept: "application/json", ...(token === null ? {} : { authorization: `Bearer ${token}` }) },
  };
}

/** Records stand in `results`, the mark of the next page in `paging.next.after`. */
function answer(_asked: Asked, status: number, body: unknown): PageAnswer {
  if (status === 429) return "wait";
  if (status === 401) return "denied";
  // An account without a part of the product has no such object.
  if (status === 403 || status === 404) return "forbidden";
  const { results, paging } = recordOf(body);
  if (status !== 200 || !Array.isArray(results)) return "rotten";
  return { items: listOf(results), next: textOf(recordOf(recordOf(paging).next).after, 2_000) };
}

/** HubSpot, CRM API v3 with the token of a private app: 100 requests in ten seconds. */
export const hubspot: Driver = {
  system: "hubspot",
  resources: [...Object.keys(plainPaths), ...Object.keys(objects)],
  remembered: Object.values(definitions),
  optional: { emails: "letters_forbidden", leads: "leads_forbidden" },
  requestsPerSecond: 9,
  request,
  answer,
  exported: (file) => {
    const found = Object.entries(recordOf(file)).filter(
      ([name, records]) => (name in objects || name in plainPaths) && Array.isArray(records),
    );
    return found.length === 0 ? null : Object.fromEntries(found.map(([name, records]) => [name, listOf(records)]));
  },
  table: hubspotTable,
  read: readHubspot,
};

import type { Asked, Connection, Driver, Foreign, PageAnswer, PageRequest } from "../driver.ts";
import { idOf, listOf, recordOf, textOf } from "../values.ts";
import { readPipedrive } from "./read.ts";
import { pipedriveTable } from "./table.ts";

const paths: Readonly<Record<string, string>> = {
  users: "/api/v1/users?",
  pipelines: "/api/v2/pipelines?limit=500&",
  stages: "/api/v2/stages?limit=500&",
  organization_fields: "/api/v2/organizationFields?limit=500&",
  person_fields: "/api/v2/personFields?limit=500&",
  deal_fields: "/api/v2/dealFields?limit=500&",
  organizations: "/api/v2/organizations?limit=500&",
  persons: "/api/v2/persons?limit=500&include_fields=email_messages_count&",
  deals: "/api/v2/deals?limit=500&include_fields=email_messages_count&",
  changes: "/api/v1/deals/{id}/changelog?limit=500&",
  notes: "/api/v1/notes?limit=500&",
  activities: "/api/v2/activities?limit=500&",
  mails: "/api/v1/deals/{id}/mailMessages?limit=500&",
  person_mails: "/api/v1/persons/{id}/mailMessages?limit=500&",
  leads: "/api/v1/leads?limit=500&",
};

/** What v1 lists is counted from a start; everything else has a cursor. */
const counted = new Set(["notes", "mails", "person_mails", "leads"]);
/** What is told of one record does not say whose it is. */
const told: Readonly<Record<string, string>> = { changes: "deal_id", mails: "deal_id", person_mails: "person_id" };

function request({ url, token }: Connection, { resource, next, of }: Asked): PageRequest {
  const path = (paths[resource] ?? "").replace("{id}", encodeURIComponent(idOf(of[0]?.id) ?? ""));
  const page = next === null ? "" : `${counted.has(resource) ? "start" : "cursor"}=${encodeURIComponent(next)}`;
  return {
    url: `${url.replace(/\/+$/, "")}${path}${page}`.replace(/[?&]$/, ""),
    method: "GET",
    headers: { accept: "application/json", ...(token === null ? {} : { "x-api-token": token }) },
  };
}

/** Records stand in `data`, null when there are none, a letter one level deeper; the next page in `additional_data`. */
function answer({ resource, of }: Asked, status: number, body: unknown): PageAnswer {
  if (status === 429) return "wait";
  if (status === 401) return "denied";
  if (status === 403) return "forbidden";
  const { success, data, additional_data } = recordOf(body);
  if (status !== 200 || success === false || !(Array.isArray(data) || data === null)) return "rotten";
  const { next_cursor, pagination } = recordOf(additional_data);
  const { more_items_in_collection, next_start } = recordOf(pagination);
  const following = counted.has(resource) ? (more_items_in_collection === true ? next_start : null) : next_cursor;
  const whose = told[resource];
  const items = listOf(data).map((one) => {
    const record = one.object === "mailMessage" ? recordOf(one.data) : one;
    return whose === undefined ? record : { ...record, [whose]: of[0]?.id };
  });
  return { items, next: textOf(following, 2_000) };
}

const hasLetters = ({ email_messages_count }: Foreign) => Number(email_messages_count) > 0;

/** Pipedrive, API v2 with a person's token, v1 where there is no other: users, notes, leads, changes and letters of a deal. */
export const pipedrive: Driver = {
  system: "pipedrive",
  resources: Object.keys(paths),
  about: {
    // A deal that has changed its stage or is over; the others stand where they began.
    changes: {
      resource: "deals",
      atOnce: 1,
      wanted: ({ stage_change_time, status }) => textOf(stage_change_time) !== null || status !== "open",
    },
    mails: { resource: "deals", atOnce: 1, wanted: hasLetters },
    person_mails: { resource: "persons", atOnce: 1, wanted: hasLetters },
  },
  optional: { mails: "letters_forbidden", person_mails: "letters_forbidden", leads: "leads_forbidden" },
  requestsPerSecond: 10,
  request,
  answer,
  exported: (file) => {
    const found = Object.entries(recordOf(file)).filter(([name, records]) => name in paths && Array.isArray(records));
    return found.length === 0 ? null : Object.fromEntries(found.map(([name, records]) => [name, listOf(records)]));
  },
  table: pipedriveTable,
  read: readPipedrive,
};

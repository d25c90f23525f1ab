import type { Asked, Connection, Driver, PageAnswer, PageRequest } from "../driver.ts";
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
  persons: "/api/v2/persons?limit=500&",
  deals: "/api/v2/deals?limit=500&",
  changes: "/api/v1/deals/{id}/changelog?limit=500&",
  notes: "/api/v1/notes?limit=500&",
  activities: "/api/v2/activities?limit=500&",
};

function request({ url, token }: Connection, { resource, next, of }: Asked): PageRequest {
  const path = (paths[resource] ?? "").replace("{id}", encodeURIComponent(idOf(of[0]?.id) ?? ""));
  // Notes are still counted from a start; everything else has a cursor.
  const page = next === null ? "" : `${resource === "notes" ? "start" : "cursor"}=${encodeURIComponent(next)}`;
  return {
    url: `${url.replace(/\/+$/, "")}${path}${page}`.replace(/[?&]$/, ""),
    method: "GET",
    headers: { accept: "application/json", ...(token === null ? {} : { "x-api-token": token }) },
  };
}

/** Records stand in `data`, null when there are none; the next page in `additional_data`. A change does not say whose it is. */
function answer({ resource, of }: Asked, status: number, body: unknown): PageAnswer {
  if (status === 429) return "wait";
  if (status === 401 || status === 403) return "denied";
  const { success, data, additional_data } = recordOf(body);
  if (status !== 200 || success === false || !(Array.isArray(data) || data === null)) return "rotten";
  const { next_cursor, pagination } = recordOf(additional_data);
  const { more_items_in_collection, next_start } = recordOf(pagination);
  const following = resource === "notes" ? (more_items_in_collection === true ? next_start : null) : next_cursor;
  const deal = of[0]?.id;
  const items = listOf(data).map((one) => (resource === "changes" ? { ...one, deal_id: deal } : one));
  return { items, next: textOf(following, 2_000) };
}

/** Pipedrive, API v2 with a person's token, v1 where there is no other: users, notes, changes of a deal. */
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
  },
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

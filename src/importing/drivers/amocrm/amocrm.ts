import type { Asked, Driver, PageAnswer } from "../driver.ts";
import { listOf, recordOf, textOf } from "../values.ts";
import { readAmocrm } from "./read.ts";
import { amocrmTable } from "./table.ts";

const paths: Readonly<Record<string, string>> = {
  users: "users?",
  pipelines: "leads/pipelines?",
  companies: "companies?",
  contacts: "contacts?",
  leads: "leads?with=contacts,loss_reason&",
  events: "events?filter[type][]=lead_status_changed&",
  notes: "leads/notes?",
  company_notes: "companies/notes?",
  contact_notes: "contacts/notes?",
  tasks: "tasks?",
  unsorted: "leads/unsorted?",
};

/** Under which name an answer holds them, where it is not their own. */
const embeddedAs: Readonly<Record<string, string>> = { company_notes: "notes", contact_notes: "notes" };

/** `_embedded` holds the records under their name, `_links.next` the address of the next page; 204 has nothing more. */
function answer({ resource }: Asked, status: number, body: unknown): PageAnswer {
  if (status === 429) return "wait";
  if (status === 401) return "denied";
  if (status === 403) return "forbidden";
  if (status === 204) return { items: [], next: null };
  const { _embedded, _links } = recordOf(body);
  const items = recordOf(_embedded)[embeddedAs[resource] ?? resource];
  if (status !== 200 || !Array.isArray(items)) return "rotten";
  return { items: listOf(items), next: textOf(recordOf(recordOf(_links).next).href, 4_000) };
}

const hrefOf = (links: unknown) => textOf(recordOf(recordOf(links).self).href, 4_000) ?? "";

/** Notes do not say whose they are: the address they were read from does. */
const notesOf = (href: string): string =>
  href.includes("/companies/") ? "company_notes" : href.includes("/contacts/") ? "contact_notes" : "notes";

const pageOf = (next: string | null): number => Number(/[?&]page=(\d+)/.exec(next ?? "")?.[1] ?? 1);

/** amoCRM, API v4 with a long-lived token: 7 requests a second. */
export const amocrm: Driver = {
  system: "amocrm",
  resources: Object.keys(paths),
  optional: { unsorted: "leads_forbidden" },
  requestsPerSecond: 7,
  request: ({ url, token }, { resource, next }) => ({
    // Their word for the next page is believed for its number only: the token goes nowhere else.
    url: `${url.replace(/\/+$/, "")}/api/v4/${paths[resource]}page=${pageOf(next)}&limit=250`,
    method: "GET",
    headers: { accept: "application/json", ...(token === null ? {} : { authorization: `Bearer ${token}` }) },
  }),
  answer,
  exported: (file) => {
    const { _embedded, _links } = recordOf(file);
    const found = Object.entries(recordOf(_embedded)).filter(
      ([name, records]) => name in paths && Array.isArray(records),
    );
    const named = (name: string) => (name === "notes" ? notesOf(hrefOf(_links)) : name);
    return found.length === 0
      ? null
      : Object.fromEntries(found.map(([name, records]) => [named(name), listOf(records)]));
  },
  table: amocrmTable,
  read: readAmocrm,
};

import { fakeAmocrm, fakeBitrix24, fakeHubspot, fakePipedrive } from "./fake-systems.ts";
import { hub } from "./hubspot/test-records.ts";
import { pipe } from "./pipedrive/test-records.ts";
import { amo, bitrix } from "./test-records.ts";

/**
 * `kinds`: the resources whose records become rows; `twice`: how many stand in two of them. `guarded`: what a token may have
 * no right to while it reads deals, and what is said then.
 */
export const systems = [
  {
    system: "bitrix24",
    fake: fakeBitrix24,
    records: bitrix,
    firms: 121,
    won: "Успех",
    guarded: ["/crm.lead.list"],
    kinds: ["companies", "contacts", "deals", "activities", "leads", "comments"],
    twice: 0,
    withheld: ["leads_forbidden"],
  },
  {
    system: "amocrm",
    fake: fakeAmocrm,
    records: amo,
    firms: 301,
    won: "Успех",
    guarded: ["/api/v4/leads/unsorted"],
    kinds: ["companies", "contacts", "leads", "notes", "company_notes", "contact_notes", "tasks", "unsorted"],
    twice: 1,
    withheld: ["leads_forbidden"],
  },
  {
    system: "hubspot",
    fake: fakeHubspot,
    records: hub,
    firms: 151,
    won: "Успех",
    guarded: ["/crm/v3/objects/emails", "/crm/v3/objects/leads"],
    kinds: ["companies", "contacts", "deals", "notes", "calls", "emails", "tasks", "leads"],
    twice: 0,
    withheld: ["leads_forbidden", "letters_forbidden"],
  },
  {
    system: "pipedrive",
    fake: fakePipedrive,
    records: pipe,
    firms: 601,
    won: "Выиграна",
    guarded: ["/api/v1/leads", "/api/v1/deals/31/mailMessages"],
    kinds: ["organizations", "persons", "deals", "notes", "activities", "mails", "person_mails", "leads"],
    twice: 1,
    withheld: ["leads_forbidden", "letters_forbidden"],
  },
] as const;

/** What is said of records that make no row. */
export const leftBehind = new Set([
  "leads",
  "deals_without_stage",
  "notes_without_deal",
  "notes_empty",
  "notes_of_the_system",
  "records_deleted",
]);

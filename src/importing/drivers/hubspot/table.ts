import type { Foreign, LineRecords } from "../driver.ts";
import { hasAll, type Line, linesOf } from "../headings.ts";
import { numberIn } from "../values.ts";

const id = "Record ID";
const companies = ["Associated Company", "Associated Company (Primary)", "Associated Companies"];
const companyIds = ["Associated Company IDs", "Associated Company IDs (Primary)"];
const contacts = ["Associated Contact", "Associated Contacts"];
const contactIds = ["Associated Contact IDs"];
/** Columns that HubSpot counts by itself. */
const ofHubspot = [
  "Last Activity Date",
  "Last Modified Date",
  "Associated Notes",
  "Associated Note IDs",
  "Associated Deal",
];
const passed = [id, ...companies, ...companyIds, ...contacts, ...contactIds, ...ofHubspot, "Associated Deal IDs"];

const columns: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  deals: {
    dealname: ["Deal Name"],
    amount: ["Amount"],
    deal_currency_code: ["Currency"],
    pipeline: ["Pipeline"],
    dealstage: ["Deal Stage"],
    createdate: ["Create Date"],
    closedate: ["Close Date"],
    hubspot_owner_id: ["Deal owner"],
    closed_lost_reason: ["Closed Lost Reason"],
    hs_analytics_source: ["Original Traffic Source", "Original Source Type"],
  },
  contacts: {
    firstname: ["First Name"],
    lastname: ["Last Name"],
    email: ["Email"],
    phone: ["Phone Number"],
    mobilephone: ["Mobile Phone Number"],
    jobtitle: ["Job Title"],
    hubspot_owner_id: ["Contact owner"],
    createdate: ["Create Date"],
  },
  companies: {
    name: ["Company name"],
    domain: ["Company Domain Name"],
    website: ["Website URL"],
    phone: ["Phone Number"],
    industry: ["Industry"],
    numberofemployees: ["Number of Employees"],
    city: ["City"],
    country: ["Country/Region", "Country"],
    hubspot_owner_id: ["Company owner"],
    createdate: ["Create Date"],
  },
};

/** The tables that HubSpot exports, one for each kind of records; they become what its API answers. */
export function hubspotTable(headings: readonly string[]): LineRecords | null {
  if (!hasAll(headings, id)) return null;
  const resource = hasAll(headings, "Deal Name")
    ? "deals"
    : hasAll(headings, "Company name")
      ? "companies"
      : hasAll(headings, "First Name")
        ? "contacts"
        : null;
  if (resource === null) return null;
  const named = columns[resource] ?? {};
  const lines = linesOf(headings, [...passed, ...Object.values(named).flat()]);
  return (cells) => {
    const line = lines(cells);
    const properties = Object.fromEntries(
      Object.entries(named).map(([property, names]) => [property, line.get(...names)]),
    );
    const record: Foreign = {
      id: line.get(id),
      properties: { ...properties, ...("amount" in properties ? { amount: numberIn(line.get("Amount")) } : {}) },
      associations: { companies: links(line, companyIds), contacts: links(line, contactIds) },
      names: { companies: first(line, companies), contacts: first(line, contacts) },
      columns: line.rest(),
    };
    return [[resource, record]];
  };
}

const links = (line: Line, names: readonly string[]) => ({
  results: (line.get(...names) ?? "").split(/[;,]/).flatMap((one) => (one.trim() === "" ? [] : { id: one.trim() })),
});

const first = (line: Line, names: readonly string[]) => (line.get(...names) ?? "").split(";")[0]?.trim() ?? null;

import type { Foreign, LineRecords } from "../driver.ts";
import { hasAll, type Line, linesOf } from "../headings.ts";
import { numberIn } from "../values.ts";

const deals = [
  "ID",
  "Title",
  "Value",
  "Currency",
  "Status",
  "Stage",
  "Pipeline",
  "Owner",
  "Organization",
  "Organization ID",
  "Contact person",
  "Contact person ID",
  "Person ID",
  "Deal created",
  "Won time",
  "Lost time",
  "Deal closed on",
  "Lost reason",
  "Expected close date",
  "Source channel",
  // Pipedrive counts these by itself.
  "Update time",
  "Last stage change",
  "Weighted value",
  "Currency of Value",
  "Currency of Weighted value",
  "Creator",
  "Done activities",
  "Total activities",
  "Activities to do",
  "Next activity date",
  "Last activity date",
];
const persons = [
  "ID",
  "Name",
  "Organization",
  "Organization ID",
  "Owner",
  "Job title",
  "Phone",
  "Email",
  "Person created",
];
const phones = ["Phone - Work", "Phone - Mobile", "Phone - Home", "Phone - Other"];
const emails = ["Email - Work", "Email - Home", "Email - Other"];
const organizations = ["ID", "Name", "Owner", "Address", "Website", "Organization created"];
const city = "City/town/village/locality of Address";
const country = "Country of Address";

/** The tables that Pipedrive exports, one for each kind of records, "Deal - " before their headings; they become what its API answers. */
export function pipedriveTable(headings: readonly string[]): LineRecords | null {
  if (hasAll(headings, "Deal - ID", "Deal - Title")) return table("Deal", headings, deals, dealOf);
  if (hasAll(headings, "Person - ID", "Person - Name"))
    return table("Person", headings, [...persons, ...phones, ...emails], personOf);
  if (hasAll(headings, "Organization - ID", "Organization - Name"))
    return table("Organization", headings, [...organizations, city, country], organizationOf);
  return null;
}

type Get = (...names: readonly string[]) => string | null;
type Read = (get: Get) => readonly [resource: string, record: Foreign];

function table(kind: string, headings: readonly string[], known: readonly string[], read: Read): LineRecords {
  const named = (names: readonly string[]) => names.map((name) => `${kind} - ${name}`);
  const lines = linesOf(headings, named(known));
  return (cells) => {
    const line: Line = lines(cells);
    const [resource, record] = read((...names) => line.get(...named(names)));
    const columns = line.rest().map((one) => ({ ...one, name: one.name.replace(`${kind} - `, "") }));
    return [[resource, { ...record, columns }]];
  };
}

function dealOf(get: Get): readonly [string, Foreign] {
  const pipeline = get("Pipeline") ?? "Pipedrive";
  return [
    "deals",
    {
      id: get("ID"),
      title: get("Title"),
      value: numberIn(get("Value")),
      currency: get("Currency", "Currency of Value"),
      status: get("Status")?.toLowerCase() ?? "open",
      stage_id: `${pipeline}/${get("Stage")}`,
      stage_name: get("Stage"),
      pipeline_name: pipeline,
      owner_id: get("Owner"),
      org_id: get("Organization ID"),
      org_name: get("Organization"),
      person_id: get("Contact person ID", "Person ID"),
      person_name: get("Contact person"),
      add_time: get("Deal created"),
      won_time: get("Won time"),
      lost_time: get("Lost time"),
      close_time: get("Deal closed on"),
      lost_reason: get("Lost reason"),
      expected_close_date: get("Expected close date"),
      source_name: get("Source channel"),
    },
  ];
}

function personOf(get: Get): readonly [string, Foreign] {
  return [
    "persons",
    {
      id: get("ID"),
      name: get("Name"),
      org_id: get("Organization ID"),
      org_name: get("Organization"),
      job_title: get("Job title"),
      phones: [{ value: get(...phones, "Phone")?.split(",")[0], primary: true }],
      emails: [{ value: get(...emails, "Email")?.split(",")[0], primary: true }],
    },
  ];
}

function organizationOf(get: Get): readonly [string, Foreign] {
  return [
    "organizations",
    {
      id: get("ID"),
      name: get("Name"),
      website: get("Website"),
      address: { locality: get(city), country: get(country) },
    },
  ];
}

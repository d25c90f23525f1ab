import { sightParameter } from "../../identity/index.ts";
import type { Reading } from "../../platform/database/unit.ts";
import type { Entry } from "./find-entries.ts";

const mostDeals = 10;

/** Whoever is found by a phone, a tax number or an address is mostly looked for with the deals: the open ones first. */
export async function dealsOfCustomers(reading: Reading, entries: readonly Entry[]): Promise<readonly Entry[]> {
  const ids = (wanted: Entry["kind"]) => entries.filter(({ kind }) => kind === wanted).map(({ id }) => id);
  const [companies, contacts] = [ids("company"), ids("contact")];
  if (companies.length + contacts.length === 0) return [];
  const { actor, client } = reading;
  const { rows } = await client.query<Entry>({
    name: "deals_of_customers",
    text: `
      select 'deal' as kind, d.id from reporting.deals d
      where d.workspace_id = $1 and ($4::uuid[] is null or d.owner_id = any ($4)) and d.id in (
        select deal_id from reporting.deal_contacts where workspace_id = $1 and contact_id = any ($2)
        union select id from reporting.deals where workspace_id = $1 and company_id = any ($3))
      order by d.status <> 'open', d.created_at desc, d.id desc limit ${mostDeals}`,
    values: [actor.workspaceId, contacts, companies, sightParameter(actor)],
  });
  return rows;
}

import { sightParameter } from "../../identity/index.ts";
import type { Reading } from "../../platform/database/unit.ts";
import type { FoundItem } from "../contract.ts";
import type { Found } from "../domain/order-found.ts";
import type { Entry } from "./find-entries.ts";

export type Described = Omit<FoundItem, "highlights"> & Found;

const joined = (...parts: readonly string[]) => `nullif(concat_ws(' · ', ${parts.join(", ")}), '')`;

/** The policy's sight again: what a deal's owner was a moment ago does not count. */
const seen = "($4::uuid[] is null or d.owner_id = any ($4))";

const description = `
  with asked as (select * from unnest($2::text[], $3::uuid[]) as a (kind, id))
  select a.kind, d.id, d.title, ${joined("c.name", "s.name")} as subtitle, d.status, null::uuid as "dealId", d.created_at as at
    from asked a join reporting.deals d on d.workspace_id = $1 and d.id = a.id
      left join reporting.companies c on c.workspace_id = $1 and c.id = d.company_id
      left join reporting.stages s on s.workspace_id = $1 and s.id = d.stage_id
    where a.kind = 'deal' and ${seen}
  union all
  select a.kind, c.id, c.name, ${joined("c.inn", "c.city", "c.industry")}, null, null, null
    from asked a join reporting.companies c on c.workspace_id = $1 and c.id = a.id
    where a.kind = 'company' and c.deleted_at is null
  union all
  select a.kind, p.id, p.name, ${joined("c.name", "coalesce(p.phone, p.email)")}, null, null, null
    from asked a join reporting.contacts p on p.workspace_id = $1 and p.id = a.id
      left join reporting.companies c on c.workspace_id = $1 and c.id = p.company_id
    where a.kind = 'contact' and p.deleted_at is null
  union all
  select a.kind, m.id, m.title, ${joined("c.name", "d.title")}, null, d.id, m.created_at
    from asked a join reporting.documents m on m.workspace_id = $1 and m.id = a.id
      join reporting.deals d on d.workspace_id = $1 and d.id = m.deal_id
      left join reporting.companies c on c.workspace_id = $1 and c.id = d.company_id
    where a.kind = 'document' and ${seen}
  union all
  select a.kind, n.id, concat_ws(': ', n.subject, left(n.text, 200)), ${joined("c.name", "d.title")}, null, d.id, n.at
    from asked a join reporting.notes n on n.workspace_id = $1 and n.id = a.id
      left join reporting.deals d on d.workspace_id = $1 and d.id = n.deal_id
      left join reporting.companies c on c.workspace_id = $1 and c.id = d.company_id
    where a.kind = 'activity' and (n.deal_id is null or d.id is not null)
      and ($4::uuid[] is null or coalesce(d.owner_id, n.owner_id) = any ($4))
  union all
  select a.kind, u.id, u.name, g.name, null, null, null
    from asked a join reporting.users u on u.workspace_id = $1 and u.id = a.id
      left join reporting.departments g on g.workspace_id = $1 and g.id = u.department_id
    where a.kind = 'person' and u.is_active`;

interface Row extends Omit<FoundItem, "highlights"> {
  readonly at: Date | null;
}

/** What an answer tells of each; what was deleted or given away meanwhile is left out. */
export async function describeFound(reading: Reading, entries: readonly Entry[]): Promise<readonly Described[]> {
  if (entries.length === 0) return [];
  const { actor, client } = reading;
  const { rows } = await client.query<Row>({
    name: "describe_found",
    text: description,
    values: [actor.workspaceId, entries.map(({ kind }) => kind), entries.map(({ id }) => id), sightParameter(actor)],
  });
  return rows.map(({ at, ...row }) => ({
    ...row,
    isOpen: row.status === "open",
    // Ids are made in the order of time.
    at: at?.toISOString() ?? row.id,
  }));
}

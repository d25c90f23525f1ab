import { sqlNewId } from "../../platform/database/record-rows.ts";
import type { Unit } from "../../platform/database/unit.ts";

/**
 * Fills a temporary table `named_… (name, id)` with the ids of what a query of names yields, creating what is unknown:
 * how one slice finds what another one owns, thousands at a time. Composition hands them in.
 */
export type Naming = (unit: Unit, names: string) => Promise<void>;

export interface RecordNaming {
  /** Into `named_companies`. */
  readonly companies: Naming;
  /** Into `named_people`. */
  readonly people: Naming;
  /** Into `named_contacts (name, company_id, id)`; the query yields a name and a company id. */
  readonly contacts: Naming;
  /** Whose a deal is when the table does not say. */
  readonly fallbackOwner: (unit: Unit) => Promise<string>;
}

/** Into `named_loss_reasons (name, id)`: the workspace's list, without case; unknown reasons are added to its end. */
export async function nameLossReasons(unit: Unit, names: string): Promise<void> {
  const { client, actor } = unit;
  await client.query(
    `drop table if exists named_loss_reasons;
     create temp table named_loss_reasons (name text collate "C", key text collate "C", id uuid) on commit drop;
     insert into named_loss_reasons select n.name, lower(btrim(n.name) collate "default") from (${names}) as n(name) where n.name is not null group by 1`,
  );
  await client.query(
    `with missing as (
       select key, min(btrim(name)) as name from named_loss_reasons n
       where not exists (select from loss_reasons r where r.workspace_id = $1 and lower(r.name) = n.key) group by key)
     insert into loss_reasons (workspace_id, id, name, position)
     select $1, ${sqlNewId}, name,
       coalesce((select max(position) from loss_reasons where workspace_id = $1), 0) + row_number() over (order by key)
     from missing`,
    [actor.workspaceId],
  );
  await client.query(
    "update named_loss_reasons n set id = r.id from loss_reasons r where r.workspace_id = $1 and lower(r.name) = n.key",
    [actor.workspaceId],
  );
}

/** Into `named_deals (name, id, company_id)`: deals by external id, deleted ones apart; what is unknown has no id. */
export async function nameDeals(unit: Unit, names: string): Promise<void> {
  await unit.client.query(
    `drop table if exists named_deals;
     create temp table named_deals (name text collate "C", id uuid, company_id uuid) on commit drop;
     insert into named_deals (name) select n.name from (${names}) as n(name) where n.name is not null group by 1;
     analyze named_deals`,
  );
  await unit.client.query(
    `update named_deals n set id = d.id, company_id = d.company_id from deals d
     where d.workspace_id = $1 and d.external_id = n.name and d.deleted_at is null`,
    [unit.actor.workspaceId],
  );
}

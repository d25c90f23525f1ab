import { sql } from "kysely";
import { visibleTo } from "../../../identity/index.ts";
import type { Money } from "../../../kernel/money.ts";
import { type Refusal, refuse } from "../../../kernel/refusal.ts";
import type { Reading } from "../../../platform/database/unit.ts";
import type { Activity, NoteTemplate } from "../../contract.ts";
import type { ActivityKind } from "../../domain/activity-kind.ts";
import { activitiesRefusals } from "../../domain/refusals.ts";
import { templatesOf, toTemplate } from "./template-row.ts";

export async function readTemplates(
  reading: Reading,
  kind: ActivityKind | undefined,
): Promise<{ readonly items: NoteTemplate[] }> {
  const { rows } = await templatesOf(
    reading.actor,
    sql`and n.deleted_at is null and ${kind === undefined ? sql`true` : sql`(n.kind is null or n.kind = ${kind})`}
      order by lower(n.name), n.id limit 500`,
  ).execute(reading.sql);
  return { items: rows.map((row) => toTemplate(reading.actor, row)) };
}

interface Values {
  readonly title: string;
  readonly stage: string;
  readonly company: string | null;
  readonly product: string | null;
  readonly closing: string | null;
  readonly contact: string | null;
  readonly custom: Activity["custom"];
}

/** Of a deal that the actor sees; the contact is its main one. */
export async function readTemplateValues(
  reading: Reading,
  dealId: string,
): Promise<(Values & { readonly amount: Money | null }) | Refusal> {
  const { rows } = await sql<Values & { amount_minor: number | null; currency: string }>`
    select d.title, s.name as stage, o.name as company, d.product, d.expected_close_on as closing, d.amount_minor, d.currency,
      custom_by_key(d.custom) as custom,
      (select c.name from reporting.deal_contacts l join reporting.contacts c on c.workspace_id = l.workspace_id and c.id = l.contact_id
       where l.workspace_id = d.workspace_id and l.deal_id = d.id order by l.is_main desc, c.name limit 1) as contact
    from reporting.deals d
    join reporting.stages s on s.workspace_id = d.workspace_id and s.id = d.stage_id
    left join reporting.companies o on o.workspace_id = d.workspace_id and o.id = d.company_id
    where d.workspace_id = ${reading.actor.workspaceId} and d.id = ${dealId} and ${visibleTo(reading.actor, "d.owner_id")}
  `.execute(reading.sql);
  const [row] = rows;
  if (!row) return refuse(activitiesRefusals, "deal_unknown");
  const { amount_minor: minor, currency, ...values } = row;
  return { ...values, amount: minor === null ? null : ({ minor, currency } as Money) };
}

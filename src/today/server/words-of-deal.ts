import { sql } from "kysely";
import type { TodayTask } from "../contract.ts";

/** What names a deal and whom to call, beside each thing to do. */
export interface DealWords {
  readonly deal_id: string | null;
  readonly deal_title: string | null;
  readonly amount_minor: number | null;
  readonly currency: string | null;
  readonly stage: string | null;
  readonly company: string | null;
  readonly contact: string | null;
  readonly phone: string | null;
  readonly email: string | null;
}

/** The deal's main contact, of deal `d`. */
export const mainContact = sql`(
  select p.name, p.phone, p.email from reporting.deal_contacts l
  join reporting.contacts p on p.workspace_id = l.workspace_id and p.id = l.contact_id and p.deleted_at is null
  where l.workspace_id = d.workspace_id and l.deal_id = d.id
  order by l.is_main desc, p.phone is null, p.id limit 1)`;

export function dealOf(row: DealWords): TodayTask["deal"] {
  if (row.deal_id === null || row.deal_title === null) return null;
  const { amount_minor: minor, currency } = row;
  const amount = minor === null || currency === null ? null : { minor, currency };
  return { id: row.deal_id, name: row.deal_title, amount, stage: row.stage ?? "" };
}

export const contactOf = ({ contact, phone, email }: DealWords): TodayTask["contact"] =>
  contact === null ? null : { name: contact, phone, email };

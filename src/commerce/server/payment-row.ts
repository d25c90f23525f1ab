import { sql } from "kysely";
import { visibleTo } from "../../identity/index.ts";
import type { Reading } from "../../platform/database/unit.ts";
import type { Payment } from "../contract.ts";
import type { PaymentKind } from "../domain/check-payment.ts";

export interface PaymentRow {
  readonly id: string;
  readonly deal_id: string;
  readonly kind: PaymentKind;
  readonly amount_minor: number;
  readonly currency: string;
  readonly vat: number | null;
  readonly purpose: string;
  readonly planned_on: string | null;
  readonly received_on: string | null;
  readonly credited_to: string | null;
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly deleted_at: Date | null;
  readonly version: number;
}

export function toPayment(row: PaymentRow): Payment {
  return {
    id: row.id,
    dealId: row.deal_id,
    kind: row.kind,
    amount: { minor: row.amount_minor, currency: row.currency },
    vat: row.vat,
    purpose: row.purpose,
    plannedOn: row.planned_on,
    receivedOn: row.received_on,
    creditedTo: row.credited_to,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    deletedAt: row.deleted_at?.toISOString() ?? null,
    version: row.version,
  };
}

/** A payment, deleted or not, of a deal that the actor sees. */
export async function findPayment(
  reading: Pick<Reading, "sql" | "actor">,
  id: string,
): Promise<PaymentRow | undefined> {
  const { rows } = await sql<PaymentRow>`
    select p.* from payments p
    join reporting.deals d on d.workspace_id = p.workspace_id and d.id = p.deal_id
    where p.workspace_id = ${reading.actor.workspaceId} and p.id = ${id}
      and ${visibleTo(reading.actor, "d.owner_id")}`.execute(reading.sql);
  return rows[0];
}

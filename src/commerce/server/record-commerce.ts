import type { DealId } from "../../kernel/ids.ts";
import type { CalendarDate, Instant } from "../../kernel/time.ts";
import type { Unit } from "../../platform/database/unit.ts";

/** A payment of the past or still expected, ready to be written. */
export interface RecordedPayment {
  readonly dealId: DealId;
  readonly purpose: string;
  /** A refund is below zero. */
  readonly amountMinor: number;
  readonly plannedOn: CalendarDate | null;
  readonly receivedOn: CalendarDate | null;
  /** The day it was expected on before it was put off, and when that was done. */
  readonly movedFrom?: { readonly on: CalendarDate; readonly at: Instant };
  readonly createdAt: Instant;
}

/** A document of the past as its marks; without a file. */
export interface RecordedDocument {
  readonly dealId: DealId;
  readonly kind: string;
  readonly title: string;
  readonly sentOn: CalendarDate | null;
  readonly receivedOn: CalendarDate | null;
  readonly signedOn: CalendarDate | null;
  readonly createdAt: Instant;
}

const atOnce = 2_000;

/** Writes payments by the thousand, in the workspace's currency; values are checked by the caller. Answers their ids. */
export async function recordPayments(unit: Unit, payments: readonly RecordedPayment[]): Promise<readonly string[]> {
  const ids = await recordAll(
    unit,
    payments,
    `insert into payments (workspace_id, id, deal_id, kind, amount_minor, currency, purpose, planned_on, received_on, created_at, updated_at)
     select $1, r.id, r."dealId", case when r."amountMinor" < 0 then 'refund' else 'payment' end, r."amountMinor", $2, r.purpose, r."plannedOn", r."receivedOn", r.at, r.at
     from jsonb_to_recordset($3) as r(id uuid, "dealId" uuid, "amountMinor" bigint, purpose text, "plannedOn" date, "receivedOn" date, at timestamptz)`,
  );
  const moves = payments.flatMap(({ movedFrom }, index) =>
    movedFrom ? [{ id: ids[index], on: movedFrom.on, at: new Date(movedFrom.at) }] : [],
  );
  if (moves.length > 0) {
    await unit.client.query(
      `insert into payment_moves (workspace_id, payment_id, version, moved_at, from_on, to_on)
       select $1, p.id, p.version, r.at, r."on", p.planned_on
       from jsonb_to_recordset($2) as r(id uuid, "on" date, at timestamptz)
         join payments p on p.workspace_id = $1 and p.id = r.id`,
      [unit.actor.workspaceId, JSON.stringify(moves)],
    );
  }
  return ids;
}

/** Writes documents by the thousand. */
export async function recordDocuments(unit: Unit, documents: readonly RecordedDocument[]): Promise<void> {
  await recordAll(
    unit,
    documents,
    `insert into documents (workspace_id, id, deal_id, kind, title, sent_on, received_on, signed_on, created_at, updated_at)
     select $1, r.id, r."dealId", r.kind, r.title, r."sentOn", r."receivedOn", r."signedOn", r.at, r.at
     from jsonb_to_recordset($3) as r(id uuid, "dealId" uuid, kind text, title text, "sentOn" date, "receivedOn" date, "signedOn" date, at timestamptz)
     where $2::text is not null`,
  );
}

async function recordAll(
  unit: Unit,
  rows: readonly { readonly createdAt: Instant }[],
  insert: string,
): Promise<string[]> {
  const { workspaceId, workspace } = unit.actor;
  const ids: string[] = [];
  for (let from = 0; from < rows.length; from += atOnce) {
    const chunk = rows.slice(from, from + atOnce).map(({ createdAt, ...row }) => ({
      ...row,
      id: unit.newId(),
      at: new Date(createdAt),
    }));
    await unit.client.query(insert, [workspaceId, workspace.currency, JSON.stringify(chunk)]);
    ids.push(...chunk.map(({ id }) => id));
  }
  return ids;
}

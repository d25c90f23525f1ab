import { sql } from "kysely";
import type { UserId } from "../../kernel/ids.ts";
import { addMonths } from "../../kernel/zoned-time.ts";
import type { Reading } from "../../platform/database/unit.ts";
import type { LedgerLine } from "../domain/restore-month.ts";
import type { LineFact, LineFigures, LineKind, Month } from "../domain/slip.ts";

type Reader = Pick<Reading, "sql" | "actor">;

export interface ClosedMonth {
  readonly month: Month;
  readonly people: number;
  readonly totalMinor: number;
  readonly closedAt: Date;
  readonly closedBy: string;
}

/** Closed months, the latest first. */
export async function readClosedMonths({ sql: db, actor }: Reader): Promise<readonly ClosedMonth[]> {
  const { rows } = await sql<ClosedMonth>`
    select m.month, m.people, m.total_minor as "totalMinor", m.closed_at as "closedAt", u.name as "closedBy"
    from pay_months m join reporting.users u on u.workspace_id = m.workspace_id and u.id = m.closed_by
    where m.workspace_id = ${actor.workspaceId} order by m.month desc`.execute(db);
  return rows;
}

export const monthAfter = (month: Month): Month => addMonths(`${month}-01`, 1).slice(0, 7);
export const monthsBefore = (month: Month, count: number): Month => addMonths(`${month}-01`, -count).slice(0, 7);

export interface ClosedSlip {
  readonly month: Month;
  readonly userId: UserId;
  readonly planMinor: number | null;
  readonly factMinor: number;
  readonly totalMinor: number;
  readonly carriedMinor: number;
}

interface Asked {
  /** Both belong to it. */
  readonly from: Month;
  readonly to: Month;
  readonly people: readonly UserId[];
}

export async function readClosedSlips(
  { sql: db, actor }: Reader,
  { from, to, people }: Asked,
): Promise<readonly ClosedSlip[]> {
  const { rows } = await sql<ClosedSlip>`
    select month, user_id as "userId", plan_minor as "planMinor", fact_minor as "factMinor", total_minor as "totalMinor",
           carried_minor as "carriedMinor"
    from pay_slips where workspace_id = ${actor.workspaceId} and month >= ${from} and month <= ${to}
      and user_id = any(${[...people]}::uuid[])
    order by month desc`.execute(db);
  return rows;
}

interface LineRow {
  readonly id: string;
  readonly month: Month;
  readonly user_id: UserId;
  readonly kind: LineKind;
  readonly for_month: Month;
  readonly amount_minor: number;
  readonly scheme_version_id: string | null;
  readonly figures: LineFigures;
  readonly facts: readonly LineFact[];
}

/** The lines of the ledger in their order, each with the deals and payments behind it. */
export async function readLedger(
  { sql: db, actor }: Reader,
  { from, to, people }: Asked,
): Promise<readonly LedgerLine[]> {
  const { rows } = await sql<LineRow>`
    select l.id, l.month, l.user_id, l.kind, l.for_month, l.amount_minor, l.scheme_version_id, l.figures,
      coalesce((
        select jsonb_agg(jsonb_build_object('date', f.day, 'minor', f.minor, 'shareMinor', f.share_minor, 'dealId', f.deal_id,
                                            'paymentId', f.payment_id, 'title', f.title) order by f.position)
        from pay_line_facts f where f.workspace_id = l.workspace_id and f.line_id = l.id), '[]') as facts
    from pay_lines l
    where l.workspace_id = ${actor.workspaceId} and l.month >= ${from} and l.month <= ${to}
      and l.user_id = any(${[...people]}::uuid[])
    order by l.month, l.user_id, l.position, l.id`.execute(db);
  return rows.map((row) => ({
    id: row.id,
    month: row.month,
    userId: row.user_id,
    kind: row.kind,
    forMonth: row.for_month,
    amountMinor: row.amount_minor,
    versionId: row.scheme_version_id,
    figures: row.figures,
    facts: row.facts,
  }));
}

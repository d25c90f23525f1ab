import { sql } from "kysely";
import type { Unit } from "../../platform/database/unit.ts";
import type { Month, SlipLine } from "../domain/slip.ts";

type Value = string | number | boolean | Date | null;
type Table =
  | "pay_schemes"
  | "pay_scheme_versions"
  | "pay_terms"
  | "pay_marks"
  | "pay_months"
  | "pay_contests"
  | "pay_prizes"
  | "pay_orders"
  | "pay_acknowledgements";

/** The only writes of this slice: nothing is ever changed or deleted, but what is not in force yet. */
export async function insertRow(unit: Unit, table: Table, values: Readonly<Record<string, Value>>): Promise<void> {
  const row: Readonly<Record<string, Value>> = { workspace_id: unit.actor.workspaceId, ...values };
  const columns = Object.keys(row);
  await sql`
    insert into ${sql.table(table)} (${sql.join(columns.map((column) => sql.ref(column)))})
    values (${sql.join(columns.map((column) => row[column]))})`.execute(unit.sql);
}

/** Of one day one thing holds: what was said of it before it began gives way. */
export async function putTerm(
  unit: Unit,
  {
    userId,
    validFrom,
    schemeId,
  }: { readonly userId: string; readonly validFrom: string; readonly schemeId: string | null },
): Promise<void> {
  await sql`
    insert into pay_terms (workspace_id, user_id, valid_from, scheme_id, written_at, written_by)
    values (${unit.actor.workspaceId}, ${userId}, ${validFrom}, ${schemeId}, ${new Date(unit.now)}, ${unit.actor.userId})
    on conflict (workspace_id, user_id, valid_from) do update
      set scheme_id = excluded.scheme_id, written_at = excluded.written_at, written_by = excluded.written_by`.execute(
    unit.sql,
  );
}

/** Whoever closes a month, gives a prize or numbers an order does so one after another, and others of the workspace wait. */
export async function lockPay(unit: Unit): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`pay ${unit.actor.workspaceId}`}, 0))`.execute(unit.sql);
}

export interface NewLine extends SlipLine {
  readonly id: string;
  readonly month: Month;
  readonly userId: string;
  readonly position: number;
  readonly versionId: string | null;
}

/** Lines of the ledger with the deals and payments behind each, in two statements. */
export async function insertLines(unit: Unit, lines: readonly NewLine[]): Promise<void> {
  const { workspaceId } = unit.actor;
  await unit.client.query(
    `insert into pay_lines (workspace_id, id, month, user_id, position, kind, for_month, amount_minor, scheme_version_id, figures, written_at)
     select $1, r.id, r.month, r.user_id, r.position, r.kind, r.for_month, r.amount_minor, r.scheme_version_id, r.figures, $2
     from jsonb_to_recordset($3) as r(id uuid, month text, user_id uuid, position int, kind text, for_month text, amount_minor bigint,
                                      scheme_version_id uuid, figures jsonb)`,
    [
      workspaceId,
      new Date(unit.now),
      JSON.stringify(
        lines.map(({ id, month, userId, position, kind, forMonth, amountMinor, versionId, figures }) => ({
          id,
          month,
          user_id: userId,
          position,
          kind,
          for_month: forMonth,
          amount_minor: amountMinor,
          scheme_version_id: versionId,
          figures,
        })),
      ),
    ],
  );
  const facts = lines.flatMap(({ id, facts: own }) =>
    own.map((fact, position) => ({
      line_id: id,
      position,
      day: fact.date,
      minor: fact.minor,
      share_minor: fact.shareMinor,
      deal_id: fact.dealId,
      payment_id: fact.paymentId,
      title: fact.title,
    })),
  );
  if (facts.length === 0) return;
  await unit.client.query(
    `insert into pay_line_facts (workspace_id, line_id, position, day, minor, share_minor, deal_id, payment_id, title)
     select $1, r.* from jsonb_to_recordset($2) as r(line_id uuid, position int, day date, minor bigint, share_minor bigint, deal_id uuid,
                                                     payment_id uuid, title text)`,
    [workspaceId, JSON.stringify(facts)],
  );
}

export interface NewSlip {
  readonly userId: string;
  readonly departmentId: string | null;
  readonly planMinor: number | null;
  readonly factMinor: number;
  readonly totalMinor: number;
  readonly carriedMinor: number;
}

export async function insertSlips(unit: Unit, month: Month, slips: readonly NewSlip[]): Promise<void> {
  await unit.client.query(
    `insert into pay_slips (workspace_id, month, user_id, department_id, plan_minor, fact_minor, total_minor, carried_minor)
     select $1, $2, r."userId", r."departmentId", r."planMinor", r."factMinor", r."totalMinor", r."carriedMinor"
     from jsonb_to_recordset($3) as r("userId" uuid, "departmentId" uuid, "planMinor" bigint, "factMinor" bigint, "totalMinor" bigint,
                                      "carriedMinor" bigint)`,
    [unit.actor.workspaceId, month, JSON.stringify(slips)],
  );
}

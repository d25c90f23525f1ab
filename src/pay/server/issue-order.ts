import { sql } from "kysely";
import { dateOf } from "../../kernel/zoned-time.ts";
import type { Unit } from "../../platform/database/unit.ts";
import { insertRow } from "./store.ts";

/** The order that tells of a version of a scheme (PAY-6), with the next number of the workspace; the caller holds its lock. */
export async function issueOrder(unit: Unit, versionId: string): Promise<string> {
  const { rows } = await sql<{ number: number }>`
    select coalesce(max(number), 0) + 1 as number from pay_orders where workspace_id = ${unit.actor.workspaceId}`.execute(
    unit.sql,
  );
  const number = rows[0]?.number ?? 1;
  const id = unit.newId<"pay_order">();
  await insertRow(unit, "pay_orders", {
    id,
    scheme_version_id: versionId,
    number,
    ordered_on: dateOf(unit.now, unit.actor.workspace.timeZone),
    issued_at: new Date(unit.now),
    issued_by: unit.actor.userId,
  });
  unit.audit({ action: "pay_order.issued", entity: "pay_order", entityId: id, changes: { number: [null, number] } });
  return id;
}

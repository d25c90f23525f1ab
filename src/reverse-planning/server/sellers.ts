import { sql } from "kysely";
import type { ReportScope } from "../../analytics/index.ts";
import type { UserId } from "../../kernel/ids.ts";
import { plansOf } from "../../planning/index.ts";
import type { Reading } from "../../platform/database/unit.ts";

export interface Seller {
  readonly id: UserId;
  readonly name: string;
  readonly departmentId: string | null;
}

export interface Sellers {
  readonly people: readonly Seller[];
  /** All in sight, also who has left: what was planned for them and what they brought counts. */
  readonly everybody: readonly UserId[];
  /** The approved plans of the months, summed; who has none is absent. */
  readonly plans: ReadonlyMap<UserId, number>;
}

/** Active people in sight who sell: those with a plan in one of the months and salespeople; by name. */
export async function readSellers(reading: Reading, scope: ReportScope, months: readonly string[]): Promise<Sellers> {
  const { rows } = await sql<Seller & { readonly role: string; readonly isActive: boolean }>`
    select id, name, department_id as "departmentId", role, is_active as "isActive" from reporting.users
    where workspace_id = ${reading.actor.workspaceId} order by name, id`.execute(reading.sql);
  const seen = rows.filter(({ id }) => scope.owners === "all" || scope.owners.includes(id));
  const everybody = seen.map(({ id }) => id);
  const plans = new Map<UserId, number>();
  for (const month of months) {
    for (const [id, minor] of await plansOf(reading, { month, people: everybody })) {
      plans.set(id, (plans.get(id) ?? 0) + minor);
    }
  }
  const people = seen.filter(({ id, role, isActive }) => isActive && (plans.has(id) || role === "salesperson"));
  return { people, everybody, plans };
}

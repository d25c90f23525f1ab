import { type Refusal, refuse } from "../../../kernel/refusal.ts";
import type { Unit } from "../../../platform/database/unit.ts";
import type { InputOf } from "../../../platform/http/route.ts";
import type { tellApart as definition } from "../../contract.ts";
import { crmRefusals } from "../../domain/refusals.ts";
import { findCompany } from "../company-row.ts";
import { findContact } from "../contact-row.ts";
import { lockPair } from "./lock-pair.ts";
import { tellBoth } from "./merge-customers.ts";

/** Remembers that two records are two customers, so that nobody is asked again; `isApart: false` forgets it. */
export async function tellApart(
  unit: Unit,
  { body }: InputOf<typeof definition>,
): Promise<Record<string, never> | Refusal> {
  const { kind, one, other, isApart } = body;
  const find = kind === "company" ? findCompany : findContact;
  if (one === other) return refuse(crmRefusals, "merge_with_itself");
  if (!(await find(unit, one)) || !(await find(unit, other))) return refuse(crmRefusals, `${kind}_unknown`);
  // A merge by rule that has locked the two is waited for; one that comes later sees what is noted here.
  await lockPair(unit, kind, [one, other], "any");
  const pair = [unit.actor.workspaceId, ...[one, other].sort()];
  const { rowCount } = isApart
    ? await unit.client.query(
        `insert into customer_non_duplicates (workspace_id, one_id, other_id, noted_by, noted_at) values ($1, $2, $3, $4, $5) on conflict do nothing`,
        [...pair, unit.actor.userId, new Date(unit.now)],
      )
    : await unit.client.query(
        "delete from customer_non_duplicates where workspace_id = $1 and one_id = $2 and other_id = $3",
        pair,
      );
  if (rowCount) {
    const action = `${kind}.${isApart ? "told_apart" : "not_told_apart"}`;
    unit.audit({ action, entity: kind, entityId: one, changes: { other: [null, other] } });
    tellBoth(unit, kind, one, other);
  }
  return {};
}

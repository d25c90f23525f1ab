import type { Missing } from "../../domain/missing.ts";
import type { StageCondition } from "../stage-condition.ts";

/** A contact that was not deleted is named on the deal; where a role is asked for, one in that role. */
export const contactNamedCondition: StageCondition<"contact_named"> = {
  kind: "contact_named",
  missing: async ({ client, actor }, dealId, conditions) => {
    const { rows } = await client.query<{ role: string | null }>({
      name: "read_contact_roles",
      text: `select distinct k.role from deal_contacts k join reporting.contacts c on c.workspace_id = k.workspace_id and c.id = k.contact_id
             where k.workspace_id = $1 and k.deal_id = $2 and c.deleted_at is null`,
      values: [actor.workspaceId, dealId],
    });
    const roles = new Set(rows.map((row) => row.role));
    return conditions
      .filter(({ role }) => (role === undefined ? roles.size === 0 : !roles.has(role)))
      .map(
        (condition): Missing => ({
          condition,
          code: condition.role === undefined ? "missing_contact" : `missing_contact_${condition.role}`,
        }),
      );
  },
};

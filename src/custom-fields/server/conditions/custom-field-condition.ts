import type { DealId } from "../../../kernel/ids.ts";
import type { Reading } from "../../../platform/database/unit.ts";
import type { CustomField } from "../../domain/custom-field.ts";
import type { CustomValue } from "../../domain/read-value.ts";

/** PIP-2: a field of the deal that the workspace added is filled in or, with `equals`, has that value: an option's id, yes or no. */
interface Asked {
  readonly kind: "custom_field";
  readonly field: string;
  readonly equals?: string | boolean;
}

interface Found extends Pick<CustomField, "id" | "name" | "options"> {
  readonly value: CustomValue | null;
}

/**
 * A field that is archived or gone is asked for no longer: nobody could fill it. Of a list with several values one that is asked for
 * is enough.
 */
export const customFieldCondition = {
  kind: "custom_field" as const,
  missing: async (reading: Pick<Reading, "client" | "actor">, dealId: DealId, conditions: readonly Asked[]) => {
    const fields = await readAsked(reading, dealId, conditions);
    return conditions.flatMap((condition) => {
      const field = fields.find((one) => one.id === condition.field);
      return field === undefined || isMet(condition, field.value) ? [] : [lack(condition, field)];
    });
  },
};

function isMet({ equals }: Asked, value: CustomValue | null): boolean {
  if (equals === undefined || value === null) return value !== null;
  return value === equals || (Array.isArray(value) && value.includes(equals));
}

function lack(condition: Asked, { name, options }: Found) {
  const { equals } = condition;
  if (equals === undefined) return { condition, code: "missing_custom_field", params: { field: name } };
  if (typeof equals === "boolean") {
    return { condition, code: equals ? "missing_custom_yes" : "missing_custom_no", params: { field: name } };
  }
  const value = options.find((option) => option.id === equals)?.name ?? equals;
  return { condition, code: "missing_custom_value", params: { field: name, value } };
}

async function readAsked(
  { client, actor }: Pick<Reading, "client" | "actor">,
  dealId: DealId,
  conditions: readonly Asked[],
): Promise<readonly Found[]> {
  const { rows } = await client.query<Found>({
    name: "read_custom_conditions",
    text: `select f.id, f.name, f.options, d.custom -> f.id::text as value
           from custom_fields f join reporting.deals d on d.workspace_id = f.workspace_id and d.id = $3
           where f.workspace_id = $1 and f.id = any($2) and f.archived_at is null`,
    values: [actor.workspaceId, conditions.map((condition) => condition.field), dealId],
  });
  return rows;
}

import { type Refusal, refuse } from "../../kernel/refusal.ts";
import type { Unit } from "../../platform/database/unit.ts";
import { hasOptions } from "../domain/custom-field.ts";
import { customFieldRefusals } from "../domain/refusals.ts";
import { readFields } from "./field-row.ts";

interface Asked {
  readonly kind: string;
  readonly field?: string;
  readonly equals?: string | boolean;
}

/** Refuses a regulation that asks for a field of a deal which is not there, or for a value which it cannot have. */
export async function checkConditions(
  unit: Pick<Unit, "client" | "actor">,
  stages: readonly { readonly entryConditions: readonly Asked[] }[],
): Promise<Refusal | null> {
  const asked = stages.flatMap((stage, at) =>
    stage.entryConditions.map((condition, place) => ({ condition, path: `stages.${at}.entryConditions.${place}` })),
  );
  const own = asked.filter(({ condition }) => condition.kind === "custom_field");
  if (own.length === 0) return null;
  const fields = await readFields(unit, "deal");
  const wrong = own.filter(({ condition: { field: id, equals } }) => {
    const field = fields.find((one) => one.id === id && !one.isArchived);
    if (field === undefined || equals === undefined) return field === undefined;
    if (field.kind === "yes_no") return typeof equals !== "boolean";
    return !hasOptions(field.kind) || !field.options.some((option) => option.id === equals && !option.isArchived);
  });
  if (wrong.length === 0) return null;
  return refuse(customFieldRefusals, "custom_condition_wrong", {
    errors: wrong.map(({ path }) => ({ path, code: "custom_condition_wrong" })),
  });
}

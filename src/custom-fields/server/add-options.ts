import { isRefusal, type Refusal } from "../../kernel/refusal.ts";
import type { Unit } from "../../platform/database/unit.ts";
import { hasOptions, mostOptions } from "../domain/custom-field.ts";
import { changeField } from "./change-field.ts";
import { lockField } from "./field-row.ts";

/** Adds what a list does not have yet, without case, as far as it has room; a field without options is left as it is. */
export async function addOptions(unit: Unit, id: string, names: readonly string[]): Promise<Refusal | null> {
  const field = await lockField(unit, id);
  if (isRefusal(field)) return field;
  if (!hasOptions(field.kind)) return null;
  const known = new Set(field.options.map((option) => option.name.toLowerCase()));
  const fresh = names.filter((name) => !known.has(name.toLowerCase()));
  const added = fresh.slice(0, Math.max(0, mostOptions - field.options.length));
  if (added.length === 0) return null;
  const options = [...field.options, ...added.map((name) => ({ name, color: "neutral" as const, isArchived: false }))];
  const changed = await changeField(unit, id, { version: field.version, options });
  return isRefusal(changed) ? changed : null;
}

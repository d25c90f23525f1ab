import type { FieldError } from "../../kernel/refusal.ts";
import type { CustomField } from "./custom-field.ts";
import { type CustomValue, readValue } from "./read-value.ts";
import type { ValueRefusal } from "./refusals.ts";

/** Field id → value, as a row keeps them. */
export type CustomValues = Readonly<Record<string, CustomValue>>;
/** Key → value, as the wire sends them; null empties. */
export type SentCustom = Readonly<Record<string, unknown>>;

export interface ReadValues {
  /** Field id → value to keep, null to take away: only what differs from before. */
  readonly patch: Readonly<Record<string, CustomValue | null>>;
  readonly errors: readonly FieldError[];
}

/**
 * What was sent for the fields of an entity: what changes, and every value that is wrong by path `custom.<key>`. Fields that were not
 * sent stay. `before`: null when the row is new: then every field that is demanded must be filled.
 */
export function readValues(fields: readonly CustomField[], sent: SentCustom, before: CustomValues | null): ReadValues {
  const errors: FieldError[] = [];
  const patch: Record<string, CustomValue | null> = {};
  const wrong = (key: string, code: ValueRefusal) => errors.push({ path: `custom.${key}`, code });
  for (const [key, given] of Object.entries(sent)) {
    if (given === undefined) continue;
    const field = fields.find((one) => one.key === key || one.id === key);
    if (field === undefined) {
      wrong(key, "custom_key_unknown");
      continue;
    }
    const old = before?.[field.id] ?? null;
    const read = readValue(field, given, old);
    if ("code" in read) wrong(key, read.code);
    else if (!isSameValue(read.value, old)) {
      if (field.isArchived) wrong(key, "custom_archived");
      else patch[field.id] = read.value;
    }
  }
  for (const field of before === null ? fields : []) {
    const isWrong = errors.some((error) => error.path === `custom.${field.key}`);
    if (isAsked(field) && (patch[field.id] ?? null) === null && !isWrong) wrong(field.key, "custom_demanded");
  }
  return { patch, errors };
}

/** Whether a new row must have the field. */
export const isAsked = (field: CustomField): boolean => field.isDemanded && !field.isArchived;

export function isSameValue(one: CustomValue | null, other: CustomValue | null): boolean {
  return one === other || canonical(one) === canonical(other);
}

/** Objects are compared whatever the order of their names: jsonb keeps its own. */
function canonical(value: CustomValue | null): string {
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  return "minor" in value ? `${value.minor} ${value.currency}` : JSON.stringify(value);
}

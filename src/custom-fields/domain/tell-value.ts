import { minorDigits } from "../../kernel/money.ts";
import type { CustomField } from "./custom-field.ts";
import type { CustomValue } from "./read-value.ts";

/** A value as the audit keeps it: options by the name they had then, money as a sum with its currency, people by id. */
export function tellValue(
  field: Pick<CustomField, "options" | "kind">,
  value: CustomValue | null,
): string | number | boolean | readonly string[] | null {
  if (value === null || typeof value === "number" || typeof value === "boolean") return value;
  if (Array.isArray(value)) return value.map((id: string) => optionName(field, id));
  if (typeof value === "string") return field.kind === "choice" ? optionName(field, value) : value;
  return "minor" in value ? `${value.minor / 10 ** minorDigits(value.currency)} ${value.currency}` : null;
}

const optionName = (field: Pick<CustomField, "options">, id: string) =>
  field.options.find((option) => option.id === id)?.name ?? id;

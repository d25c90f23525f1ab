import type { Entity } from "../domain/custom-field.ts";
import type { CustomValue } from "../domain/read-value.ts";
import { useCustomFields } from "./use-custom-fields.ts";
import { useValueText } from "./use-value-text.ts";

/** An own field's name and a value of it, as people read them. */
export function useOwnTexts(entity: Entity): (key: string, value: CustomValue | null) => readonly [string, string] {
  const fields = useCustomFields(entity);
  const text = useValueText();
  return (key, value) => {
    const field = fields.find((one) => one.key === key);
    return field === undefined ? [key, ""] : [field.name, text(field, value)];
  };
}

import type { Entity } from "../domain/custom-field.ts";
import { FieldControl } from "./field-control.tsx";
import { type SentValue, sentValue } from "./own-values.ts";
import { useCustomFields } from "./use-custom-fields.ts";

export interface OneCustomFieldProps {
  readonly entity: Entity;
  /** Its key. */
  readonly field: string;
  readonly value: SentValue | null;
  readonly onChange: (value: SentValue | null) => void;
}

/** One own field, filled wherever it is asked. */
export function LoadedOneCustomField({ entity, field: key, value, onChange }: OneCustomFieldProps) {
  const field = useCustomFields(entity).find((one) => one.key === key);
  if (field === undefined) return null;
  return <FieldControl field={field} value={value} onChange={(next) => onChange(sentValue(next))} />;
}

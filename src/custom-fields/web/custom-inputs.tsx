import type { Entity } from "../domain/custom-field.ts";
import { FieldControl } from "./field-control.tsx";
import { type OwnValues, sentValue } from "./own-values.ts";
import { useCustomFields } from "./use-custom-fields.ts";

export interface CustomInputsProps {
  readonly entity: Entity;
  readonly values: OwnValues;
  readonly onChange: (values: OwnValues) => void;
  /** What the server refused, by path: `custom.<key>`. */
  readonly errors: Readonly<Record<string, string>>;
}

/** Fields that are asked for when something is created: those of the form, and those that are demanded. */
export function LoadedCustomInputs({ entity, values, onChange, errors }: CustomInputsProps) {
  const asked = useCustomFields(entity).filter(
    (field) => field.archivedAt === null && (field.isInForm || field.isDemanded),
  );
  return asked.map((field) => (
    <FieldControl
      key={field.id}
      field={field}
      value={values[field.key] ?? null}
      required={field.isDemanded}
      error={errors[`custom.${field.key}`]}
      onChange={(value) => onChange({ ...values, [field.key]: sentValue(value) })}
    />
  ));
}

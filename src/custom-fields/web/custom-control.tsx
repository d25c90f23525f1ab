import type { CustomValue } from "../domain/read-value.ts";
import { FactEditor } from "./fact-editor.tsx";
import { type OwnValues, sentValue } from "./own-values.ts";
import { useCustomFields } from "./use-custom-fields.ts";

export interface CustomControlProps {
  /** Id of a field of deals. */
  readonly field: string;
  readonly values: Readonly<Record<string, CustomValue>>;
  readonly autoFocus: boolean;
  readonly onSave: (values: OwnValues, base: OwnValues) => Promise<unknown>;
}

/** One field of a deal that a stage asks for, filled where it is asked. */
export function LoadedCustomControl({ field: id, values, autoFocus, onSave }: CustomControlProps) {
  const field = useCustomFields("deal").find((one) => one.id === id);
  if (field === undefined) return null;
  return (
    <FactEditor
      field={field}
      value={values[field.key] ?? null}
      autoFocus={autoFocus}
      asksWhose
      onSave={(value, base) => onSave({ [field.key]: sentValue(value) }, { [field.key]: sentValue(base) })}
      onClose={() => undefined}
    />
  );
}

import { useCustomFields } from "./use-custom-fields.ts";

/** What a condition on an own field of a deal asks for: the field's name and, if it asks for one value, that value's name. */
export interface OwnCondition {
  readonly name: string;
  /** Null: filled in at all. */
  readonly value: string | boolean | null;
}

/** Undefined when the field is there no longer. */
export function useOwnCondition(): (condition: {
  readonly field: string;
  readonly equals?: string | boolean;
}) => OwnCondition | undefined {
  const fields = useCustomFields("deal");
  return ({ field: id, equals }) => {
    const field = fields.find((one) => one.id === id);
    if (field === undefined) return undefined;
    const value =
      typeof equals === "string" ? (field.options.find((option) => option.id === equals)?.name ?? "?") : equals;
    return { name: field.name, value: value ?? null };
  };
}

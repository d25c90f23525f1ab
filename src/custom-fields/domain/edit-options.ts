import { type Refusal, refuse } from "../../kernel/refusal.ts";
import { type FieldKind, type FieldOption, hasOptions } from "./custom-field.ts";
import { customFieldRefusals } from "./refusals.ts";

/** An option as a person writes it; without an id it is new. */
export type WrittenOption = Omit<FieldOption, "id"> & { readonly id?: string };

/**
 * The options of a field after an edit: those that exist keep their id and must all be there, archived if they are no longer
 * wanted; names of live ones differ. A kind without options takes none.
 */
export function editOptions(
  kind: FieldKind,
  before: readonly FieldOption[],
  written: readonly WrittenOption[],
  newId: () => string,
): readonly FieldOption[] | Refusal {
  if (!hasOptions(kind)) return written.length === 0 ? [] : refuse(customFieldRefusals, "custom_options_not_asked");
  const live = written.filter((option) => !option.isArchived);
  if (live.length === 0)
    return refuse(customFieldRefusals, "custom_options_none", { errors: [at("custom_options_none")] });
  const names = live.map((option) => option.name.toLowerCase());
  if (new Set(names).size < names.length) {
    return refuse(customFieldRefusals, "custom_option_name_taken", { errors: [at("custom_option_name_taken")] });
  }
  const known = new Set(before.map((option) => option.id));
  const kept = written.flatMap(({ id }) => (id === undefined ? [] : [id]));
  const isLost =
    kept.some((id) => !known.has(id)) || [...known].some((id) => kept.filter((one) => one === id).length !== 1);
  if (isLost) return refuse(customFieldRefusals, "custom_option_lost", { errors: [at("custom_option_lost")] });
  return written.map(({ id, name, color, isArchived }) => ({ id: id ?? newId(), name, color, isArchived }));
}

const at = (code: string) => ({ path: "options", code });
